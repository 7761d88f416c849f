"""One past evening, one that is now, one next week: made with the actions that users' buttons call."""

import random
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from enishi.demo.portraits import render_portraits
from enishi.demo.town import EVERYONE, HOST, HOST_EN, LINES, OTHERS, TONIGHT, WORDS, Person
from enishi.encounters.actions import mark, note_words
from enishi.encounters.queries import people_met
from enishi.engines import industries
from enishi.engines.roster import Row
from enishi.evening.actions import advance
from enishi.events.actions.events import Item, open_event
from enishi.events.actions.registration import check_in, enter_attendee, register
from enishi.events.models import Event, Registration, Segment
from enishi.letters.actions import mark_done, save_draft
from enishi.letters.models import Letter
from enishi.people.actions import give_role, member_for_mail, open_host, set_portrait
from enishi.people.models import Attendee, Host, Staff
from enishi.seating.actions import draw_seating, publish_seating
from enishi.ui import clock

ZONE = ZoneInfo("Asia/Tokyo")
OWNER_MAIL = "sakaguchi@shiomizawa-cci.example"
DOOR_MAIL = "uketsuke@shiomizawa-cci.example"
OPENS_AT = timedelta(minutes=58, seconds=48)  # 19:28:48: 6:12 are left of the second round
Kind = Segment.Kind


class NotTheDemo(Exception):
    """The database belongs to a real host: the cast must not play there."""


def seed_or_continue(folder: Path) -> None:
    """Set the demo's clock: to the middle of tonight's second round, or to where the demo stopped last time."""
    last_seen = folder / "last-seen"
    if not Host.objects.exists():
        seed(today=timezone.now().astimezone(ZONE))
    elif not Host.objects.filter(staff__member__email=OWNER_MAIL).exists():
        raise NotTheDemo
    tonight = Event.objects.filter(runs__isnull=False).order_by("-starts_at")[0]
    moment = datetime.fromisoformat(last_seen.read_text()) if last_seen.exists() else tonight.starts_at + OPENS_AT
    (folder / "clock").write_text(str((moment - timezone.now()).total_seconds()))


@transaction.atomic
def seed(today: datetime) -> Event:
    """Everything the demo shows. Returns tonight's evening, in its second round."""
    chance = random.Random(12)  # noqa: S311 - the same evening each time
    start = today.replace(hour=18, minute=30, second=0, microsecond=0)
    with clock.standing_at(start - timedelta(days=60)):
        owner = member_for_mail(OWNER_MAIL)
        host = open_host(HOST, owner, romanised=HOST_EN, mail=OWNER_MAIL)
        give_role(host, member_for_mail(DOOR_MAIL), Staff.Role.DOOR, f"member:{owner.pk}")
    by = f"member:{owner.pk}"
    roster = Roster(host, by)
    _past(roster, start - timedelta(days=28), chance)
    event = _tonight(roster, start, chance)
    _next_week(roster, start + timedelta(days=7), chance)
    return event


class Roster:
    """The host's people, entered when an evening first needs them."""

    def __init__(self, host: Host, by: str) -> None:
        self.host, self.by = host, by
        self.faces = render_portraits(EVERYONE)
        self.attendees: dict[str, Attendee] = {}

    def join(self, event: Event, people: list[Person]) -> list[Registration]:
        return [register(event, self._entered(event, person), self.by) for person in people]

    def _entered(self, event: Event, person: Person) -> Attendee:
        if person.key not in self.attendees:
            attendee = enter_attendee(event, row_of(person), self.by)
            assert attendee.organisation is not None
            attendee.organisation.romanised = person.company_romanised
            attendee.organisation.kind = person.kind
            attendee.organisation.save()
            set_portrait(attendee, self.faces[person.key], self.by)
            self.attendees[person.key] = attendee
        return self.attendees[person.key]


def row_of(person: Person) -> Row:
    """As the office's spreadsheet would say it."""
    return Row(
        row=0,
        family=person.family,
        given=person.given,
        family_reading=person.family_reading,
        given_reading=person.given_reading,
        romanised=person.romanised,
        company=person.company,
        company_reading=person.company_reading,
        industry=person.industry,
        division=industries.recognise(person.industry, person.company).division or person.division,
        title=person.title,
        mail=person.mail,
        phone=person.phone,
        hook=person.hook,
    )


def programme(minutes: int) -> list[Item]:
    """Four rounds with the town's lines for the MC."""
    said = {line.segment: line for line in LINES}

    def line(name: str, following: int = 0) -> tuple[str, str]:
        fill = {"event": "異業種交流会", "rounds": 4, "speaker": "会頭", "next": following}
        fill_en = fill | {"event": "our cross-industry evening", "speaker": "our chairman"}
        return said[name].ja.format(**fill), said[name].en.format(**fill_en)

    rounds = [
        Item(Kind.GROUPS, minutes, "", "", *line("minute_before" if turn < 4 else "last_minute", turn + 1))
        for turn in range(1, 5)
    ]
    return [
        Item(Kind.TALK, 10, "開会の挨拶", "Opening", *line("opening")),
        Item(Kind.TALK, 18, "乾杯", "Toast", *line("toast")),
        *rounds,
        Item(Kind.MINGLE, 20, "ご歓談", "Mingling", *line("mingling")),
        Item(Kind.TALK, 10, "お知らせ・中締め", "Closing", *line("closing")),
    ]


def _past(roster: Roster, start: datetime, chance: random.Random) -> None:
    people = [*TONIGHT[:34], *OTHERS]
    with clock.standing_at(start - timedelta(days=9)):
        event = open_event(
            roster.host,
            "第11回 汐見沢異業種交流会",
            start,
            roster.by,
            romanised="11th Shiomizawa Cross-Industry Evening",
            venue="汐見沢商工会館 大ホール",
            fee=5000,
            programme=programme(17),
        )
        registrations = roster.join(event, people)
        publish_seating(draw_seating(event, None, seconds=0.5), roster.by)
    with clock.standing_at(start - timedelta(minutes=12)):
        for registration in registrations[:-3]:
            check_in(registration, roster.by)
    moment = start
    for position, minutes in enumerate([10, 18, 17, 17, 17, 17, 20, 10, 0]):
        with clock.standing_at(moment):
            advance(event, position, roster.by)
        moment += timedelta(minutes=minutes)
    with clock.standing_at(moment + timedelta(minutes=30)):
        for registration in registrations[:-3]:
            _thank(registration, event, chance)


def _thank(registration: Registration, event: Event, chance: random.Random) -> None:
    """After the evening: most people wrote to a few they had marked."""
    for person in chance.sample(people_met(registration.attendee, event), k=3):
        mark(registration, person.attendee, marked=True)
        if chance.random() < 0.6:
            letter = save_draft(registration.attendee, person.attendee, event, "")
            mark_done(
                letter, chance.choice([Letter.Way.OWN_APP, Letter.Way.OWN_APP, Letter.Way.PHONE, Letter.Way.POSTCARD])
            )


def _tonight(roster: Roster, start: datetime, chance: random.Random) -> Event:
    with clock.standing_at(start - timedelta(days=5)):
        event = open_event(
            roster.host,
            "第12回 汐見沢異業種交流会",
            start,
            roster.by,
            romanised="12th Shiomizawa Cross-Industry Evening",
            venue="汐見沢商工会館 大ホール",
            fee=6000,
            programme=programme(17),
        )
        registrations = roster.join(event, list(TONIGHT))
        publish_seating(draw_seating(event, None, seconds=1.0), roster.by)
    for at, registration in enumerate(registrations[:76]):
        with clock.standing_at(start - timedelta(minutes=25) + timedelta(seconds=18 * at)):
            check_in(registration, roster.by)
    for position, minutes in enumerate([0, 10, 31, 48]):
        with clock.standing_at(start + timedelta(minutes=minutes)):
            advance(event, position, roster.by)
    with clock.standing_at(start + timedelta(minutes=49)):
        _first_notes(roster, event, chance)
    return event


def _first_notes(roster: Roster, event: Event, chance: random.Random) -> None:
    """What people noted at the end of the first round."""
    about = {attendee.pk: key for key, attendee in roster.attendees.items()}
    for registration in event.registrations.present().select_related("event", "attendee"):
        met = people_met(registration.attendee, event)
        for person in chance.sample(met, k=min(2, len(met))):
            mark(registration, person.attendee, marked=True)
            if words := WORDS.get(about[person.attendee.pk]):
                note_words(registration, person.attendee, words)


def _next_week(roster: Roster, start: datetime, chance: random.Random) -> None:
    with clock.standing_at(start - timedelta(days=9)):
        event = open_event(
            roster.host,
            "第13回 汐見沢異業種交流会",
            start,
            roster.by,
            romanised="13th Shiomizawa Cross-Industry Evening",
            venue="汐見沢商工会館 大ホール",
            fee=6000,
            programme=programme(17),
        )
        roster.join(event, chance.sample(list(EVERYONE), k=34))
