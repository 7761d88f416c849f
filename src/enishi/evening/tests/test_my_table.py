"""What one phone in the hall shows: my table now, who is there, and where I go next."""

from datetime import timedelta
from typing import Any

import pytest

from enishi.conftest import START
from enishi.evening.actions import advance
from enishi.evening.queries import MyTable, my_table, programme_now, seating_shown
from enishi.events.models import Cancellation, Departure, Event, Registration
from enishi.seating.actions import draw_seating, publish_seating
from enishi.seating.models import Seating, Spot
from enishi.ui import clock


def mine(registration: Registration) -> MyTable:
    fresh = Registration.objects.select_related("event").get(pk=registration.pk)
    return my_table(fresh, programme_now(fresh.event))


def run_until(event: Event, position: int) -> None:
    for seen in range(position):
        with clock.standing_at(START + timedelta(minutes=10 * seen)):
            advance(event, seen, "system")


def spot_in(seating: Seating, registration: Registration, turn: int) -> Spot:
    return seating.seats.get(registration=registration, round_number=turn).spot


def mates_in(seating: Seating, registration: Registration, turn: int) -> set[int]:
    there = seating.seats.filter(round_number=turn, spot=spot_in(seating, registration, turn))
    return set(there.exclude(registration=registration).values_list("registration__number", flat=True))


@pytest.mark.parametrize(("position", "turn"), [(0, 1), (1, 1), (2, 1), (3, 2)])
def test_table_that_counts_now(
    position: int, turn: int, event: Event, plan: Seating, registrations: list[Registration]
) -> None:
    run_until(event, position)
    table = mine(registrations[0])
    assert (table.round_number, table.spot) == (turn, spot_in(plan, registrations[0], turn))
    assert {one.number for one in table.mates} == mates_in(plan, registrations[0], turn)
    assert {at: spot.number for at, spot in table.tables.items()} == {
        at: spot_in(plan, registrations[0], at).number for at in (1, 2)
    }


def test_no_table_after_the_last_round(event: Event, plan: Seating, registrations: list[Registration]) -> None:
    run_until(event, 4)
    table = mine(registrations[0])
    assert (table.round_number, table.spot, table.mates, set(table.tables)) == (None, None, [], {1, 2})


def test_no_table_before_a_seating_is_published(event: Event, registrations: list[Registration]) -> None:
    draw_seating(event, None, tables=2, seconds=0.05)
    assert mine(registrations[0]) == MyTable(None, None, [], {})


@pytest.mark.parametrize("record", [Cancellation, Departure])
def test_who_stays_away_is_not_at_my_table(
    record: type[Cancellation | Departure], event: Event, plan: Seating, registrations: list[Registration]
) -> None:
    before = mine(registrations[0]).mates
    record.objects.create(registration=before[0], at=START, by="system")
    assert [one.number for one in mine(registrations[0]).mates] == [one.number for one in before[1:]]


def test_running_round_shows_the_seating_it_started_with(
    event: Event, plan: Seating, registrations: list[Registration]
) -> None:
    run_until(event, 2)
    newer = publish_seating(draw_seating(event, None, tables=4, seconds=0.05), "system")
    assert seating_shown(event, programme_now(event)) == plan
    assert {one.number for one in mine(registrations[0]).mates} == mates_in(plan, registrations[0], 1)
    run_until_second = advance(event, 2, "system")
    assert run_until_second is not None
    assert seating_shown(event, programme_now(event)) == newer
    assert {one.number for one in mine(registrations[0]).mates} == mates_in(newer, registrations[0], 2)


def test_cost_does_not_grow_with_the_table(
    event: Event, registrations: list[Registration], django_assert_num_queries: Any
) -> None:
    for tables in (4, 1):
        publish_seating(draw_seating(event, None, tables=tables, seconds=0.05), "system")
        fresh = Registration.objects.select_related("event").get(pk=registrations[0].pk)
        now = programme_now(fresh.event)
        with django_assert_num_queries(3):
            for mate in my_table(fresh, now).mates:
                str((mate.attendee.company, hasattr(mate.attendee, "portrait"), mate.attendee.hook))
