"""When the evening does not go by plan: people stay away or walk in, and the coming rounds need new seats.

The table sizes are chosen so that as few people as possible must move; then the search of the planner runs with
one more level under the repeats, the seats that changed.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from enishi.engines.seating.facts import Facts, Infeasible, Ints, Keep, table_sizes
from enishi.engines.seating.problem import Problem
from enishi.engines.seating.result import Result
from enishi.engines.seating.words import explain

GONE = -1


def repair(
    problem: Problem,
    seats: Any,
    from_round: int,
    absent: Iterable[int] = (),
    arrived: Iterable[int] = (),
    frozen: Iterable[int] = (),
    seconds: float = 0.05,
    seed: int = 1,
) -> Result:
    """New seats from round `from_round` on, with as few changes as repeats allow; rounds before stay identical.

    `problem` counts the arrived already (present False, seats -1). From that round on the absent are gone, the
    arrived are present, and the `frozen` keep their seats; where equal tables cannot be evened out without them,
    they stay uneven. Raises `Infeasible` when there are not enough chairs or a number does not exist.
    """
    from enishi.engines.seating.planner import Search  # noqa: PLC0415 -- Numba takes half a second to import

    end = time.perf_counter() + seconds
    old = _seats(problem, seats)
    first = _number(from_round, problem.rounds, "round")
    gone, came, still = (_people(problem, group) for group in (absent, arrived, frozen))
    if gone & came:
        raise Infeasible([f"person {p} is absent and arrived" for p in sorted(gone & came)])
    before = old.copy()
    before[first:, sorted(gone | came)] = GONE
    now = _as_it_is(problem, before, first, gone, came, still)
    before[first:][~now.here[first:]] = GONE
    begun, facts, keep = _make_room(now, before, first, still)
    search = Search(facts, seed, keep)
    search.load(begun)
    search.deal_rest()
    search.run(end - time.perf_counter(), None, None, None)
    new, score = search.seats, search.score()
    changed = [(int(p), int(r)) for r, p in np.argwhere((new != before) & (before >= 0))]
    words = explain(facts, score, search.bound, search.optimal)
    return Result(new, score, search.bound, search.optimal, words, changed)


def _as_it_is(problem: Problem, before: Ints, first: int, gone: set[int], came: set[int], still: set[int]) -> Facts:
    """The problem with those who really are there; pins of the absent and of the frozen fall away.

    What is past is not judged again: the rounds before are read as empty, then filled with what happened.
    """
    present = problem.facts.here.T.copy()
    present[:, :first] = False
    present[sorted(gone), first:] = False
    present[sorted(came), first:] = True
    pins = [
        (p, r, t)
        for p, when, t in problem.pinned
        for r in (range(problem.rounds) if when is None else [when])
        if r >= first and present[p, r] and not (p in still and before[r, p] >= 0)
    ]
    facts = replace(problem, present=present, pinned=pins).facts
    here = facts.here.copy()
    here[:first] = before[:first] >= 0
    return facts._replace(here=here)  # noqa: SLF001 -- the public way to copy a NamedTuple


def _make_room(now: Facts, before: Ints, first: int, still: set[int]) -> tuple[Ints, Facts, Keep]:
    """Seats with the fewest people taken up (-1), the sizes of the tables they go to, and what is to be kept."""
    begun, sizes = before.copy(), now.sizes.copy()
    fixed = now.pins >= 0
    fixed[:first] = True
    fixed[first:, sorted(still)] |= before[first:, sorted(still)] >= 0
    tables = sizes.shape[1]
    for r in range(len(before)):
        if r < first:
            sizes[r] = np.bincount(before[r][before[r] >= 0], minlength=tables)
            continue
        begun[r] = np.where(now.pins[r] >= 0, now.pins[r], before[r])
        bound_to = np.bincount(begun[r][fixed[r]], minlength=tables)
        sits = np.bincount(begun[r][begun[r] >= 0], minlength=tables)
        sizes[r] = table_sizes(now.capacity[r], int(now.here[r].sum()), bound_to, -sits)
        for t in np.flatnonzero(sits > sizes[r]):
            loose = np.flatnonzero((begun[r] == t) & ~fixed[r])
            begun[r][loose[: sits[t] - sizes[r][t]]] = GONE
    stay = before.copy()
    stay[:first] = GONE
    moves = int(((begun != stay) & (stay >= 0)).sum())
    facts = now._replace(sizes=sizes)  # noqa: SLF001 -- the public way to copy a NamedTuple
    return begun, facts, Keep(stay, fixed, moves)


def _seats(problem: Problem, seats: Any) -> Ints:
    array = np.asarray(seats)
    if array.shape != (problem.rounds, problem.people) or array.dtype.kind not in "iu":
        raise Infeasible([f"the seating must hold {problem.rounds} rounds of {problem.people} whole numbers"])
    tables = problem.facts.capacity.shape[1]
    if array.min() < GONE or array.max() >= tables:
        raise Infeasible([f"the seating names a table that does not exist; tables are numbered 0 to {tables - 1}"])
    return array.astype(np.int64)


def _number(value: Any, count: int, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or not 0 <= value < count:
        raise Infeasible([f"there is no {name} {value!r}; they are numbered 0 to {count - 1}"])
    return int(value)


def _people(problem: Problem, group: Iterable[int]) -> set[int]:
    return {_number(person, problem.people, "person") for person in group}
