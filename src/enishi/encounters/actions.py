"""Encounters are remembered, and people mark whom they want to write to."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from django.db import transaction

from enishi.audit.actions import record
from enishi.encounters.models import Encounter, Note
from enishi.events.models import Event, Registration
from enishi.people.models import Attendee
from enishi.ui import clock


@transaction.atomic
def remember_round(event: Event, round_number: int, tables: Iterable[tuple[str, Sequence[int]]], by: str) -> int:
    """One encounter for every pair at every table: `tables` are (label, attendee ids). Returns how many are new.

    Called again with the same round it adds nothing: the pair, the round and the evening are unique together.
    """
    moment = clock.now()
    rows = [
        Encounter(event=event, first_id=a, second_id=b, round_number=round_number, table=label, at=moment)
        for label, people in tables
        for a, b in combinations(sorted(people), 2)
    ]
    before = event.encounters.count()
    Encounter.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    record(event.host_id, by, "remember_round", f"event:{event.pk}")
    return event.encounters.count() - before


class NotAtTheSameEvening(Exception):
    """A note can only be about somebody who takes part in the same evening."""


@transaction.atomic
def mark(author: Registration, about: Attendee, *, marked: bool) -> Note:
    """Put the ○ beside a person, or take it away. Words that were noted stay."""
    note = _note(author, about)
    note.marked_at = (note.marked_at or clock.now()) if marked else None
    note.save(update_fields=["marked_at"])
    record(author.event.host_id, f"attendee:{author.attendee_id}", "mark", f"note:{note.pk}")
    return note


@transaction.atomic
def note_words(author: Registration, about: Attendee, words: str) -> Note:
    """Keep a word about a person."""
    note = _note(author, about)
    note.words = words.replace("\0", "").strip()[:120]
    note.save(update_fields=["words"])
    record(author.event.host_id, f"attendee:{author.attendee_id}", "note_words", f"note:{note.pk}", ["words"])
    return note


def _note(author: Registration, about: Attendee) -> Note:
    if about.pk == author.attendee_id or not author.event.registrations.filter(attendee=about).exists():
        raise NotAtTheSameEvening
    note, _new = Note.objects.get_or_create(author=author.attendee, about=about, event=author.event)
    return note
