"""The round planner beside a random seating and a naive hill-climber; `seating.check` judges all three."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks._report import machine, publish
from enishi.engines import seating

SECONDS = 2.0  # what each of the two searches is given
SEEDS = range(1, 6)
BROKEN, REPEAT, SAME = 10_000, 100, 1  # the climber's price of one meeting: apart, once more, same industry
Ints = NDArray[np.int64]
Value = tuple[int, int, int]  # apart broken, repeats, same-industry pairs: the planner's order


def skewed(people: int, kinds: int) -> list[int]:
    """Industries as rosters have them: the k-th largest has 1/k of the largest."""
    share = 1 / np.arange(1, kinds + 1)
    return [int(k) for k in np.random.default_rng(7).choice(kinds, people, p=share / share.sum())]


def companies(people: int) -> list[tuple[int, int]]:
    """Colleagues stay apart: companies of one to five people."""
    chance = np.random.default_rng(8)
    ends = np.cumsum(chance.integers(1, 6, people))
    firms = pairwise([0, *(int(end) for end in ends if end < people), people])
    return [pair for first, last in firms for pair in combinations(range(first, last), 2)]


def strangers_apart(people: int, pairs: int) -> list[tuple[int, int]]:
    chance = np.random.default_rng(9)
    return [(int(a), int(b)) for a, b in (chance.choice(people, 2, replace=False) for _ in range(pairs))]


def evenings() -> Iterator[tuple[str, seating.Problem]]:
    yield "60, 10 × 6, 5 rounds", seating.Problem(60, [6] * 10, 5)
    yield "80, 10 × 8, 4 rounds, colleagues apart", seating.Problem(80, [8] * 10, 4, apart=companies(80))
    yield (
        "200, 25 × 8, 6 rounds, 20 skewed industries",
        seating.Problem(200, [8] * 25, 6, industry=skewed(200, 20)),
    )
    yield (
        "202, 20 × 8 and 6 × 7, 6 rounds, 20 industries, 60 pairs apart",
        seating.Problem(202, [8] * 20 + [7] * 6, 6, industry=skewed(202, 20), apart=strangers_apart(202, 60)),
    )


def shuffled(problem: seating.Problem, seed: int) -> Ints:
    """Everybody draws a chair in each round: what an office does with a bowl of numbers."""
    chance = np.random.default_rng(seed)
    return np.array([chance.permutation(np.repeat(np.arange(len(sizes)), sizes)) for sizes in problem.facts.sizes])


class Climber:
    """The obvious program: swap two people, keep it unless it is worse. Plain NumPy, priced by table mates."""

    def __init__(self, problem: seating.Problem, seed: int) -> None:
        facts = problem.facts
        self.chance = np.random.default_rng(seed)
        self.seats = shuffled(problem, seed)
        kinds = facts.industry
        same = (kinds[:, None] == kinds[None, :]) & (kinds[:, None] >= 0)
        self.price = BROKEN * facts.apart.astype(np.int64) + SAME * same
        self.times = np.zeros((facts.people, facts.people), np.int64)
        for row in self.seats:
            self.times += row[:, None] == row[None, :]
        np.fill_diagonal(self.times, 0)

    @property
    def value(self) -> Value:
        met = np.triu(self.times, 1)
        prices = int((met * self.price).sum())
        return prices // BROKEN, int(np.maximum(met - 1, 0).sum()), prices % BROKEN

    def climb(self, seconds: float, goal: Value) -> float:
        """Swap until `goal` is reached or time is up. Returns the second of the last progress."""
        began = time.perf_counter()
        rounds, people = self.seats.shape
        best, best_at = self.value, 0.0
        while best > goal and time.perf_counter() - began < seconds:
            turns, ones, others = self.chance.integers(0, [[rounds], [people], [people]], (3, 500))
            for r, a, b in zip(turns.tolist(), ones.tolist(), others.tolist(), strict=True):
                self._try(self.seats[r], a, b)
            if self.value < best:
                best, best_at = self.value, time.perf_counter() - began
        return best_at

    def _try(self, row: Ints, a: int, b: int) -> None:
        if row[a] == row[b]:
            return
        with_a, with_b = np.flatnonzero(row == row[a]), np.flatnonzero(row == row[b])
        with_a, with_b = with_a[with_a != a], with_b[with_b != b]
        saved = self._leaving(a, with_a) + self._leaving(b, with_b)
        if self._joining(a, with_b) + self._joining(b, with_a) > saved:
            return
        for person, left, joined in ((a, with_a, with_b), (b, with_b, with_a)):
            self.times[person, left] -= 1
            self.times[left, person] -= 1
            self.times[person, joined] += 1
            self.times[joined, person] += 1
        row[a], row[b] = row[b], row[a]

    def _leaving(self, person: int, mates: Ints) -> int:
        return int((self.price[person, mates] + REPEAT * (self.times[person, mates] > 1)).sum())

    def _joining(self, person: int, mates: Ints) -> int:
        return int((self.price[person, mates] + REPEAT * (self.times[person, mates] > 0)).sum())


@dataclass
class Judged:
    """One seating as the checker counts it, and how long its maker took."""

    value: Value
    seconds: float

    @classmethod
    def of(cls, problem: seating.Problem, seats: Ints, seconds: float) -> "Judged":
        return cls(value_of(seating.check(problem, seats).score), seconds)


def value_of(score: seating.Score) -> Value:
    return score.apart_violations, score.repeats, score.same_industry_pairs


def planned(problem: seating.Problem, seed: int) -> Judged:
    began = time.perf_counter()
    result = seating.solve(problem, seconds=SECONDS, seed=seed)
    seconds = time.perf_counter() - began
    if wrong := seating.check(problem, result.seats).violations:
        raise RuntimeError(f"the planner broke a rule: {wrong[0]}")
    return Judged.of(problem, result.seats, seconds)


def climbed(problem: seating.Problem, seed: int, goal: Value) -> Judged:
    climber = Climber(problem, seed)
    seconds = climber.climb(SECONDS, goal)
    return Judged.of(problem, climber.seats, seconds)


def seconds_to(problem: seating.Problem, seed: int, goal: Value) -> float:
    """How long the planner takes to a seating at least as good as `goal`."""
    reached: list[float] = []

    def progress(_seats: Ints, score: seating.Score, seconds: float) -> None:
        if value_of(score) <= goal:
            reached.append(seconds)

    seating.solve(problem, seconds=SECONDS, seed=seed, stop=lambda: bool(reached), on_progress=progress)
    return reached[0] if reached else float("inf")


def counts(bound: int, ours: list[int], climber: list[int], chance: list[int]) -> str:
    """Ours is the worst of the seeds, the others their best: the comparison may only be unfair to us."""
    return f"{bound} · **{max(ours)}** · {min(climber)} · {min(chance)}"


def row_for(name: str, problem: seating.Problem) -> list[object]:
    bound = value_of(seating.solve(problem, steps=0).bound)
    ours = [planned(problem, seed) for seed in SEEDS]
    climber = [climbed(problem, seed, bound) for seed in SEEDS]
    chance = [Judged.of(problem, shuffled(problem, seed), 0) for seed in SEEDS]
    apart, repeats, same = (
        counts(bound[level], *([one.value[level] for one in side] for side in (ours, climber, chance)))
        for level in range(3)
    )
    ratio = median(one.seconds / seconds_to(problem, seed, one.value) for seed, one in zip(SEEDS, climber, strict=True))
    milliseconds = [1000 * one.seconds for one in ours]
    return [name, f"{median(milliseconds):.0f} ({max(milliseconds):.0f})", repeats, same, apart, f"{ratio:.0f} ×"]


def main() -> None:
    load = machine()
    seating.warm()
    rows = [row_for(name, problem) for name, problem in evenings()]
    publish(
        "seating",
        [
            "people, tables, rounds",
            "ms median (slowest)",
            "repeats: bound · **ours** · climber · random",
            "same industry: bound · **ours** · climber · random",
            "apart broken: bound · **ours** · climber · random",
            "climber's time to its result ÷ ours to the same",
        ],
        rows,
        f"Five seeds; planner and climber have at most {SECONDS:.0f} s each, kernels warm, reading the problem not"
        " included. Ours is the worst seed, climber and random are the best of theirs. The planner stops when it meets"
        " its bound; the ratio is the median, each seed against its own.",
        load=load,
    )


if __name__ == "__main__":
    main()
