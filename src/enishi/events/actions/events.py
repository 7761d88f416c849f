"""Evenings are opened with a programme that a host can use as it is."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from enishi.audit.actions import record
from enishi.events.actions.news import announce
from enishi.events.models import Event, Segment
from enishi.people.models import Host

Kind = Segment.Kind


@dataclass(frozen=True)
class Item:
    """One line of a programme before it is stored."""

    kind: Segment.Kind
    minutes: int
    title: str = ""
    title_en: str = ""
    line: str = ""
    line_en: str = ""


def usual_programme(rounds: int = 3, minutes: int = 40) -> list[Item]:
    """Opening, toast, rounds at tables, mingling, closing: what most chambers do."""
    turn = "お話の途中かと存じますが、あと一分でお席替えです。名札の次の番号をご覧ください。"
    turn_en = "I am sorry to interrupt. In one minute we change tables. Please look at the next number on your badge."
    return [
        Item(
            Kind.TALK,
            10,
            "開会の挨拶",
            "Opening",
            "本日はお忙しい中お集まりいただき、ありがとうございます。",
            "Thank you all for coming this evening.",
        ),
        Item(
            Kind.TALK,
            10,
            "乾杯",
            "Toast",
            "それでは、乾杯のご発声をお願いいたします。",
            "May I ask for the toast, please.",
        ),
        *[Item(Kind.GROUPS, minutes, "", "", turn, turn_en) for _ in range(rounds)],
        Item(
            Kind.MINGLE,
            20,
            "ご歓談",
            "Mingling",
            "ここからはご自由にご歓談ください。",
            "Please move and talk as you like.",
        ),
        Item(
            Kind.TALK,
            10,
            "お知らせ・中締め",
            "Closing",
            "本日のお礼は、どうぞ今夜のうちに。",
            "Please write your thank-you notes tonight.",
        ),
    ]


def hold(event: Event) -> Event:
    """The event as it is now; nobody else moves it on, checks in or registers until the transaction ends.

    Comes before anything is recorded. Whoever wrote to the host's log first and asked for the evening then could wait
    for one who holds the evening and waits for the log.
    """
    return Event.objects.select_for_update(no_key=True).get(pk=event.pk)


@transaction.atomic
def open_event(
    host: Host,
    name: str,
    starts_at: datetime,
    by: str,
    *,
    romanised: str = "",
    venue: str = "",
    fee: int = 0,
    programme: list[Item] | None = None,
) -> Event:
    """A new evening with its programme and its news line."""
    event = Event.objects.create(
        host=host, name=name, romanised=romanised, starts_at=starts_at, zone=host.zone, venue=venue, fee=fee
    )
    announce(event)  # makes its news line, and lets the streams know that there is one
    set_programme(event, programme or usual_programme(), by)
    record(host.pk, by, "open_event", f"event:{event.pk}")
    return event


@transaction.atomic
def set_programme(event: Event, items: list[Item], by: str) -> None:
    """Replace the programme. Rounds at tables are numbered in their order."""
    event.segments.all().delete()
    number = 0
    for position, item in enumerate(items, start=1):
        number += item.kind == Kind.GROUPS
        Segment.objects.create(
            event=event,
            position=position,
            kind=item.kind,
            minutes=item.minutes,
            title=item.title,
            title_en=item.title_en,
            line=item.line,
            line_en=item.line_en,
            round_number=number if item.kind == Kind.GROUPS else None,
        )
    record(event.host_id, by, "set_programme", f"event:{event.pk}")
