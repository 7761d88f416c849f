"""The planner's question: who comes, which tables, what must and what should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from numpy.typing import NDArray

from enishi.engines.seating import validation
from enishi.engines.seating.facts import Facts


@dataclass(frozen=True, eq=False)
class Problem:
    """One evening's question to the planner. All numbers count from 0. Raises `Infeasible` with reasons in words.

    people    how many, counting everybody who comes to at least one round
    tables    capacities: one list for all rounds, or one list a round (a table may be missing in a round: 0)
    industry  int (people,), -1 = unknown, which is never the same as anything
    distance  floats (k, k), symmetric, 0 on the diagonal: how far two industries are from each other
    met       (a, b, weight): they met before; the weight decays with the years, the caller decides how
    apart     (a, b): never at one table (hard)
    together  (a, b): at one table in every round both are present (a wish); such meetings are no repeats
    wanted    (a, b, weight): would like to meet at least once
    pinned    (person, round or None for all rounds, table) (hard)
    present   bool (people, rounds); None = everybody all the time
    aim       "fair": first the pair that meets most often, then repeats by their squares;
              "most_distinct": as many different pairs as possible
    weights   {"together": 1.0, "wanted": 1.0}: how the two wishes weigh against each other
    """

    people: int
    tables: Sequence[int] | Sequence[Sequence[int]]
    rounds: int
    industry: Sequence[int] | NDArray[Any] | None = None
    distance: Sequence[Sequence[float]] | NDArray[Any] | None = None
    met: Sequence[tuple[int, int, float]] = ()
    apart: Sequence[tuple[int, int]] = ()
    together: Sequence[tuple[int, int]] = ()
    wanted: Sequence[tuple[int, int, float]] = ()
    pinned: Sequence[tuple[int, int | None, int]] = ()
    present: Sequence[Sequence[bool]] | NDArray[Any] | None = None
    aim: str = "fair"
    weights: Mapping[str, float] | None = None
    facts: Facts = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", validation.read(self))
