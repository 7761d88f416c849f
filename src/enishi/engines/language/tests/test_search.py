"""Different writings of one word share a key."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.engines.language import search_key
from enishi.engines.language.tests import naive
from enishi.engines.language.variants import STANDARD

JAPANESE = st.text(
    st.one_of(
        st.sampled_from("髙﨑濵𠮷邉邊齋齊斎ﾔﾏﾀﾞｶﾞ゛゜ヴヷヵヶー・-  　\u3099\u309a\ufe0f\U000e0100\u200bABＡｂß㈱㍿Ⅷ①"),
        st.characters(min_codepoint=0x3040, max_codepoint=0x30FF),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙﨑", "高崎"),
        ("濵田", "浜田"),
        ("𠮷野家", "吉野家"),
        ("渡邉", "渡辺"),
        ("渡邊", "渡辺"),
        ("齋藤", "斉藤"),
        ("齊藤", "斎藤"),
        ("廣澤", "広沢"),
        ("葛󠄀城", "葛城"),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "やまだ　たろう"),
        ("サ－ビス", "サービス"),
        ("サーヒ゛ス", "サービス"),
        ("ＡＢＣ", "abc"),
        ("e-Commerce", "Ｅコマース".replace("コマース", "commerce")),
        ("ジョン・スミス", "ジョン スミス"),
        ("鎌ヶ谷", "鎌ケ谷"),
        ("山\u200b田", "山田"),
        ("神社", "神社"),
    ],
)
def test_search_key_of_two_writings_is_one(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("おばさん", "おばーさん"), ("畑", "畠"), ("刈谷", "苅谷"), ("はは", "ばば"), ("きよう", "きょう")],
)
def test_search_key_of_different_words_differs(one: str, other: str) -> None:
    assert search_key(one) != search_key(other)


@pytest.mark.parametrize("blank", ["", " ", "　\t\n", "・-", "\u200b"])
def test_search_key_of_nothing_visible_is_empty(blank: str) -> None:
    assert search_key(blank) == ""


@given(st.text(st.characters(exclude_categories=[])))
def test_search_key_is_idempotent_over_all_of_unicode(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(JAPANESE)
def test_search_key_is_idempotent_over_japanese(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)


@given(JAPANESE)
def test_search_key_equals_its_naive_twin(text: str) -> None:
    assert search_key(text) == naive.search_key(text)


@given(JAPANESE)
def test_search_key_ignores_how_the_text_was_composed(text: str) -> None:
    assert search_key(unicodedata.normalize("NFD", text)) == search_key(unicodedata.normalize("NFC", text))


def test_variants_fold_in_one_step_to_single_characters() -> None:
    assert not set(STANDARD) & set(STANDARD.values())
    assert all(len(variant) == len(standard) == 1 for variant, standard in STANDARD.items())


def test_variants_survive_normalisation_and_so_are_reached() -> None:
    assert [variant for variant in STANDARD if unicodedata.normalize("NFKC", variant) != variant] == []
