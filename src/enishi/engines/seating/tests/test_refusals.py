"""What cannot be answered is said in words, and nothing else is raised."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engines import seating

GOOD: dict[str, Any] = {"people": 12, "tables": [4, 4, 4], "rounds": 3}
REFUSALS: list[tuple[dict[str, Any], str]] = [
    ({"people": 0}, "the number of people must be between 1 and 3000, not 0"),
    ({"people": "twelve"}, "the number of people must be a whole number, not 'twelve'"),
    ({"rounds": True}, "the number of rounds must be a whole number, not True"),
    ({"tables": []}, "there are no tables"),
    ({"tables": 3}, "tables must be a list of capacities, or one such list a round"),
    ({"tables": [[4, 4, 4]] * 2}, "tables must be one list of capacities, or 3 lists, one a round"),
    ({"tables": [4, 4, -1]}, "the capacity of table 2 must be between 0 and 3000, not -1"),
    ({"tables": [4, 4]}, "12 people are present in round 0, but the tables hold 8"),
    ({"industry": [0] * 11}, "industry must be 12 whole numbers, one a person"),
    ({"industry": [-2] * 12}, "industry must be -1 (unknown) or a number from 0"),
    ({"industry": ["a"] * 12}, "industry must be an array of numbers"),
    (
        {"industry": [1] * 12, "distance": [[0.0]]},
        "distance must be a square table with a row and a column for each industry",
    ),
    (
        {"distance": [[0, 1], [2, 0]]},
        "distance must be the same in both directions, never negative, and 0 from an industry to itself",
    ),
    ({"met": [(0, 1)]}, "met must be a list of rows with 3 values each"),
    ({"met": [(0, 1, float("nan"))]}, "met: the weight of (0, 1) must be a number from 0 to a million, not nan"),
    ({"apart": [(0, 12)]}, "apart: there is no pair (0, 12); people are numbered 0 to 11"),
    ({"apart": [(3, 3)]}, "apart: person 3 is paired with themselves"),
    ({"apart": [(0, 1)], "together": [(1, 0)]}, "persons 0 and 1 are to sit together and apart"),
    (
        {"apart": list(combinations(range(4), 2))},
        "4 people may not sit with each other, but there are 3 tables",
    ),
    ({"apart": list(combinations(range(7), 2))}, "7 people may not sit with each other, but there are 3 tables"),
    (
        {"apart": [(0, p) for p in range(1, 10)]},
        "person 0 may sit with 2 of those present in round 0, but the smallest table has 4 people",
    ),
    ({"pinned": [(0, 0, 3)]}, "pinned: there is no table 3; tables are numbered 0 to 2"),
    ({"pinned": [(0, 3, 0)]}, "pinned: there is no round 3; rounds are numbered 0 to 2"),
    ({"pinned": [(12, 0, 0)]}, "pinned: there is no person 12; people are numbered 0 to 11"),
    ({"pinned": [(p, 1, 2) for p in range(5)]}, "5 people are pinned to table 2 in round 1, which holds 4"),
    ({"pinned": [(0, None, 1), (0, 2, 0)]}, "person 0 is pinned to tables 1 and 0 in round 2"),
    (
        {"pinned": [(0, 1, 1), (1, None, 1)], "apart": [(0, 1)]},
        "persons 0 and 1 must stay apart but are pinned to table 1 in round 1",
    ),
    (
        {"pinned": [(0, 0, 0), (1, 0, 1), (2, 0, 2)], "apart": [(3, 0), (3, 1), (3, 2)]},
        "person 3 has no table in round 0: somebody to stay apart from is pinned to each",
    ),
    ({"present": np.ones((3, 12))}, "present must have 12 rows (people) and 3 columns (rounds), not (3, 12)"),
    (
        {"present": [[p > 0, True, True] for p in range(12)], "pinned": [(0, 0, 1)]},
        "person 0 is pinned to table 1 in round 0 but is not present in it",
    ),
    ({"aim": "fun"}, 'the aim must be "fair" or "most_distinct", not \'fun\''),
    ({"weights": {"met": 2}}, "weights: there is no 'met'; together and wanted can be weighed against each other"),
]


@pytest.mark.parametrize(("change", "reason"), REFUSALS)
def test_unsound_problem_is_refused_in_words(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(seating.Infeasible) as refusal:
        seating.Problem(**{**GOOD, **change})
    assert reason in refusal.value.reasons


def test_unproven_conflict_is_reported_honestly() -> None:
    """Two tables of three cannot keep a five-ring of pairs apart; no clique shows it."""
    ring = [(p, (p + 1) % 5) for p in range(5)]
    problem = seating.Problem(people=6, tables=[3, 3], rounds=1, apart=ring)
    result = seating.solve(problem, steps=20_000)
    assert result.score.apart_violations == 1
    assert not result.optimal
    assert result.explanation.startswith("No seating was found that keeps everybody apart")


@pytest.mark.parametrize("seats", [[], [[0] * 12], "x", [[0.5] * 12] * 3, [[0], [1, 2]]])
def test_checker_reports_a_wrong_shape(seats: Any) -> None:
    assert seating.check(seating.Problem(**GOOD), seats).violations == [
        "the seating must hold 3 rounds of 12 whole numbers"
    ]


def test_checker_names_every_kind_of_violation() -> None:
    problem = seating.Problem(
        **GOOD, apart=[(0, 1)], pinned=[(2, 0, 2)], present=[[True, True, p > 0] for p in range(12)]
    )
    seats = np.array([[p % 3 for p in range(12)]] * 3)
    seats[0] = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, -1]
    seats[1, 5] = 7
    assert seating.check(problem, seats).violations == [
        "person 11 is present in round 0 but has no seat",
        "person 0 is absent in round 2 but sits at table 0",
        "table 0 holds 4, but 5 sit there in round 0",
        "equal tables for 4 hold from 2 to 5 people in round 0",
        "there is no table 7 in round 1",
        "person 2 is pinned to table 2 in round 0 but sits at 0",
        "persons 0 and 1 must stay apart but share a table 1 times",
    ]


GARBAGE = st.one_of(
    st.none(),
    st.integers(),
    st.floats(),
    st.text(max_size=3),
    st.booleans(),
    st.binary(max_size=3),
    st.recursive(
        st.integers(-2, 2**70) | st.floats() | st.none() | st.text(max_size=2),
        lambda inner: st.lists(inner, max_size=4),
        max_leaves=8,
    ),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
)
FIELDS = [
    "people",
    "tables",
    "rounds",
    "industry",
    "distance",
    "met",
    "apart",
    "together",
    "wanted",
    "pinned",
    "present",
    "aim",
    "weights",
]


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(FIELDS), GARBAGE)
def test_garbage_raises_nothing_but_infeasible(field: str, value: Any) -> None:
    try:
        problem = seating.Problem(**{**GOOD, field: value})
    except seating.Infeasible as refusal:
        assert refusal.reasons  # noqa: PT017 -- an unharmed problem is fine too
    else:
        assert problem.facts.people == problem.people


def test_industry_codes_may_be_large() -> None:
    problem = seating.Problem(**GOOD, industry=[10**15, 7, -1] * 4)
    assert problem.facts.industry.tolist() == [1, 0, -1] * 4


def test_checker_minds_equal_tables_that_differ_by_two() -> None:
    problem = seating.Problem(people=12, tables=[6, 6, 6], rounds=1)
    assert seating.check(problem, np.array([[0] * 5 + [1] * 4 + [2] * 3])).violations == [
        "equal tables for 6 hold from 3 to 5 people in round 0"
    ]
