"""The round planner: who sits at which table in which round. Usable as a library; see README.md.

problem = seating.Problem(people=60, tables=[6] * 10, rounds=5)
result = seating.solve(problem, seconds=1.0)
seating.check(problem, result.seats).violations == []
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from enishi.engines.seating.check import check
from enishi.engines.seating.facts import Infeasible
from enishi.engines.seating.problem import Problem
from enishi.engines.seating.repair import repair
from enishi.engines.seating.result import Report, Result, Score

__all__ = ["Infeasible", "Problem", "Report", "Result", "Score", "check", "repair", "solve", "warm"]


def solve(
    problem: Problem,
    seconds: float = 5.0,
    steps: int | None = None,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    on_progress: Callable[[NDArray[np.int64], Score, float], None] | None = None,
) -> Result:
    """The best seating found in `seconds`, or in exactly `steps` swaps tried when given (time is then ignored).

    Returns earlier when a bound is met on every level (`result.optimal`) or when `stop()` says so; it is asked
    some hundred times a second. `on_progress(seats, score, elapsed seconds)` hears of the first seating and of
    better ones. The same seed and steps give the same seats; more time is never worse with the same seed.
    """
    from enishi.engines.seating import planner  # noqa: PLC0415 -- Numba takes half a second to import

    return planner.solve(problem, seconds, steps, seed, stop, on_progress)


def warm() -> None:
    """Compiles the kernels into Numba's cache (4 to 13 seconds once): at set-up, never inside a request."""
    problem = Problem(people=9, tables=[3, 3, 3], rounds=9, industry=[0, 0, 0, 1, 1, 1, 2, 2, -1])
    result = solve(problem, steps=1000)  # nine rounds cannot meet the bound: the search does run
    repair(problem, result.seats, 1, absent=[0])
