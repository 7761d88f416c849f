"""The best that any seating could reach, level by level. The proofs are in the README, by the names used here."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from enishi.engines.seating.cost import TOGETHER, WANTED
from enishi.engines.seating.facts import Facts, Ints
from enishi.engines.seating.result import Score


def pairs(n: int) -> int:
    return n * (n - 1) // 2


def even_pairs(people: int, cells: int) -> int:
    """Least pairs inside cells when people are spread over them: as evenly as possible."""
    if cells == 0:
        return 0
    each, more = divmod(people, cells)
    return more * pairs(each + 1) + (cells - more) * pairs(each)


def capped_pairs(people: int, sizes: Ints) -> int:
    """Least pairs inside tables when people are spread over tables of these sizes: level filling."""
    total, level, open_tables = 0, 0, np.asarray(sizes)
    while people > 0:
        open_tables = open_tables[open_tables > level]
        if not open_tables.size:
            break
        now = min(people, len(open_tables))
        total += now * level
        people -= now
        level += 1
    return total


def same_industry(facts: Facts) -> int:
    """Level filling: each industry spread evenly over the tables of each round."""
    total = 0
    for r in range(facts.rounds):
        kinds = facts.industry[facts.here[r]]
        members = np.bincount(kinds[kinds >= 0])
        total += sum(capped_pairs(int(n), facts.sizes[r]) for n in members)
    return total


def overlap(facts: Facts, r: int, q: int) -> int:
    """Two rounds: least pairs who share a table in both, by people spread over (table in r, table in q) cells."""
    both = int((facts.here[r] & facts.here[q]).sum())
    tables_r, tables_q = int((facts.sizes[r] > 0).sum()), int((facts.sizes[q] > 0).sum())
    least = even_pairs(both, tables_r * tables_q)
    for one, tables in ((r, tables_q), (q, tables_r)):
        if both == facts.here[one].sum():
            least = max(least, sum(even_pairs(int(n), tables) for n in facts.sizes[one]))
    asked = facts.together & facts.here[r][:, None] & facts.here[q][:, None]
    asked &= facts.here[r][None, :] & facts.here[q][None, :]
    return max(0, least - int(asked.sum()) // 2)


def spanning(weights: Ints) -> int:
    """Weight of the heaviest tree over all rounds (Prim)."""
    n = len(weights)
    reach = weights[0].copy()
    outside = np.arange(n) != 0
    total = 0
    while outside.any():
        nearest = int(np.argmax(np.where(outside, reach, -1)))
        total += int(reach[nearest])
        outside[nearest] = False
        reach = np.maximum(reach, weights[nearest])
    return total


def over_rounds(facts: Facts) -> int:
    """Repeats forced by few tables: a tree of rounds, each edge a pair of rounds with its overlap."""
    weights = np.zeros((facts.rounds, facts.rounds), np.int64)
    for r in range(facts.rounds):
        for q in range(r):
            weights[r, q] = weights[q, r] = overlap(facts, r, q)
    return spanning(weights)


def partners(facts: Facts) -> Ints:
    """(N,): with how many others each person could share a table at all."""
    here = facts.here.astype(np.int64)
    could = (here.T @ here > 0) & ~facts.apart
    np.fill_diagonal(could, val=False)
    return np.asarray(could.sum(axis=1), np.int64)


def total_meetings(facts: Facts) -> int:
    return int(sum(pairs(int(n)) for n in facts.sizes.ravel()))


def repeats(facts: Facts) -> int:
    """Largest of three counts: pairs there are, partners each person has, few tables."""
    could = partners(facts)
    most = np.where(facts.sizes > 0, facts.sizes, 1).max(axis=1) - 1
    least = np.where(facts.sizes > 0, facts.sizes, facts.people + 1).min(axis=1) - 1
    most_met = (facts.here * most[:, None]).sum(axis=0)
    least_met = (facts.here * least[:, None]).sum(axis=0)
    asked = _asked_meetings(facts)
    by_pairs = total_meetings(facts) - int(np.minimum(could, most_met).sum()) // 2
    by_person = (int(np.maximum(0, least_met - could).sum()) + 1) // 2
    return max(0, by_pairs - asked, by_person - asked, over_rounds(facts))


def _asked_meetings(facts: Facts) -> int:
    """Most repeat meetings that pairs asked for together can take off the count."""
    both = facts.here.T.astype(np.int64) @ facts.here.astype(np.int64)
    return int(np.maximum(both - 1, 0)[np.triu(facts.together)].sum())


def spread_out(total: int, over: int) -> tuple[int, int]:
    """(largest share, sum of squares) of `total` units spread as evenly as possible over `over` pairs."""
    if over == 0:
        return 0, 0
    each, more = divmod(total, over)
    return each + (more > 0), more * (each + 1) ** 2 + (over - more) * each**2


def history(facts: Facts) -> int:
    """Meetings left over when everybody else has met in every round that they share."""
    both = facts.here.T.astype(np.int64) @ facts.here.astype(np.int64)
    others = np.triu(((facts.met == 0) | facts.together) & ~facts.apart, 1)
    return max(0, total_meetings(facts) - int(both[others].sum()))


def bound_of(facts: Facts) -> Score:
    """Each field is the best value that no seating with no apart violation can beat."""
    least_repeats = repeats(facts)
    could = int(partners(facts).sum()) // 2
    meet = total_meetings(facts)
    free = could - int(facts.together.sum()) // 2
    return Score(
        distinct_pairs=min(could, meet - least_repeats),
        repeats=least_repeats,
        same_industry_pairs=same_industry(facts),
        history_repeats=history(facts),
        apart_violations=0,
        worst_pair=(1 if meet > _asked_meetings_all(facts) else 0) + spread_out(least_repeats, free)[0],
        together_missed=0,
        wanted_missed=0,
        fewest_industries_met=int(np.unique(facts.industry[facts.industry >= 0]).size),
    )


def _asked_meetings_all(facts: Facts) -> int:
    both = facts.here.T.astype(np.int64) @ facts.here.astype(np.int64)
    return int(both[np.triu(facts.together)].sum())


def target_of(facts: Facts, bound: Score, terms: NDArray[np.int16]) -> Ints:
    """The key (see cost.py) of a seating that meets the bound on every level."""
    free = (int(partners(facts).sum()) - int(facts.together.sum())) // 2
    worst, squares = spread_out(bound.repeats, free)
    first = 1 + worst if facts.fair else bound.repeats
    ample = np.iinfo(np.int64).max
    both = facts.here.T.astype(np.int64) @ facts.here.astype(np.int64)
    wishes = both * terms[:, :, TOGETHER] + (both > 0) * terms[:, :, WANTED].astype(np.int64)
    least = [0, first, squares if facts.fair else ample, 0, 0, 100 * bound.same_industry_pairs]
    return np.array([*least, -int(np.triu(wishes, 1).sum())], np.int64)
