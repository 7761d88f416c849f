"""What the planner hands back: a score, a result, a report."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Score:
    """Counts over all rounds. In a bound, each field is the best that any seating could reach."""

    distinct_pairs: int
    """pairs who sit at one table at least once"""
    repeats: int
    """sum of (meetings - 1) over pairs who meet and were not asked for together"""
    same_industry_pairs: int
    """pairs of one known industry at one table, counted once a round"""
    history_repeats: int
    """meetings of pairs who had met before this evening, counted once a round"""
    apart_violations: int
    """meetings of pairs who must not sit together, counted once a round"""
    worst_pair: int
    """most meetings of one pair that was not asked for together"""
    together_missed: int
    """rounds in which a pair asked for together is present but apart"""
    wanted_missed: int
    """wanted pairs who never meet (a pair that must stay apart is not counted)"""
    fewest_industries_met: int
    """known industries met by the person who meets the fewest, of those who come at all"""

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True)
class Report:
    """The independent checker's verdict: what the seating is worth and what is wrong with it, in words."""

    score: Score
    violations: list[str]


@dataclass(frozen=True)
class Result:
    """A seating, int array (rounds, people) of table numbers (-1 = absent), and how good it is."""

    seats: NDArray[np.int64]
    score: Score
    bound: Score
    optimal: bool
    explanation: str
    changed: list[tuple[int, int]] = field(default_factory=list)
    """(person, round) cells that a repair changed; the absent and the arrived are not counted"""
