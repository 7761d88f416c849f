"""An independent judge of a seating: plain Python over the problem as it was asked, no code of the search."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import numpy as np

from enishi.engines.seating.problem import Problem
from enishi.engines.seating.result import Report, Score

Pair = frozenset[int]
Groups = list[dict[int, list[int]]]


def check(problem: Problem, seats: Any) -> Report:
    """Score and violations (in words) of `seats`, whole numbers (rounds, people), -1 = absent. Never raises.

    A seating of the wrong shape is reported as one violation with a score of nothing.
    """
    array = _readable(problem, seats)
    if array is None:
        wrong = f"the seating must hold {problem.rounds} rounds of {problem.people} whole numbers"
        return Report(_score(problem, [], Counter()), [wrong])
    groups: Groups = []
    for row in array:
        tables: dict[int, list[int]] = defaultdict(list)
        for person, table in enumerate(row):
            if table >= 0:
                tables[table].append(person)
        groups.append(tables)
    met = Counter(frozenset(two) for tables in groups for at in tables.values() for two in combinations(at, 2))
    violations = [*_presence(problem, array), *_tables(problem, groups), *_pins(problem, array), *_apart(problem, met)]
    return Report(_score(problem, array, met), violations)


def _readable(problem: Problem, seats: Any) -> list[list[int]] | None:
    try:
        array = np.asarray(seats)
    except ValueError:
        return None
    if array.shape != (problem.rounds, problem.people) or array.dtype.kind not in "iu":
        return None
    rows: list[list[int]] = array.tolist()
    return rows


def _is_here(problem: Problem, person: int, r: int) -> bool:
    return problem.present is None or bool(problem.present[person][r])


def _presence(problem: Problem, array: list[list[int]]) -> Iterable[str]:
    for r, row in enumerate(array):
        for person, table in enumerate(row):
            if _is_here(problem, person, r) and table < 0:
                yield f"person {person} is present in round {r} but has no seat"
            elif table >= 0 and not _is_here(problem, person, r):
                yield f"person {person} is absent in round {r} but sits at table {table}"
            elif table < -1:
                yield f"person {person} has seat {table} in round {r}; absent is -1"


def _capacities(problem: Problem, r: int) -> list[int]:
    tables: Any = problem.tables
    row = tables[r] if np.ndim(tables[0]) else tables
    return [int(seats) for seats in row]


def _tables(problem: Problem, groups: Groups) -> Iterable[str]:
    for r, at in enumerate(groups):
        capacity = _capacities(problem, r)
        for table, people in sorted(at.items()):
            if table >= len(capacity):
                yield f"there is no table {table} in round {r}"
            elif len(people) > capacity[table]:
                yield f"table {table} holds {capacity[table]}, but {len(people)} sit there in round {r}"
        yield from _uneven(problem, r, capacity, [len(at.get(t, ())) for t in range(len(capacity))])


def _uneven(problem: Problem, r: int, capacity: list[int], sizes: list[int]) -> Iterable[str]:
    """Equal tables differ by at most one person, except where the larger holds only people pinned to it."""
    pinned: dict[int, set[int]] = defaultdict(set)
    for person, when, table in problem.pinned:
        if when in (None, r) and _is_here(problem, person, r):
            pinned[table].add(person)
    for seats in sorted(set(capacity)):
        equal = [t for t, c in enumerate(capacity) if c == seats]
        fewest = min(sizes[t] for t in equal)
        fullest = max((sizes[t] for t in equal if sizes[t] > len(pinned[t])), default=0)
        if fullest > fewest + 1:
            yield f"equal tables for {seats} hold from {fewest} to {fullest} people in round {r}"


def _pins(problem: Problem, array: list[list[int]]) -> Iterable[str]:
    for person, when, table in problem.pinned:
        for r in range(problem.rounds) if when is None else [when]:
            if _is_here(problem, person, r) and array[r][person] != table:
                yield f"person {person} is pinned to table {table} in round {r} but sits at {array[r][person]}"


def _apart(problem: Problem, met: Counter[Pair]) -> Iterable[str]:
    for a, b in sorted({(min(pair), max(pair)) for pair in problem.apart}):
        times = met[frozenset((a, b))]
        if times:
            yield f"persons {a} and {b} must stay apart but share a table {times} times"


def _score(problem: Problem, array: list[list[int]], met: Counter[Pair]) -> Score:
    apart = {frozenset(pair) for pair in problem.apart}
    together = {frozenset(pair) for pair in problem.together}
    before = {frozenset((a, b)) for a, b, weight in problem.met if weight > 0} - together
    wanted = {frozenset((a, b)) for a, b, weight in problem.wanted if weight > 0} - apart
    kind = [-1] * problem.people if problem.industry is None else [int(k) for k in problem.industry]
    seen: list[set[int]] = [set() for _ in kind]
    for a, b in met:
        seen[a].add(kind[b])
        seen[b].add(kind[a])
    both = sum(1 for pair in together for row in array if all(row[person] >= 0 for person in pair))
    return Score(
        distinct_pairs=len(met),
        repeats=sum(times - 1 for pair, times in met.items() if pair not in together),
        same_industry_pairs=sum(times for (a, b), times in met.items() if kind[a] == kind[b] >= 0),
        history_repeats=sum(met[pair] for pair in before),
        apart_violations=sum(met[pair] for pair in apart),
        worst_pair=max((times for pair, times in met.items() if pair not in together), default=0),
        together_missed=both - sum(met[pair] for pair in together),
        wanted_missed=sum(1 for pair in wanted if not met[pair]),
        fewest_industries_met=min(
            (len(kinds - {-1}) for p, kinds in enumerate(seen) if any(row[p] >= 0 for row in array)), default=0
        ),
    )
