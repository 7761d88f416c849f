"""The kernels: swaps of two seats in one round, priced in O(table) on N x N matrices of marginal costs.

All kernels live in this file: Numba's disk cache looks at the time stamp of a kernel's own file only.
`add[a, b]` is what one more meeting of a and b would cost the search, `rem[a, b]` what one less would save;
both follow from the meeting count, so that pricing a swap is one look-up a neighbour.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from enishi.engines.seating.facts import Ints
from enishi.engines.seating.state import Model, Number, Small, State

P = ParamSpec("P")
T = TypeVar("T")


def kernel(function: Callable[P, T]) -> Callable[P, T]:
    """`numba.njit` with the cache on disk and the types kept."""
    return cast("Callable[P, T]", numba.njit(cache=True)(function))


@kernel
def draw(random: NDArray[np.uint64]) -> Number:
    """32 random bits: xorshift64*, own state so that a seed means the same on every machine."""
    x = random[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    random[0] = x
    return (x * np.uint64(2685821657736338717)) >> np.uint64(32)


@kernel
def below(random: NDArray[np.uint64], n: Number) -> Number:
    return np.int64((draw(random) * np.uint64(n)) >> np.uint64(32))


@kernel
def price_pair(m: Model, s: State, a: Number, b: Number) -> None:
    """Marginal costs of a pair from its meeting count, and whether it belongs to the bad pairs."""
    t = m.terms[a, b]
    c = s.times[a, b]
    each = m.price[0] * t[0] + m.price[1] * t[1] + m.price[2] * t[2] - m.price[3] * t[3]
    more, less = each, each
    if t[3] == 0:
        more += m.extra[c]
        if c > 0:
            less += m.extra[c - 1]
    if c == 0:
        more -= m.price[3] * t[4]
    elif c == 1:
        less -= m.price[3] * t[4]
    s.add[a, b] = s.add[b, a] = more
    s.rem[a, b] = s.rem[b, a] = less
    is_bad = c > 0 and (t[0] > 0 or t[1] > 0 or t[2] > 0 or (c > 1 and t[3] == 0))
    at: Number = s.bad_at[a, b]
    if is_bad and at < 0:
        at = np.int32(s.n_bad[0])
        s.bad[at, 0], s.bad[at, 1] = a, b
        s.bad_at[a, b] = s.bad_at[b, a] = at
        s.n_bad[0] += 1
    elif at >= 0 and not is_bad:
        s.n_bad[0] -= 1
        last = s.n_bad[0]
        x, y = s.bad[last, 0], s.bad[last, 1]
        s.bad[at, 0], s.bad[at, 1] = x, y
        s.bad_at[x, y] = s.bad_at[y, x] = at
        s.bad_at[a, b] = s.bad_at[b, a] = -1


@kernel
def meet(m: Model, s: State, a: Number, b: Number, d: Number) -> None:
    """One meeting more (d = 1) or less (d = -1) of a pair: count, key, marginal costs."""
    t = m.terms[a, b]
    c = np.int64(s.times[a, b])
    s.times[a, b] = s.times[b, a] = c + d
    s.key[0] += d * t[0]
    s.key[4] += d * t[1]
    s.key[5] += d * t[2]
    s.key[6] -= d * t[3]
    if (c == 0 and d > 0) or (c == 1 and d < 0):
        s.key[6] -= d * t[4]
    if t[3] == 0:
        before = c - 1 if c > 1 else 0
        after = c + d - 1 if c + d > 1 else 0
        s.key[2] += after * after - before * before
        if m.fair[0] == 0:
            s.key[1] += after - before
        else:
            s.tally[c] -= 1
            s.tally[c + d] += 1
            s.key[1] = max(s.key[1], c + d)
            while s.key[1] > 1 and s.tally[s.key[1]] == 0:
                s.key[1] -= 1
    price_pair(m, s, a, b)


@kernel
def sit(m: Model, s: State, r: Number, p: Number, t: Number) -> None:
    """Puts a person who has no seat in round r at table t."""
    for i in range(s.filled[r, t]):
        meet(m, s, p, s.members[r, t, i], 1)
    s.members[r, t, s.filled[r, t]] = p
    s.slot[r, p] = s.filled[r, t]
    s.seats[r, p] = t
    s.filled[r, t] += 1
    if m.stay[r, p] >= 0 and m.stay[r, p] != t:
        s.key[3] += 1


@kernel
def load(m: Model, s: State, seats: Small) -> None:
    """Starts from a seating, which may have empty seats (-1), and takes it as the best one."""
    n = s.times.shape[0]
    s.seats[:] = -1
    s.filled[:] = 0
    s.times[:] = 0
    s.bad_at[:] = -1
    s.n_bad[0] = 0
    s.key[:] = 0
    s.key[1] = m.fair[0]
    s.tally[:] = 0
    s.tally[0] = n * n
    for a in range(n):
        for b in range(a):
            price_pair(m, s, a, b)
    for r in range(seats.shape[0]):
        for p in range(n):
            if seats[r, p] >= 0:
                sit(m, s, r, p, seats[r, p])


@kernel
def deal(m: Model, s: State, order: Small, sizes: Ints) -> None:
    """Seats everybody in `order` (R, N; -1 = nobody) who has no seat yet: the cheapest table, then the emptiest."""
    for r in range(order.shape[0]):
        for p in order[r]:
            if p < 0 or s.seats[r, p] >= 0:
                continue
            best, best_cost = -1, np.inf
            start = below(s.random, sizes.shape[1])
            for k in range(sizes.shape[1]):
                t = (start + k) % sizes.shape[1]
                room = sizes[r, t] - s.filled[r, t]
                if room > 0:
                    cost = -room / (sizes[r, t] + 1.0) * m.price[4]
                    for i in range(s.filled[r, t]):
                        cost += s.add[p, s.members[r, t, i]]
                    if cost < best_cost:
                        best, best_cost = t, cost
            sit(m, s, r, p, best)
    keep_best(s)


@kernel
def is_better(key: Ints, best: Ints) -> Number:
    for i in range(len(key)):
        if key[i] != best[i]:
            return key[i] < best[i]
    return False


@kernel
def is_reached(key: Ints, target: Ints) -> Number:
    return not np.any(key > target)


@kernel
def keep_best(s: State) -> None:
    s.best_key[:] = s.key
    s.best_seats[:] = s.seats


@kernel
def moved(stay: Number, here: Number, there: Number) -> Number:
    """How many more seats differ from those to keep when somebody goes from here to there."""
    return np.int64(stay >= 0 and stay != there) - np.int64(stay >= 0 and stay != here)


@kernel
def swap_cost(m: Model, s: State, r: Number, p: Number, q: Number) -> Number:
    """Search cost of exchanging the seats of p and q, who sit at different tables in round r."""
    t, u = s.seats[r, p], s.seats[r, q]
    cost = np.float32(0)
    for i in range(s.filled[r, t]):
        x = s.members[r, t, i]
        if x != p:
            cost += s.add[q, x] - s.rem[p, x]
    for i in range(s.filled[r, u]):
        x = s.members[r, u, i]
        if x != q:
            cost += s.add[p, x] - s.rem[q, x]
    return cost + m.price[4] * (moved(m.stay[r, p], t, u) + moved(m.stay[r, q], u, t))


@kernel
def swap(m: Model, s: State, r: Number, p: Number, q: Number) -> None:
    t, u = s.seats[r, p], s.seats[r, q]
    for i in range(s.filled[r, t]):
        x = s.members[r, t, i]
        if x != p:
            meet(m, s, p, x, -1)
            meet(m, s, q, x, 1)
    for i in range(s.filled[r, u]):
        x = s.members[r, u, i]
        if x != q:
            meet(m, s, q, x, -1)
            meet(m, s, p, x, 1)
    s.key[3] += moved(m.stay[r, p], t, u) + moved(m.stay[r, q], u, t)
    s.members[r, t, s.slot[r, p]] = q
    s.members[r, u, s.slot[r, q]] = p
    s.slot[r, p], s.slot[r, q] = s.slot[r, q], s.slot[r, p]
    s.seats[r, p], s.seats[r, q] = u, t


@kernel
def pick(m: Model, s: State) -> tuple[Number, Number]:
    """(round, person) to move: every second time one of a bad pair, the worst of three, where they meet."""
    if s.n_bad[0] > 0 and draw(s.random) & np.uint64(1):
        i = below(s.random, s.n_bad[0])
        for _ in range(2):
            j = below(s.random, s.n_bad[0])
            i = j if s.rem[s.bad[j, 0], s.bad[j, 1]] > s.rem[s.bad[i, 0], s.bad[i, 1]] else i
        side = below(s.random, 2)
        p, other = s.bad[i, side], s.bad[i, 1 - side]
        start = below(s.random, len(m.open_rounds))
        for k in range(len(m.open_rounds)):
            r = m.open_rounds[(start + k) % len(m.open_rounds)]
            if m.movable[r, p] and s.seats[r, p] == s.seats[r, other]:
                return r, np.int64(p)
    r = m.open_rounds[below(s.random, len(m.open_rounds))]
    return r, np.int64(m.free[r, below(s.random, m.n_free[r])])


@kernel
def anneal(m: Model, s: State, steps: Number, hot: float, cool: float) -> Number:
    """Metropolis over swaps, from heat `hot`, times `cool` every 64 steps; returns the steps it took.

    Fewer than `steps` only when the target is reached. The best key and seating are kept as they pass.
    """
    heat = hot
    for step in range(steps):
        if step & 63 == 63:
            heat *= cool
        r, p = pick(m, s)
        q = np.int64(m.free[r, below(s.random, m.n_free[r])])
        if s.seats[r, p] == s.seats[r, q]:
            continue
        cost = swap_cost(m, s, r, p, q)
        if cost > 0 and (cost > 16 * heat or draw(s.random) * 2.0**-32 > np.exp(-cost / heat)):
            continue
        swap(m, s, r, p, q)
        if is_better(s.key, s.best_key):
            keep_best(s)
            if is_reached(s.best_key, m.target):
                return step + 1
    return steps


@kernel
def narrowness(s: State, kinds: Ints, seen: Ints, r: Number, t: Number, u: Number) -> Number:
    """Sum over the people at tables t and u of (industries there are - industries they meet)²."""
    total = 0
    for table in (t, u):
        for i in range(s.filled[r, table]):
            p = s.members[r, table, i]
            seen[:] = 0
            for x in range(len(kinds)):
                if kinds[x] >= 0 and s.times[p, x] > 0:
                    seen[kinds[x]] = 1
            missing = len(seen) - seen.sum()
            total += missing * missing
    return total


@kernel
def mix(m: Model, s: State, kinds: Ints, n_kinds: Number, steps: Number) -> None:
    """Swaps that leave the key as it is and let people meet more industries, first those who meet the fewest."""
    seen = np.zeros(n_kinds, np.int64)
    for _ in range(steps):
        r = m.open_rounds[below(s.random, len(m.open_rounds))]
        p = np.int64(m.free[r, below(s.random, m.n_free[r])])
        q = np.int64(m.free[r, below(s.random, m.n_free[r])])
        t, u = np.int64(s.seats[r, p]), np.int64(s.seats[r, q])
        if t == u or abs(swap_cost(m, s, r, p, q)) > 1e-3:
            continue
        before = narrowness(s, kinds, seen, r, t, u)
        swap(m, s, r, p, q)
        if narrowness(s, kinds, seen, r, t, u) >= before or np.any(s.key != s.best_key):
            swap(m, s, r, p, q)
    keep_best(s)
