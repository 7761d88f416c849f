"""The cast: people who check in late, mark each other and write, with the actions that buttons call."""

import random
import signal
import time
from datetime import timedelta
from types import FrameType

from django.db import DatabaseError, close_old_connections

from enishi import STATE
from enishi.demo.town import LETTERS, TONIGHT, WORDS
from enishi.encounters.actions import mark, note_words
from enishi.encounters.models import Note
from enishi.encounters.queries import people_met
from enishi.evening.actions import advance
from enishi.evening.queries import programme_now
from enishi.events.actions.registration import check_in
from enishi.events.models import Event, Registration
from enishi.events.queries import SOON
from enishi.letters.actions import save_draft, send_by_relay
from enishi.letters.models import Letter
from enishi.ui import clock

PAUSE = 4.0
MC_WAITS = timedelta(seconds=40)  # the visitor may press first
_KEY_OF = {(person.family, person.given): person.key for person in TONIGHT}


def play() -> None:
    """Play until the process ends; what the visitor's own person does is left to the visitor."""
    stopping: list[int] = []

    def stop(signum: int, _frame: FrameType | None) -> None:
        stopping.append(signum)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    chance = random.Random()  # noqa: S311 - a play, no secret
    while not stopping:
        (STATE / "demo" / "last-seen").write_text(clock.now().isoformat())
        try:
            event = tonight()
            if event is not None:
                act(event, chance)
        except DatabaseError:
            close_old_connections()
        time.sleep(PAUSE)


def tonight() -> Event | None:
    """The evening that counts now: about to begin, running, or just over."""
    begun = Event.objects.filter(starts_at__lte=clock.now() + SOON).select_related("host")
    return begun.order_by("-starts_at").first()


def act(event: Event, chance: random.Random) -> None:
    """One small thing that somebody does now."""
    if clock.now() - event.starts_at > timedelta(hours=12):
        return
    _move_on(event)
    deed = chance.choice([_come_late, _mark_somebody, _mark_somebody, _write])
    deed(event, chance)


def _move_on(event: Event) -> None:
    """The MC of the cast goes on when time is over and nobody else did."""
    now = programme_now(event)
    if now.run is not None and clock.now() > now.run.ends_at + MC_WAITS:
        advance(event, now.position, "cast")


def _come_late(event: Event, chance: random.Random) -> None:
    late = list(event.registrations.filter(check_in=None).select_related("event"))
    if len(late) > 2 and event.ended_at is None:  # two stay away for good: that is what evenings are like
        check_in(chance.choice(late), "cast")


def _players(event: Event) -> list[Registration]:
    """Everybody but the first of the cast: that phone is the visitor's."""
    first = TONIGHT[0]
    present = event.registrations.present().select_related("event", "attendee")
    return list(present.exclude(attendee__family=first.family, attendee__given=first.given))


def _mark_somebody(event: Event, chance: random.Random) -> None:
    players = _players(event)
    if not players:
        return
    author = chance.choice(players)
    met = [person for person in people_met(author.attendee, event) if not person.marked]
    if met and Note.objects.filter(author=author.attendee, event=event).count() < 8:
        about = chance.choice(met).attendee
        mark(author, about, marked=True)
        if words := WORDS.get(_KEY_OF.get((about.family, about.given), "")):
            note_words(author, about, words)


def _write(event: Event, chance: random.Random) -> None:
    """One of the cast's own letters, once its two people have met."""
    people = {_KEY_OF.get((one.attendee.family, one.attendee.given), ""): one.attendee for one in _players(event)}
    for letter in chance.sample(LETTERS, k=len(LETTERS)):
        writer, recipient = people.get(letter.writer), people.get(letter.recipient)
        if writer is None or recipient is None or not (writer.mail and recipient.mail):
            continue
        written = Letter.objects.filter(author=writer, recipient=recipient, event=event).exists()
        met = any(person.attendee.pk == recipient.pk and person.places for person in people_met(writer, event))
        if met and not written:
            send_by_relay(save_draft(writer, recipient, event, letter.body))
            return
