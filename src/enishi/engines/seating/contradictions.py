"""Proofs that no seating exists: too few chairs, pins that collide, too many people who must stay apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from enishi.engines.seating.facts import Ints

Bools = NDArray[np.bool_]


def room(capacity: Ints, here: Bools, pins: Ints) -> list[str]:
    """Chairs: enough for everybody present, and for those pinned to one table."""
    wrong = []
    for r, seats in enumerate(capacity):
        present = int(here[r].sum())
        if present > seats.sum():
            wrong.append(f"{present} people are present in round {r}, but the tables hold {seats.sum()}")
        bound = np.bincount(pins[r][pins[r] >= 0], minlength=len(seats))
        wrong.extend(
            f"{bound[t]} people are pinned to table {t} in round {r}, which holds {seats[t]}"
            for t in np.flatnonzero(bound > seats)
        )
    return wrong


def company(apart: Bools, together: Bools, capacity: Ints, sizes: Ints, here: Bools, pins: Ints) -> list[str]:
    """People: wishes that contradict each other, and groups that cannot be kept apart at these tables."""
    wrong = [f"persons {a} and {b} are to sit together and apart" for a, b in np.argwhere(np.triu(apart & together))]
    if not apart.any():
        return wrong
    for r in range(len(here)):
        present = np.flatnonzero(here[r])
        tables = int((capacity[r] > 0).sum())
        clique = largest_clique(apart, present)
        if clique > tables:
            wrong.append(f"{clique} people may not sit with each other, but there are {tables} tables")
        wrong.extend(_pinned_company(apart, capacity[r], present, pins[r], r))
        wrong.extend(_lonely(apart, sizes[r], present, r))
    return list(dict.fromkeys(wrong))


def _pinned_company(apart: Bools, capacity: Ints, present: Ints, pins: Ints, r: int) -> list[str]:
    wrong = []
    pinned = present[pins[present] >= 0]
    clash = apart[np.ix_(pinned, pinned)] & (pins[pinned][:, None] == pins[pinned][None, :])
    for i, j in np.argwhere(np.triu(clash)):
        a, b = pinned[i], pinned[j]
        wrong.append(f"persons {a} and {b} must stay apart but are pinned to table {pins[a]} in round {r}")
    for p in present[pins[present] < 0]:
        shut = set(pins[pinned[apart[p, pinned]]].tolist())
        if shut.issuperset(np.flatnonzero(capacity > 0).tolist()):
            wrong.append(f"person {p} has no table in round {r}: somebody to stay apart from is pinned to each")
    return wrong


def _lonely(apart: Bools, sizes: Ints, present: Ints, r: int) -> list[str]:
    """A person needs (smallest table - 1) neighbours who may sit with them."""
    smallest = int(sizes[sizes > 0].min(initial=len(present)))
    allowed = len(present) - apart[np.ix_(present, present)].sum(axis=1)
    return [
        f"person {p} may sit with {n - 1} of those present in round {r}, but the smallest table has {smallest} people"
        for p, n in zip(present.tolist(), allowed.tolist(), strict=True)
        if n < smallest
    ]


def largest_clique(apart: Bools, present: Ints) -> int:
    """Size of a large group in which everybody must stay apart from everybody: greedy from each person."""
    inside = apart[np.ix_(present, present)]
    degree = inside.sum(axis=1)
    best = min(1, len(present))
    for start in np.argsort(-degree, kind="stable"):
        if degree[start] < best:
            break
        best = max(best, _grow(inside, degree, int(start)))
    return best


def _grow(inside: Bools, degree: Ints, start: int) -> int:
    size, candidates = 1, inside[start].copy()
    while candidates.any():
        chosen = int(np.argmax(np.where(candidates, degree, -1)))
        candidates &= inside[chosen]
        size += 1
    return size
