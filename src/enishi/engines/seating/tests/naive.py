"""Slow, obvious twins of the kernels and the bounds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from enishi.engines.seating.facts import Facts, Ints


def times(facts: Facts, seats: NDArray[Any], a: int, b: int) -> int:
    return sum(1 for row in seats if row[a] >= 0 and row[a] == row[b])


def key(facts: Facts, terms: NDArray[Any], seats: NDArray[Any], stay: Ints | None = None) -> list[int]:
    """The key of cost.py, pair by pair."""
    total = [0] * 7
    worst, extra, squares = 1, 0, 0
    for a, b in combinations(range(facts.people), 2):
        met = times(facts, seats, a, b)
        apart, before, industry, together, wanted = (int(x) for x in terms[a, b])
        total[0] += apart * met
        total[4] += before * met
        total[5] += industry * met
        total[6] -= together * met + (wanted if met else 0)
        if not together:
            worst = max(worst, met)
            extra += max(0, met - 1)
            squares += max(0, met - 1) ** 2
    total[1], total[2] = (worst if facts.fair else extra), squares
    if stay is not None:
        total[3] = int(((seats != stay) & (stay >= 0)).sum())
    return total


def search_cost(
    terms: NDArray[Any], price: list[float], extra: list[float], facts: Facts, seats: NDArray[Any], stay: Ints
) -> float:
    """What the search minimises: differences of it are the deltas of the kernel."""
    total = 0.0
    for a, b in combinations(range(facts.people), 2):
        met = times(facts, seats, a, b)
        apart, before, industry, together, wanted = (float(x) for x in terms[a, b])
        total += met * (price[0] * apart + price[1] * before + price[2] * industry - price[3] * together)
        total += 0 if together else sum(extra[:met])
        total -= price[3] * wanted if met else 0
    return total + price[4] * float(((seats != stay) & (stay >= 0)).sum())


def round_seatings(people: list[int], sizes: list[int], count: int) -> Iterator[list[int]]:
    """Every way to seat these people at tables of these sizes."""
    for tables in product(range(len(sizes)), repeat=len(people)):
        if [tables.count(t) for t in range(len(sizes))] == sizes:
            row = [-1] * count
            for person, table in zip(people, tables, strict=True):
                row[person] = table
            yield row


def seatings(facts: Facts) -> Iterator[Ints]:
    """Every seating with the planner's table sizes that keeps the pins."""
    rounds = []
    for r in range(facts.rounds):
        here = np.flatnonzero(facts.here[r]).tolist()
        rows = round_seatings(here, facts.sizes[r].tolist(), facts.people)
        rounds.append([row for row in rows if all(p in (-1, t) for p, t in zip(facts.pins[r], row, strict=True))])
    for evening in product(*rounds):
        yield np.array(evening, np.int64)


def fewest_pairs(people: int, sizes: list[int]) -> int:
    """Least same-group pairs when a group is spread over tables, by trying every split."""
    splits = list(product(*(range(s + 1) for s in sizes)))
    return min(sum(x * (x - 1) // 2 for x in split) for split in splits if sum(split) == people)
