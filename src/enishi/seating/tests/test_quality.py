"""What a host reads about a seating, counted by hand on a tiny one."""

from typing import Any

import pytest

from enishi.conftest import START
from enishi.events.models import Cancellation, Event, Registration
from enishi.seating.models import Seat, Seating, Spot
from enishi.seating.queries import Quality, my_tables, quality, tables_by_person, tables_in_round

# Hayase E, Yamamoto M, Kurose J, Ishii E
FIRST = {1: [0, 1], 2: [2, 3]}
AGAIN = {1: [0, 1], 2: [2, 3]}
OTHER = {1: [0, 2], 2: [1, 3]}
PRINTERS = {1: [0, 3], 2: [1, 2]}


def seated(event: Event, registrations: list[Registration], *rounds: dict[int, list[int]]) -> Seating:
    seating = Seating.objects.create(event=event, version=1, drawn_at=START)
    spots = {number: Spot.objects.create(event=event, number=number, seats=2) for number in (1, 2)}
    for turn, tables in enumerate(rounds, start=1):
        for number, people in tables.items():
            for person in people:
                Seat.objects.create(
                    seating=seating, registration=registrations[person], round_number=turn, spot=spots[number]
                )
    return seating


@pytest.mark.parametrize(
    ("rounds", "expected"),
    [
        ([FIRST], Quality(met=1, of_other_industries=1, repeats=0, fewest_met=1)),
        ([FIRST, AGAIN], Quality(met=1, of_other_industries=1, repeats=2, fewest_met=1)),
        ([FIRST, OTHER], Quality(met=2, of_other_industries=2, repeats=0, fewest_met=2)),
        ([FIRST, OTHER, PRINTERS], Quality(met=3, of_other_industries=2, repeats=0, fewest_met=3)),
        ([{1: [0, 3]}], Quality(met=1, of_other_industries=0, repeats=0, fewest_met=1)),
        ([{1: [0, 1, 2, 3]}], Quality(met=3, of_other_industries=2, repeats=0, fewest_met=3)),
        ([{1: [0, 1, 2, 3]}] * 3, Quality(met=3, of_other_industries=2, repeats=12, fewest_met=3)),
        ([{1: [0], 2: [1, 2]}], Quality(met=1, of_other_industries=1, repeats=0, fewest_met=0)),
        ([], Quality(met=0, of_other_industries=0, repeats=0, fewest_met=0)),
    ],
    ids=[
        "one round",
        "same twice",
        "two rounds",
        "everybody",
        "one industry",
        "one table",
        "one table thrice",
        "alone",
        "no seats",
    ],
)
def test_quality(
    rounds: list[dict[int, list[int]]], expected: Quality, event: Event, registrations: list[Registration]
) -> None:
    assert quality(seated(event, registrations, *rounds)) == expected


def test_quality_counts_the_unknown_as_another_industry(event: Event, registrations: list[Registration]) -> None:
    for registration in registrations[:2]:
        registration.attendee.division = ""
        registration.attendee.save()
    assert quality(seated(event, registrations, {1: [0, 1]})).of_other_industries == 1


def test_tables_in_round_by_industry(event: Event, registrations: list[Registration]) -> None:
    seating = seated(event, registrations, {1: [1, 0, 3], 2: [2]}, OTHER)
    shown = [
        (table.spot.number, [one.attendee.family for one in table.people]) for table in tables_in_round(seating, 1)
    ]
    assert shown == [(1, ["早瀬", "石井", "山本"]), (2, ["黒瀬"])]
    assert [table.spot.number for table in tables_in_round(seating, 2)] == [1, 2]
    assert tables_in_round(seating, 3) == []


def test_tables_in_round_shows_who_stays_away_as_such(event: Event, registrations: list[Registration]) -> None:
    Cancellation.objects.create(registration=registrations[0], at=START, by="system")
    [table] = tables_in_round(seated(event, registrations, {1: [0, 1]}), 1)
    assert [hasattr(one, "cancellation") for one in table.people] == [True, False]


def test_tables_of_one_person_and_of_everybody(event: Event, registrations: list[Registration]) -> None:
    seating = seated(event, registrations, FIRST, OTHER)
    mine = {turn: spot.number for turn, spot in my_tables(seating, registrations[1]).items()}
    assert mine == {1: 1, 2: 2}
    assert tables_by_person(seating) == {
        registrations[0].pk: {1: 1, 2: 1},
        registrations[1].pk: {1: 1, 2: 2},
        registrations[2].pk: {1: 2, 2: 1},
        registrations[3].pk: {1: 2, 2: 2},
    }


@pytest.mark.parametrize("people", [2, 4])
def test_reads_cost_the_same_for_two_and_for_four(
    people: int, event: Event, registrations: list[Registration], django_assert_num_queries: Any
) -> None:
    seating = seated(event, registrations, {1: list(range(people))})
    with django_assert_num_queries(1):
        for table in tables_in_round(seating, 1):
            for one in table.people:
                str((one.attendee.company, hasattr(one.attendee, "portrait"), hasattr(one, "cancellation")))
    with django_assert_num_queries(2):
        quality(seating)
