"""The objective: one row of whole-number terms a pair, one key a seating, compared level by level.

Key, smaller is better, earlier entries first:
0 apart · 1 worst pair (fair) or repeats (most_distinct) · 2 sum of (meetings - 1)² · 3 seats changed (repair)
4 met before · 5 same industry · 6 wishes, negative. Whole numbers throughout, so levels never mix or overflow.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from enishi.engines.seating.facts import Facts, Ints
from enishi.engines.seating.result import Score

APART, MET, INDUSTRY, TOGETHER, WANTED = range(5)
FINEST = 1000  # steps of a weight: the largest weight of a kind becomes 1000, none above zero becomes 0


def pair_terms(facts: Facts) -> NDArray[np.int16]:
    """(N, N, 5): apart 0/1, met before 0..1000, industry 0..100, together 0..1000, wanted 0..1000."""
    terms = np.zeros((facts.people, facts.people, 5), np.int16)
    terms[:, :, APART] = facts.apart
    terms[:, :, MET] = np.where(facts.together, 0, _in_steps(facts.met, FINEST))
    terms[:, :, INDUSTRY] = nearness(facts)
    largest = max(facts.together_weight, facts.wanted_weight)
    if largest > 0:
        for term, matrix, weight in (
            (TOGETHER, facts.together.astype(np.float64), facts.together_weight),
            (WANTED, np.where(facts.apart, 0.0, facts.wanted), facts.wanted_weight),
        ):
            terms[:, :, term] = _in_steps(matrix, FINEST * weight / largest)
    return terms


def _in_steps(matrix: NDArray[np.float64], most: float) -> NDArray[np.int16]:
    largest = matrix.max(initial=0.0)
    if largest <= 0 or most <= 0:
        return np.zeros(matrix.shape, np.int16)
    return np.asarray(np.ceil(matrix / largest * most), np.int16)


def nearness(facts: Facts) -> NDArray[np.int16]:
    """(N, N): 100 for one known industry, less for near ones, 0 where one is unknown and on the diagonal."""
    kind = facts.industry
    known = (kind[:, None] >= 0) & (kind[None, :] >= 0)
    if facts.nearness.size:
        near = facts.nearness[np.maximum(kind, 0)[:, None], np.maximum(kind, 0)[None, :]]
    else:
        near = 100 * (kind[:, None] == kind[None, :])
    near = np.where(known, near, 0)
    np.fill_diagonal(near, 0)
    return near.astype(np.int16)


def meetings(facts: Facts, seats: Ints) -> Ints:
    """(N, N): in how many rounds two people share a table; 0 on the diagonal."""
    count = np.zeros((facts.people, facts.people), np.float32)
    for row in seats:
        at = (row[:, None] == np.arange(facts.capacity.shape[1])[None, :]).astype(np.float32)
        count += at @ at.T
    np.fill_diagonal(count, 0)
    return count.astype(np.int64)


def score_of(facts: Facts, seats: Ints) -> Score:
    """What a seating is worth, in words a host understands."""
    count = meetings(facts, seats)
    pairs = np.triu(np.ones(count.shape, np.bool_), 1)
    free = pairs & ~facts.together
    same = pairs & (facts.industry[:, None] == facts.industry[None, :]) & (facts.industry[:, None] >= 0)
    both = facts.here.T.astype(np.int64) @ facts.here.astype(np.int64)
    wanted = pairs & (facts.wanted > 0) & ~facts.apart
    return Score(
        distinct_pairs=int((count[pairs] > 0).sum()),
        repeats=int(np.maximum(count[free] - 1, 0).sum()),
        same_industry_pairs=int(count[same].sum()),
        history_repeats=int(count[free & (facts.met > 0)].sum()),
        apart_violations=int(count[pairs & facts.apart].sum()),
        worst_pair=int(count[free].max(initial=0)),
        together_missed=int((both - count)[pairs & facts.together].sum()),
        wanted_missed=int((count[wanted] == 0).sum()),
        fewest_industries_met=_fewest_industries(facts.industry, count, np.asarray(facts.here.any(axis=0))),
    )


def _fewest_industries(industry: Ints, count: Ints, comes: NDArray[np.bool_]) -> int:
    kinds = np.unique(industry[industry >= 0])
    if not (kinds.size and comes.any()):
        return 0
    belongs = (industry[:, None] == kinds[None, :]).astype(np.float32)
    return int((((count > 0).astype(np.float32) @ belongs) > 0).sum(axis=1)[comes].min())
