"""How far apart two industries are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.engines.industries import DIVISIONS, MAJOR_GROUPS, different, distance, distance_matrix
from enishi.engines.industries.tests import naive

CODES = st.sampled_from(["", *DIVISIONS, *MAJOR_GROUPS])


@pytest.mark.parametrize(
    ("a", "b", "far"),
    [
        ("09", "09", 0.0),
        ("E", "E", 0.0),
        ("E", "09", 0.25),
        ("09", "10", 0.5),
        ("D", "K", 0.8),
        ("06", "68", 0.8),
        ("76", "N", 0.8),
        ("E", "I", 1.0),
        ("09", "58", 1.0),
        ("", "", 1.0),
        ("T", "T", 1.0),
        ("99", "T", 1.0),
        ("", "E", 1.0),
    ],
)
def test_distance(a: str, b: str, far: float) -> None:
    assert distance(a, b) == far


def test_distance_of_what_is_no_code_is_refused() -> None:
    with pytest.raises(ValueError, match="'X1' is no industry code"):
        distance("E", "X1")


@given(CODES, CODES)
def test_distance_is_symmetric_and_equals_its_naive_twin(a: str, b: str) -> None:
    assert distance(a, b) == distance(b, a) == naive.distance(a, b)


def test_distance_over_all_pairs_equals_its_naive_twin_and_keeps_the_triangle() -> None:
    known = [code for code in (*DIVISIONS, *MAJOR_GROUPS) if code not in {"T", "99"}]
    between = {(a, b): distance(a, b) for a in known for b in known}
    assert between == {(a, b): naive.distance(a, b) for a in known for b in known}
    sample = [*DIVISIONS, "06", "07", "68", "09", "10", "76"]
    sample.remove("T")
    assert all(between[a, c] <= between[a, b] + between[b, c] for a in sample for b in sample for c in sample)


@given(st.lists(CODES, max_size=12))
def test_distance_matrix_holds_every_pair(codes: list[str]) -> None:
    assert distance_matrix(codes) == [[distance(a, b) for b in codes] for a in codes]


def test_distance_matrix_rows_are_not_shared() -> None:
    matrix = distance_matrix(["E", "E"])
    matrix[0][0] = 9.0
    assert matrix[1] == [0.0, 0.0]


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [("E", "09", False), ("09", "10", False), ("D", "K", True), ("09", "58", True), ("", "E", True), ("", "",
    True),
     ("T", "99", True)],
)  # fmt: skip
def test_different(a: str, b: str, *, answer: bool) -> None:
    assert different(a, b) is answer


@given(CODES, CODES)
def test_different_means_at_least_near_or_unknown(a: str, b: str) -> None:
    assert different(a, b) is (distance(a, b) >= 0.8)
