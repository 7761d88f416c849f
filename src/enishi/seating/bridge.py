"""Rows ⇄ the planner's arrays."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from enishi.encounters.queries import pairs_of_host
from enishi.engines import seating as planner
from enishi.engines.industries import DIVISIONS
from enishi.events.models import Event, Registration
from enishi.seating.models import Seat, Seating, Spot

_DIVISION_INDEX = {letter: index for index, letter in enumerate(DIVISIONS)}
UNKNOWN_DIVISION = "T"
_COLLEAGUES = 64.0  # worse than having met last time
_RECENT = (16, 8, 4, 2, 1)  # weight of a meeting one, two, … evenings ago


@dataclass(frozen=True)
class Task:
    """The planner's problem, and which rows its indices stand for."""

    problem: planner.Problem
    registrations: list[Registration]
    spots: list[Spot]


def task_for(event: Event, registrations: list[Registration], spots: list[Spot], rounds: int) -> Task:
    """State the evening as a problem: colleagues apart, earlier meetings remembered, industries mixed."""
    index = {registration.attendee_id: at for at, registration in enumerate(registrations)}
    problem = planner.Problem(
        people=len(registrations),
        tables=[spot.seats for spot in spots],
        rounds=rounds,
        industry=industries_of(registrations),
        met=[*_met(event, index), *_crowded(registrations, len(spots))],
        apart=colleagues(registrations, len(spots)),
    )
    return Task(problem, registrations, spots)


def industries_of(registrations: list[Registration]) -> NDArray[np.int64]:
    """Division numbers; unknown is -1 and never the same as another unknown."""
    letters = [one.attendee.division for one in registrations]
    return np.array(
        [-1 if letter in {"", UNKNOWN_DIVISION} else _DIVISION_INDEX[letter] for letter in letters], dtype=np.int64
    )


def colleagues(registrations: list[Registration], tables: int) -> list[tuple[int, int]]:
    """Pairs of one company, where the company can be kept wholly apart."""
    return [pair for group in _companies(registrations) if len(group) <= tables for pair in combinations(group, 2)]


def _crowded(registrations: list[Registration], tables: int) -> list[tuple[int, int, float]]:
    """Pairs of a company that sends more people than there are tables: some must sit together, as few as possible."""
    groups = [group for group in _companies(registrations) if len(group) > tables]
    return [(a, b, _COLLEAGUES) for group in groups for a, b in combinations(group, 2)]


def _companies(registrations: list[Registration]) -> list[list[int]]:
    by_company: dict[int, list[int]] = defaultdict(list)
    for at, registration in enumerate(registrations):
        if registration.attendee.organisation_id is not None:
            by_company[registration.attendee.organisation_id].append(at)
    return list(by_company.values())


def colleagues_together(registrations: list[Registration], seats: NDArray[np.int64]) -> int:
    """How often two of one company share a table, over all rounds."""
    pairs = [pair for group in _companies(registrations) for pair in combinations(group, 2)]
    return sum(int(((seats[:, a] == seats[:, b]) & (seats[:, a] >= 0)).sum()) for a, b in pairs)


def _met(event: Event, index: dict[int, int]) -> list[tuple[int, int, float]]:
    rows = [row for row in pairs_of_host(event.host_id, set(index)) if row[2] != event.pk]
    evenings = list(dict.fromkeys(row[2] for row in reversed(rows)))
    age = {evening: min(at, len(_RECENT) - 1) for at, evening in enumerate(evenings)}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for first, second, evening in rows:
        weights[index[first], index[second]] += _RECENT[age[evening]]
    return [(a, b, weight) for (a, b), weight in weights.items()]


def seats_of(seating: Seating, task: Task, result: NDArray[np.int64]) -> list[Seat]:
    """The planner's table indices (rounds × people, -1 = no seat) as rows to store."""
    return [
        Seat(seating=seating, registration=task.registrations[person], round_number=turn + 1, spot=task.spots[table])
        for turn, tables in enumerate(result)
        for person, table in enumerate(tables)
        if table >= 0
    ]


def array_of(seating: Seating, task: Task) -> NDArray[np.int64]:
    """Stored seats as the planner's array; people without a seat have -1."""
    person = {one.pk: at for at, one in enumerate(task.registrations)}
    table = {spot.pk: at for at, spot in enumerate(task.spots)}
    seats = np.full((task.problem.rounds, len(person)), -1, dtype=np.int64)
    for registration, turn, spot in seating.seats.values_list("registration_id", "round_number", "spot_id"):
        if registration in person:
            seats[turn - 1, person[registration]] = table[spot]
    return seats
