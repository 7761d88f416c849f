"""The bounds equal or stay under what trying everything gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from enishi.engines import seating
from enishi.engines.seating import bound
from enishi.engines.seating.tests import naive


@given(st.lists(st.integers(0, 4), min_size=1, max_size=4), st.data())
def test_capped_pairs_equals_every_split_tried(sizes: list[int], data: st.DataObject) -> None:
    people = data.draw(st.integers(0, sum(sizes)))
    assert bound.capped_pairs(people, np.array(sizes)) == naive.fewest_pairs(people, sizes)


@given(st.integers(0, 8), st.integers(1, 4))
def test_even_pairs_equals_every_split_tried(people: int, cells: int) -> None:
    assert bound.even_pairs(people, cells) == naive.fewest_pairs(people, [people] * cells)


@given(st.lists(st.integers(0, 9), min_size=6, max_size=6))
def test_spanning_equals_heaviest_of_all_trees(weights: list[int]) -> None:
    edges = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    table = np.zeros((4, 4), np.int64)
    for (a, b), w in zip(edges, weights, strict=True):
        table[a, b] = table[b, a] = w
    best = 0
    for mask in range(64):
        chosen = [i for i in range(6) if mask >> i & 1]
        joined = list(range(4))
        for i in chosen:
            a, b = (joined[x] for x in edges[i])
            joined = [a if x == b else x for x in joined]
        if len(chosen) == 3 and len(set(joined)) == 1:
            best = max(best, sum(weights[i] for i in chosen))
    assert bound.spanning(table) == best


def test_counting_bounds_of_known_evenings() -> None:
    few = seating.Problem(people=16, tables=[8, 8], rounds=2)
    assert bound.bound_of(few.facts).repeats == 24
    many = seating.Problem(people=12, tables=[4] * 3, rounds=5)
    assert bound.bound_of(many.facts).repeats == 24
    assert bound.bound_of(many.facts).distinct_pairs == 66
    one = seating.Problem(people=6, tables=[6], rounds=3)
    assert bound.bound_of(one.facts).worst_pair == 3
    assert bound.bound_of(one.facts).repeats == 30


def test_industry_bound_with_unequal_tables() -> None:
    problem = seating.Problem(people=10, tables=[6, 2, 2], rounds=1, industry=[0] * 7 + [1, 2, -1])
    assert bound.same_industry(problem.facts) == naive.fewest_pairs(7, problem.facts.sizes[0].tolist())
