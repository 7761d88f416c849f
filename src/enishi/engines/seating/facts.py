"""A problem that was read and found sound, as arrays. Nothing here is checked again."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class Infeasible(ValueError):
    """No seating can answer the question; `reasons` say why, in words."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = list(reasons)


class Facts(NamedTuple):
    """R rounds, N people, T tables (the most of any round; missing tables have capacity 0)."""

    capacity: Ints  # (R, T)
    here: NDArray[np.bool_]  # (R, N)
    pins: Ints  # (R, N), -1 = free
    sizes: Ints  # (R, T): how many sit at each table
    industry: Ints  # (N,), -1 = unknown
    nearness: Ints  # (k, k): 100 for one industry, down to 0 for the most distant ones
    apart: NDArray[np.bool_]  # (N, N), symmetric, as the next four
    together: NDArray[np.bool_]
    met: NDArray[np.float64]
    wanted: NDArray[np.float64]
    together_weight: float
    wanted_weight: float
    fair: bool

    @property
    def rounds(self) -> int:
        return int(self.here.shape[0])

    @property
    def people(self) -> int:
        return int(self.here.shape[1])


class Keep(NamedTuple):
    """What a repair should leave as it is."""

    stay: Ints  # (R, N): the seat to keep, -1 = do not care
    fixed: NDArray[np.bool_]  # (R, N): seats that must not change
    moves: int  # seats that must change in any case


def table_sizes(capacity: Ints, people: int, least: Ints, first: Ints) -> Ints:
    """How many sit at each table: as even as the capacities allow, never under `least` (people bound to it).

    One person after the other goes to the emptiest table that still has a chair, so that tables of equal
    capacity differ by at most one unless `least` forces more. `first` (T,) breaks ties, low goes first.
    """
    sizes = least.astype(np.int64).copy()
    order = np.argsort(first, kind="stable")
    for _ in range(people - int(least.sum())):
        open_tables = order[sizes[order] < capacity[order]]
        if not open_tables.size:
            raise Infeasible(["there is no chair left beside those who must not move"])
        sizes[open_tables[np.argmin(sizes[open_tables])]] += 1
    return sizes
