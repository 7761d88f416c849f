"""What people write in the 業種 column, and what it means."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.engines.industries import DIVISIONS, MAJOR_GROUPS, Guess, recognise
from enishi.engines.industries.reading import matches
from enishi.engines.industries.tests import naive
from enishi.engines.industries.vocabulary import surface, words

SURE = 0.8
LABELLED = [
    line.split("\t") for line in files(__package__).joinpath("labelled.tsv").read_text("utf-8").splitlines()[1:]
]
PIECES = st.sampled_from(
    ["製造", "業", "食品", "卸", "IT", "it", "fitness", "law firm", "パン", "ジャパン", "バー", "サーバー",
    "の", "・", "/", "（", "）",
     "E ", "T", "09 ", "サービス", "建設", "病院", "清掃", "と", " ", "　", "ｶﾌｪ", "山田", "㈱", "s", "、"]
)  # fmt: skip
WRITTEN = st.lists(PIECES, max_size=7).map("".join)
ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=20)


def test_labelled_examples_are_many_and_cover_every_division() -> None:
    assert len(LABELLED) >= 150
    assert {division for _, _, division in LABELLED} == (set(DIVISIONS) - {"T"}) | {"-"}


def test_recognise_reads_the_labelled_examples() -> None:
    wrong = [
        (text, company, division, guess)
        for text, company, division in LABELLED
        if (guess := recognise(text, company)).division != division.replace("-", "")
    ]
    assert [case for case in wrong if case[3].confidence >= SURE] == []
    assert len(wrong) <= 0.03 * len(LABELLED), wrong


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("製造業（食品）", "09"),
        ("小売業（食品）", "58"),
        ("卸売業(食品)", "52"),
        ("建設業（電気工事）", "08"),
        ("食品製造", "09"),
        ("酒造", "10"),
        ("印刷", "15"),
        ("税理士事務所", "72"),
        ("信用金庫", "63"),
        ("美容室", "78"),
        ("大学", "81"),
        ("保育園", "85"),
        ("商工会議所", "93"),
        ("市役所", "98"),
        ("人材派遣", "91"),
        ("不動産仲介", "68"),
        ("09 食料品製造業", "09"),
        ("宿泊・飲食", ""),
        ("製造業", ""),
    ],
)
def test_recognise_names_the_major_group(text: str, group: str) -> None:
    assert recognise(text).group == group


@pytest.mark.parametrize("name", [*DIVISIONS.values(), *MAJOR_GROUPS.values()])
def test_recognise_knows_the_names_of_the_classification(name: object) -> None:
    letter = getattr(name, "letter", getattr(name, "division", ""))
    for written in (getattr(name, "ja", ""), getattr(name, "en", "").upper()):
        guess = recognise(written)
        assert guess.division == ("" if letter == "T" else letter)
        assert guess.confidence == (0.0 if letter == "T" else 1.0)


@pytest.mark.parametrize(
    "text", ["", "  ", "その他", "未定", "なし", "-", "会社員", "自営業", "？", "フリース", "Tシャツ"]
)
def test_recognise_of_what_says_nothing_is_unknown(text: str) -> None:
    guess = recognise(text)
    assert (guess.division, guess.group, bool(guess)) == ("", "", False)
    assert guess.confidence == 0.0


def test_recognise_of_several_trades_takes_the_first_with_less_confidence() -> None:
    both, one = recognise("建設・不動産"), recognise("建設")
    assert both.division == one.division == "D"
    assert both.confidence < SURE <= one.confidence
    assert recognise("不動産・建設").division == "K"


def test_recognise_of_two_trades_in_one_division_stays_sure() -> None:
    assert recognise("土木・塗装") == Guess("D", "", 0.95, ("土木", "塗装"))


def test_recognise_falls_back_to_the_company_and_is_never_certain_of_it() -> None:
    guess = recognise("その他", "株式会社山田建設")
    assert (guess.division, guess.why) == ("D", ("建設",))
    assert 0 < guess.confidence <= 0.85


def test_recognise_takes_the_major_group_from_a_company_that_agrees() -> None:
    assert recognise("製造業", "中央印刷㈱") == Guess("E", "15", 1.0, ("製造業", "印刷"))
    assert recognise("不動産業", "中央印刷㈱").group == ""


def test_recognise_believes_a_code_only_when_the_words_agree() -> None:
    assert recognise("E 製造業").confidence == 1.0
    assert recognise("Tシャツ製造").division == "E"
    assert recognise("E").division == "E"
    assert recognise("E ほげほげ").confidence == 0.5


@pytest.mark.parametrize(
    ("text", "words_found"),
    [
        ("fitness", ["フィットネス"]),
        ("サーバー", ["サーバー"]),
        ("ジャパン", []),
        ("フリース", []),
        ("bargain", []),
        ("病院清掃", ["病院清掃"]),
        ("law firms", ["law firm"]),
        ("車の整備", ["車整備"]),
    ],
)
def test_matches_are_words_not_letters(text: str, words_found: list[str]) -> None:
    found = [match.word.written for match in matches(surface(text))]
    assert found == [text if word == "フィットネス" else word for word in words_found]


def test_vocabulary_is_large_and_points_to_codes() -> None:
    telling = [word for word in words().values() if word.code != "-"]
    assert len(telling) >= 300
    assert all(word.code in DIVISIONS or word.code in MAJOR_GROUPS for word in telling)
    assert all(0 < word.weight < 1 for word in telling)
    assert all(key == surface(word.written) for key, word in words().items())


@given(WRITTEN)
def test_matches_equal_their_naive_twin(text: str) -> None:
    assert matches(surface(text)) == naive.matches(surface(text))


@given(WRITTEN | ANY_TEXT, WRITTEN | ANY_TEXT)
def test_recognise_answers_with_codes_that_belong_together(text: str, company: str) -> None:
    guess = recognise(text, company)
    assert 0.0 <= guess.confidence <= 1.0
    assert (guess.division == "") == (guess.confidence == 0.0) == (guess.why == ())
    assert guess.division in {"", *DIVISIONS} - {"T"}
    assert guess.group == "" or MAJOR_GROUPS[guess.group].division == guess.division


@given(st.sampled_from([text for text, company, _ in LABELLED if text and not company]))
def test_recognise_does_not_mind_the_width(text: str) -> None:
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)
    assert recognise(wide) == recognise(text)
