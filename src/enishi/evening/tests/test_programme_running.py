"""The evening moves on, one step a press, however often and from however many desks somebody presses."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from enishi.audit.models import Entry
from enishi.conftest import START
from enishi.encounters.models import Encounter
from enishi.evening.actions import add_minutes, advance, reflect_absences
from enishi.evening.models import SegmentRun
from enishi.evening.queries import Line, next_round, programme_now
from enishi.evening.rules import NothingPublished
from enishi.events.actions.registration import check_in
from enishi.events.models import Cancellation, Departure, Event, News, Registration
from enishi.events.signals import event_ended
from enishi.events.tests.at_once import at_once, in_thread, shared_database
from enishi.seating.actions import draw_seating, publish_seating
from enishi.seating.models import Seating
from enishi.ui import clock

MINUTE = timedelta(minutes=1)
OPENING, FIRST, SECOND, CLOSING = 1, 2, 3, 4


def at(minutes: float) -> Any:
    return clock.standing_at(START + minutes * MINUTE)


def run_until(event: Event, position: int) -> None:
    """Every item at its planned time, until the one at `position` runs."""
    for seen in range(position):
        with at(10 * seen):
            advance(event, seen, "system")


def running(event: Event) -> list[int]:
    return list(event.runs.filter(ended_at=None).values_list("segment__position", flat=True))


def version(event: Event) -> int:
    return News.objects.get(event=event).version


def pairs(event: Event, turn: int) -> set[tuple[int, int]]:
    """Pairs of registration numbers who met in the round."""
    number = dict(event.registrations.values_list("attendee_id", "number"))
    rows = Encounter.objects.filter(event=event, round_number=turn).values_list("first_id", "second_id")
    return {(min(number[a], number[b]), max(number[a], number[b])) for a, b in rows}


def expected_pairs(seating: Seating, turn: int, without: set[int] = frozenset()) -> set[tuple[int, int]]:  # type: ignore[assignment]
    seats = list(seating.seats.filter(round_number=turn).values_list("registration__number", "spot"))
    return {(a, b) for a, at_a in seats for b, at_b in seats if a < b and at_a == at_b and not {a, b} & without}


@pytest.fixture
def ended() -> Any:
    """The evenings whose end was announced."""
    heard: list[Event] = []

    def hear(event: Event, **_news: Any) -> None:
        heard.append(event)

    event_ended.connect(hear)
    yield heard
    event_ended.disconnect(hear)


def test_advance_starts_the_first_item(event: Event) -> None:
    before = version(event)
    with at(2):
        run = advance(event, 0, "member:3")
    assert run is not None
    assert (run.segment.position, run.started_at, run.ends_at, run.ended_at, run.seating) == (
        OPENING, START + 2 * MINUTE, START + 12 * MINUTE, None, None,
    )  # fmt: skip
    assert version(event) == before + 1
    assert Entry.objects.get(verb="start_segment").actor == "member:3"


def test_advance_ends_what_runs_and_starts_what_follows(event: Event, plan: Seating) -> None:
    run_until(event, OPENING)
    with at(11):
        run = advance(event, OPENING, "system")
    assert run is not None
    assert (run.segment.position, run.seating) == (FIRST, plan)
    assert event.runs.get(segment__position=OPENING).ended_at == START + 11 * MINUTE
    assert running(event) == [FIRST]


@pytest.mark.parametrize("seen", [-1, 0, 2, 3, 99])
def test_advance_with_another_position_than_what_runs_does_nothing(seen: int, event: Event, plan: Seating) -> None:
    run_until(event, OPENING)
    before = (list(SegmentRun.objects.values()), version(event), Entry.objects.count())
    run = advance(event, seen, "system")
    assert run is not None
    assert run.segment.position == OPENING
    assert (list(SegmentRun.objects.values()), version(event), Entry.objects.count()) == before


def test_double_press_moves_one_step(event: Event, plan: Seating) -> None:
    run_until(event, OPENING)
    runs = [advance(event, OPENING, "system") for _press in range(2)]
    assert [run.segment.position for run in runs if run] == [FIRST, FIRST]
    assert running(event) == [FIRST]


def test_position_of_the_page_is_what_a_button_names(event: Event, plan: Seating) -> None:
    positions = []
    for _press in range(6):
        now = programme_now(event)
        positions.append(now.position)
        advance(event, now.position, "system")
    assert positions == [0, 1, 2, 3, 4, 4]
    event.refresh_from_db()
    assert event.ended_at is not None


def test_round_without_a_published_seating_does_not_start(event: Event) -> None:
    draw_seating(event, None, tables=2, seconds=0.05)
    run_until(event, OPENING)
    before = (list(SegmentRun.objects.values()), version(event))
    with pytest.raises(NothingPublished) as refusal:
        advance(event, OPENING, "system")
    assert str(refusal.value)
    assert (list(SegmentRun.objects.values()), version(event)) == before, "what ran still runs"


def test_round_keeps_the_seating_it_started_with(event: Event, plan: Seating, everybody_here: None) -> None:
    run_until(event, FIRST)
    newer = publish_seating(draw_seating(event, None, tables=4, seconds=0.05), "system")
    assert programme_now(event).run.seating == plan  # type: ignore[union-attr]
    advance(event, FIRST, "system")
    assert event.runs.get(segment__position=SECOND).seating == newer
    advance(event, SECOND, "system")
    assert pairs(event, 1) == expected_pairs(plan, 1)
    assert pairs(event, 2) == expected_pairs(newer, 2)


def test_everybody_at_a_table_met_once_a_round(event: Event, plan: Seating, everybody_here: None) -> None:
    run_until(event, SECOND)
    assert pairs(event, 1) == expected_pairs(plan, 1)
    assert Encounter.objects.filter(event=event).count() == 12
    assert pairs(event, 2) == set(), "the second round still runs"


def test_encounters_are_written_exactly_once(event: Event, plan: Seating, everybody_here: None) -> None:
    run_until(event, SECOND)
    before = list(Encounter.objects.order_by("pk").values())
    for seen in (FIRST, FIRST, OPENING, 0):
        advance(event, seen, "system")
    assert list(Encounter.objects.order_by("pk").values()) == before


def test_who_did_not_come_met_nobody(event: Event, plan: Seating, registrations: list[Registration]) -> None:
    for registration in registrations[:6]:
        check_in(registration, "system")
    run_until(event, SECOND)
    assert pairs(event, 1) == expected_pairs(plan, 1, without={7, 8})


@pytest.mark.parametrize("record", [Cancellation, Departure])
def test_who_left_or_was_taken_as_absent_met_nobody(
    record: type[Cancellation | Departure],
    event: Event,
    plan: Seating,
    registrations: list[Registration],
    everybody_here: None,
) -> None:
    run_until(event, FIRST)
    record.objects.create(registration=registrations[2], at=START, by="system")
    advance(event, FIRST, "system")
    assert pairs(event, 1) == expected_pairs(plan, 1, without={3})


def test_encounters_keep_the_table(event: Event, plan: Seating, everybody_here: None) -> None:
    run_until(event, SECOND)
    table = dict(plan.seats.filter(round_number=1).values_list("registration__attendee", "spot__number"))
    assert all(row.table == str(table[row.first_id]) == str(table[row.second_id]) for row in Encounter.objects.all())


def test_rounds_that_never_started_leave_nothing(event: Event, plan: Seating, everybody_here: None) -> None:
    run_until(event, OPENING)
    assert Encounter.objects.count() == 0
    advance(event, OPENING, "system")
    assert Encounter.objects.count() == 0, "nobody has met before the round is over"


def test_last_item_ends_the_evening_once(event: Event, plan: Seating, ended: list[Event]) -> None:
    run_until(event, CLOSING)
    before = version(event)
    with at(40):
        assert advance(event, CLOSING, "system") is None
    event.refresh_from_db()
    assert (event.ended_at, running(event), ended) == (START + 40 * MINUTE, [], [event])
    assert version(event) > before
    after = version(event)
    with at(50):
        assert advance(event, CLOSING, "system") is None
    event.refresh_from_db()
    assert (event.ended_at, ended, version(event)) == (START + 40 * MINUTE, [event], after)
    assert Entry.objects.filter(verb="end_event").count() == 1


def test_add_minutes(event: Event) -> None:
    run_until(event, OPENING)
    before = version(event)
    run = add_minutes(event, 5, "member:3")
    assert run is not None
    assert run.ends_at == START + 15 * MINUTE
    assert SegmentRun.objects.get(pk=run.pk).ends_at == START + 15 * MINUTE
    assert version(event) == before + 1
    assert Entry.objects.get(verb="add_minutes").actor == "member:3"
    add_minutes(event, 5, "member:3")
    assert SegmentRun.objects.get(pk=run.pk).ends_at == START + 20 * MINUTE


def test_add_minutes_while_nothing_runs(event: Event) -> None:
    before = (version(event), Entry.objects.count())
    assert add_minutes(event, 5, "member:3") is None
    assert (version(event), Entry.objects.count()) == before


def clocks(event: Event) -> list[tuple[int, float, str]]:
    """(position, minutes after the planned start, state) of each line."""
    return [
        (line.segment.position, (line.begins_at - START) / MINUTE, line.state) for line in programme_now(event).lines
    ]


def test_programme_before_it_begins(event: Event) -> None:
    now = programme_now(event)
    assert clocks(event) == [(1, 0, "later"), (2, 10, "later"), (3, 20, "later"), (4, 30, "later")]
    assert (now.run, now.rounds, now.minutes_late, now.position, now.round_number) == (None, 2, 0, 0, None)
    assert isinstance(now.following, Line)
    assert now.following.segment.position == OPENING


def test_programme_that_runs_late(event: Event, plan: Seating) -> None:
    """Begun seven minutes late, the toast got five more: everything behind it moves."""
    with at(7):
        advance(event, 0, "system")
        add_minutes(event, 5, "system")
    now = programme_now(event)
    assert clocks(event) == [(1, 7, "now"), (2, 22, "later"), (3, 32, "later"), (4, 42, "later")]
    assert (now.minutes_late, now.position) == (7, 1)
    with at(24):
        advance(event, OPENING, "system")
    now = programme_now(event)
    assert clocks(event) == [(1, 7, "done"), (2, 24, "now"), (3, 34, "later"), (4, 44, "later")]
    assert (now.minutes_late, now.round_number) == (14, 1)
    assert now.following is not None
    assert now.following.segment.position == SECOND


def test_programme_that_is_over(event: Event, plan: Seating) -> None:
    run_until(event, CLOSING)
    with at(40):
        advance(event, CLOSING, "system")
    now = programme_now(event)
    assert [state for _position, _at, state in clocks(event)] == ["done"] * 4
    assert (now.run, now.following, now.position, now.round_number) == (None, None, 4, None)


def test_programme_now_costs_two_queries(event: Event, plan: Seating, django_assert_num_queries: Any) -> None:
    run_until(event, SECOND)
    with django_assert_num_queries(2):
        now = programme_now(event)
        str((now.run and now.run.seating and now.run.segment.title, now.following, now.round_number))


@pytest.mark.parametrize(("position", "turn"), [(0, 1), (OPENING, 1), (FIRST, 1), (SECOND, 2), (CLOSING, 3)])
def test_next_round(position: int, turn: int, event: Event, plan: Seating) -> None:
    run_until(event, position)
    assert next_round(event) == turn


def test_reflect_absences(event: Event, plan: Seating, registrations: list[Registration], now: datetime) -> None:
    for registration in registrations[:6]:
        check_in(registration, "system")
    before, seats = version(event), list(plan.seats.order_by("pk").values())
    assert reflect_absences(event, "member:3") == 2
    rows = Cancellation.objects.order_by("registration__number").values_list("registration__number", "at", "by")
    assert list(rows) == [(7, now, "member:3"), (8, now, "member:3")]
    assert list(plan.seats.order_by("pk").values()) == seats, "nobody moves"
    assert version(event) == before + 1
    assert Entry.objects.filter(verb="reflect_absences").count() == 1


def test_reflect_absences_when_everybody_is_here(event: Event, everybody_here: None) -> None:
    assert reflect_absences(event, "system") == 0
    assert Cancellation.objects.count() == 0


def test_late_arrival_has_the_old_seat_again(event: Event, plan: Seating, registrations: list[Registration]) -> None:
    for registration in registrations[:7]:
        check_in(registration, "system")
    reflect_absences(event, "system")
    run_until(event, FIRST)
    check_in(Registration.objects.get(pk=registrations[7].pk), "system")
    advance(event, FIRST, "system")
    advance(event, SECOND, "system")
    assert Cancellation.objects.count() == 0
    assert pairs(event, 2) == expected_pairs(plan, 2)


@pytest.mark.django_db(transaction=True)
def test_pressed_at_three_desks_at_once(event: Event, tmp_path: Path) -> None:
    with shared_database(tmp_path):
        answers = at_once(*[partial(advance, event, 0, f"member:{desk}") for desk in range(3)])
        assert {run.segment.position for run in answers} == {OPENING}
        assert in_thread(lambda: list(event.runs.values_list("segment__position", flat=True))) == [OPENING]
        assert in_thread(lambda: Entry.objects.filter(verb="start_segment").count()) == 1
