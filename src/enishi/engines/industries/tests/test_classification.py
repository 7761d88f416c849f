"""The table of industries is whole."""

from collections import Counter
from string import ascii_uppercase

import pytest

from enishi.engines.industries import DIVISIONS, MAJOR_GROUPS
from enishi.engines.industries.classification import division_of

# How many major groups the 14th revision has in each division.
GROUPS_PER_DIVISION = {
    "A": 2, "B": 2, "C": 1, "D": 3, "E": 24, "F": 4, "G": 5, "H": 8, "I": 12, "J": 6,
    "K": 3, "L": 4, "M": 3, "N": 3, "O": 2, "P": 3, "Q": 2, "R": 9, "S": 2, "T": 1,
}  # fmt: skip


def test_divisions_are_a_to_t_in_order() -> None:
    assert "".join(DIVISIONS) == ascii_uppercase[:20]


def test_major_groups_are_01_to_99_in_order_and_belong_to_their_divisions() -> None:
    assert list(MAJOR_GROUPS) == [f"{number:02d}" for number in range(1, 100)]
    assert Counter(group.division for group in MAJOR_GROUPS.values()) == GROUPS_PER_DIVISION
    letters = [group.division for group in MAJOR_GROUPS.values()]
    assert letters == sorted(letters)


def test_names_are_present_distinct_and_in_sentence_case() -> None:
    for named in (list(DIVISIONS.values()), list(MAJOR_GROUPS.values())):
        assert len({entry.ja for entry in named}) == len({entry.en for entry in named}) == len(named)
        assert all(entry.en[0].isupper() and not entry.en.isupper() for entry in named)


def test_short_names_fit_a_chip() -> None:
    assert all(len(division.short_ja) <= 8 and len(division.short_en) <= 22 for division in DIVISIONS.values())
    assert (DIVISIONS["M"].short_ja, DIVISIONS["M"].short_en) == ("宿泊・飲食", "Hotels & food")
    assert (DIVISIONS["E"].short_ja, DIVISIONS["E"].short_en) == ("製造", "Manufacturing")
    assert (DIVISIONS["S"].short_ja, DIVISIONS["S"].short_en) == ("公務", "Public service")


def test_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        DIVISIONS["A"] = DIVISIONS["B"]  # type: ignore[index]


@pytest.mark.parametrize(("code", "letter"), [("E", "E"), ("09", "E"), ("98", "S"), ("", ""), ("T", ""), ("99", "")])
def test_division_of(code: str, letter: str) -> None:
    assert division_of(code) == letter


@pytest.mark.parametrize("code", ["Z", "100", "00", "e", "9", "製造業"])
def test_division_of_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="is no industry code"):
        division_of(code)
