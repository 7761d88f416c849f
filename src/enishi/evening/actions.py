"""The evening moves on: segments start and end, rounds leave encounters behind."""

from collections import defaultdict
from datetime import timedelta

from django.db import transaction

from enishi.audit.actions import record
from enishi.encounters.actions import remember_round
from enishi.evening.models import SegmentRun
from enishi.evening.rules import NothingPublished
from enishi.events.actions.events import hold
from enishi.events.actions.news import announce
from enishi.events.models import Cancellation, Event, Registration, Segment
from enishi.events.signals import event_ended
from enishi.seating.queries import published_seating
from enishi.ui import clock


@transaction.atomic
def advance(event: Event, seen: int, by: str) -> SegmentRun | None:
    """End what runs and start the next item. `seen` is the position that the presser saw running (0 = nothing yet).

    A button that was pressed twice, or on two desks, moves one step: the second press saw an older position.
    Returns what runs now, or None after the last item.
    """
    event = hold(event)
    running = event.runs.filter(ended_at=None).select_related("segment").first()
    last = running or event.runs.select_related("segment").order_by("-segment__position").first()
    if (last.segment.position if last else 0) != seen:
        return running
    if running is not None:
        _end(running, by)
    following = event.segments.filter(position__gt=seen).first()
    if following is not None:
        return _start(event, following, by)
    if event.ended_at is None:
        _end_event(event, by)
    return None


def _start(event: Event, segment: Segment, by: str) -> SegmentRun:
    seating = None
    if segment.kind == Segment.Kind.GROUPS:
        seating = published_seating(event)
        if seating is None:
            raise NothingPublished
    moment = clock.now()
    run = SegmentRun.objects.create(
        event=event,
        segment=segment,
        seating=seating,
        started_at=moment,
        ends_at=moment + timedelta(minutes=segment.minutes),
    )
    record(event.host_id, by, "start_segment", f"segment:{segment.pk}")
    announce(event)
    return run


def _end(run: SegmentRun, by: str) -> None:
    run.ended_at = clock.now()
    run.save(update_fields=["ended_at"])
    if run.seating is not None and run.segment.round_number is not None:
        remember_round(run.event, run.segment.round_number, _tables_as_sat(run), by)
    record(run.event.host_id, by, "end_segment", f"segment:{run.segment_id}")
    announce(run.event)


def _tables_as_sat(run: SegmentRun) -> list[tuple[str, list[int]]]:
    """(table, attendee ids) of everybody who was in the hall in this round."""
    assert run.seating is not None
    assert run.segment.round_number is not None
    seats = run.seating.seats.filter(
        round_number=run.segment.round_number, registration__in=Registration.objects.filter(event=run.event).present()
    )
    tables: dict[str, list[int]] = defaultdict(list)
    for number, attendee in seats.values_list("spot__number", "registration__attendee_id"):
        tables[str(number)].append(attendee)
    return sorted(tables.items())


def _end_event(event: Event, by: str) -> None:
    event.ended_at = clock.now()
    event.save(update_fields=["ended_at"])
    record(event.host_id, by, "end_event", f"event:{event.pk}")
    announce(event)
    event_ended.send(Event, event=event)


@transaction.atomic
def add_minutes(event: Event, minutes: int, by: str) -> SegmentRun | None:
    """Toasts overrun: what runs now ends later."""
    run = event.runs.select_for_update().filter(ended_at=None).select_related("segment").first()
    if run is None:
        return None
    run.ends_at += timedelta(minutes=minutes)
    run.save(update_fields=["ends_at"])
    record(event.host_id, by, "add_minutes", f"segment:{run.segment_id}")
    announce(event)
    return run


@transaction.atomic
def reflect_absences(event: Event, by: str) -> int:
    """Whoever has not checked in by now is taken as absent: the place becomes a hole, nobody else moves.

    Returns how many are absent. Who comes late after all is checked in as usual, and the hole is theirs again.
    """
    hold(event)  # who is checked in at this moment is here
    missing = event.registrations.expected().filter(check_in=None)
    moment = clock.now()
    rows = [Cancellation(registration=registration, at=moment, by=by) for registration in missing]
    Cancellation.objects.bulk_create(rows)
    record(event.host_id, by, "reflect_absences", f"event:{event.pk}")
    announce(event)
    return len(rows)


@transaction.atomic
def withdraw_absences(event: Event, by: str) -> int:
    """Undo `reflect_absences`. Returns how many people are expected again."""
    hold(event)
    gone, _models = Cancellation.objects.filter(registration__event=event).delete()
    record(event.host_id, by, "withdraw_absences", f"event:{event.pk}")
    announce(event)
    return gone
