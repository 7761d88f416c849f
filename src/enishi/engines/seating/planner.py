"""The search: a dealt start, then cycles of annealing, each twice as long, always from the best seating so far.

The sequence of steps depends on the problem and the seed alone. Time only decides where it is cut off, which is
why more time is never worse and why the same seed and steps give the same seats.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from enishi.engines.seating import bound, cost, search
from enishi.engines.seating.facts import Facts, Ints, Keep
from enishi.engines.seating.problem import Problem
from enishi.engines.seating.result import Result, Score
from enishi.engines.seating.state import Model, State
from enishi.engines.seating.words import explain

SLICE = 20_000  # steps between two looks at the clock: some 5 ms
FIRST_CYCLE = 60_000
STRICT = 10.0  # by which one level weighs more than the next at the end of a cycle
SOFT = (1.5, 2.5, 1.5, 4.0)  # and while it is hot, from cycle to cycle
MOST_CYCLES = 60
MIX_STEPS = 10_000
UNSEATED = -1


class Search:
    """A model and a state, and the words to move them."""

    def __init__(self, facts: Facts, seed: int, keep: Keep | None = None) -> None:
        self.facts, self.seed = facts, seed
        terms = cost.pair_terms(facts)
        self.bound = bound.bound_of(facts)
        target = bound.target_of(facts, self.bound, terms)
        target[3] = keep.moves if keep else 0
        self.levels = _levels(terms, moves=keep is not None)
        self.model = _model(facts, terms, target, keep)
        self.state = _state(facts, seed)
        self.rank(STRICT)
        self.random = np.random.default_rng(seed % (1 << 64))

    def rank(self, ratio: float) -> None:
        """Search costs: the lowest level in use is worth 1, each one above `ratio` times the one below."""
        value, worth = 1.0, dict.fromkeys(("wish", "industry", "met", "move", "repeat", "apart"), 1.0)
        for level in worth:
            worth[level] = value
            if level in self.levels:
                value *= ratio
        units = (1, cost.FINEST, 100, cost.FINEST, 1)
        names = ("apart", "met", "industry", "wish", "move")
        self.model.price[:] = [worth[name] / unit for name, unit in zip(names, units, strict=True)]
        count = np.arange(len(self.model.extra))
        steep = 2.0 * count - 1 if self.facts.fair else 1.0 + 0.1 * (count - 1)
        self.model.extra[:] = np.where(count > 0, worth["repeat"] * steep, 0)
        self.top = worth["repeat"]

    def load(self, seats: Ints) -> None:
        search.load(self.model, self.state, seats.astype(np.int32))

    def deal(self) -> None:
        """Pinned people first, then industry by industry, the largest first, each at its cheapest table."""
        self.load(self.facts.pins)
        self.deal_rest()

    def rerank(self, ratio: float, seats: NDArray[np.int32]) -> None:
        """Goes on from `seats` with other search costs; the best seating stays as it is."""
        self.rank(ratio)
        best, key = self.state.best_seats.copy(), self.state.best_key.copy()
        search.load(self.model, self.state, seats.copy())
        self.state.best_seats[:], self.state.best_key[:] = best, key

    def deal_rest(self) -> None:
        """Gives everybody who is present and has no seat the cheapest free one."""
        search.deal(self.model, self.state, _order(self.facts, self.random), self.facts.sizes)

    def slices(self) -> Iterator[tuple[int, float, float]]:
        """(steps, hot, cooling) without end: a quench, then ever longer cycles of soft annealing and strict quench."""
        length = max(FIRST_CYCLE, 50 * int(self.facts.here.sum()))
        yield from _cycle(length, 0.12, 0.02)
        for cycle in range(MOST_CYCLES):
            self.rerank(SOFT[cycle % len(SOFT)], self.state.best_seats)
            yield from _cycle(length << (cycle // 2), 0.3 * self.top, 0.05 if len(self.levels) == 1 else 0.2)
            self.rerank(STRICT, self.state.seats)
            yield from _cycle(length << max(0, cycle // 2 - 2), 0.5, 0.1)

    def mix(self) -> None:
        """The last level: let those who meet the fewest industries meet more, at no cost to anything above."""
        kinds = self.facts.industry
        if len(self.model.open_rounds) and kinds.max() > 0:
            self.rerank(STRICT, self.state.best_seats)
            self.state.random[:] = _scrambled(self.seed)
            search.mix(self.model, self.state, kinds, int(kinds.max()) + 1, MIX_STEPS)

    @property
    def idle(self) -> bool:
        return len(self.model.open_rounds) == 0 or search.is_reached(self.state.best_key, self.model.target)

    def run(
        self,
        seconds: float,
        steps: int | None,
        stop: Callable[[], bool] | None,
        tell: Callable[[Ints], None] | None,
    ) -> str:
        """Searches until the bound, the end of time or steps, or a wish to stop; returns which it was."""
        end, left = time.perf_counter() + seconds, steps
        if tell:
            tell(self.seats)
        for length, hot, cool in self.slices():
            if self.idle:
                return "bound"
            if stop is not None and stop():
                return "stop"
            if (left is not None and left <= 0) or (left is None and time.perf_counter() >= end):
                return "end"
            before = self.state.best_key.copy()
            now = length if left is None else min(left, length)
            search.anneal(self.model, self.state, now, hot, cool)
            left = None if left is None else left - now
            if tell and (before != self.state.best_key).any():
                tell(self.seats)
        return "end"

    @property
    def seats(self) -> Ints:
        return self.state.best_seats.astype(np.int64)

    @property
    def optimal(self) -> bool:
        return bool(search.is_reached(self.state.best_key, self.model.target))

    def score(self) -> Score:
        return cost.score_of(self.facts, self.seats)


def _cycle(length: int, hot: float, cold: float) -> Iterator[tuple[int, float, float]]:
    pieces = max(1, length // SLICE)
    steps = length // pieces
    for i in range(pieces):
        yield steps, hot * (cold / hot) ** (i / pieces), float((cold / hot) ** (64 / (pieces * steps)))


def _levels(terms: NDArray[np.int16], *, moves: bool) -> set[str]:
    """Levels of the objective that this problem has anything to say about."""
    used = np.asarray(terms.any(axis=(0, 1)))
    names = {"apart": used[0], "met": used[1], "industry": used[2], "wish": used[3] or used[4], "move": moves}
    return {"repeat"} | {name for name, on in names.items() if on}


def _order(facts: Facts, random: np.random.Generator) -> NDArray[np.int32]:
    bound_by: Ints = facts.apart.astype(np.int64).sum(axis=1)
    order = np.full(facts.here.shape, UNSEATED, np.int32)
    crowd = np.bincount(facts.industry + 1, minlength=1)
    crowd[0] = 0
    for r in range(facts.rounds):
        chance = random.permutation(facts.people)
        order[r] = chance[np.lexsort((facts.industry[chance], -crowd[facts.industry[chance] + 1], -bound_by[chance]))]
    return np.where(np.take_along_axis(facts.here, order.astype(np.int64), axis=1), order, UNSEATED).astype(np.int32)


def _model(facts: Facts, terms: NDArray[np.int16], target: Ints, keep: Keep | None) -> Model:
    movable = facts.here & (facts.pins < 0)
    if keep is not None:
        movable &= ~keep.fixed
    n_free = movable.sum(axis=1).astype(np.int64)
    kept = np.full(facts.here.shape, UNSEATED) if keep is None else keep.stay
    return Model(
        terms=terms,
        extra=np.zeros(facts.rounds + 2, np.float32),
        price=np.zeros(5, np.float32),
        stay=kept.astype(np.int32),
        free=np.argsort(~movable, axis=1, kind="stable").astype(np.int32),
        movable=movable,
        n_free=n_free,
        open_rounds=np.flatnonzero(n_free > 1).astype(np.int64),
        target=target,
        fair=np.array([facts.fair], np.int64),
    )


def _scrambled(seed: int) -> np.uint64:
    return np.uint64((seed * 0x9E3779B97F4A7C15 + 0x1234567) % (1 << 64) or 1)


def _state(facts: Facts, seed: int) -> State:
    rounds, people = facts.here.shape
    tables, chairs = facts.capacity.shape[1], int(max(facts.capacity.max(), facts.sizes.max())) + 1
    return State(
        seats=np.full((rounds, people), UNSEATED, np.int32),
        slot=np.zeros((rounds, people), np.int32),
        members=np.zeros((rounds, tables, chairs), np.int32),
        filled=np.zeros((rounds, tables), np.int32),
        times=np.zeros((people, people), np.int16),
        add=np.zeros((people, people), np.float32),
        rem=np.zeros((people, people), np.float32),
        tally=np.zeros(rounds + 2, np.int64),
        key=np.zeros(7, np.int64),
        best_key=np.zeros(7, np.int64),
        best_seats=np.full((rounds, people), UNSEATED, np.int32),
        bad=np.zeros((people * (people - 1) // 2 + 1, 2), np.int32),
        bad_at=np.full((people, people), -1, np.int32),
        n_bad=np.zeros(1, np.int64),
        random=np.array([_scrambled(seed)], np.uint64),
    )


def solve(
    problem: Problem,
    seconds: float,
    steps: int | None,
    seed: int,
    stop: Callable[[], bool] | None,
    on_progress: Callable[[Ints, Score, float], None] | None,
) -> Result:
    start = time.perf_counter()
    facts = problem.facts
    found = Search(facts, seed)
    found.deal()

    def tell(seats: Ints) -> None:
        if on_progress:
            on_progress(seats, cost.score_of(facts, seats), time.perf_counter() - start)

    found.run(start + seconds - time.perf_counter(), steps, stop, tell)
    found.mix()
    score = found.score()
    return Result(found.seats, score, found.bound, found.optimal, explain(facts, score, found.bound, found.optimal))
