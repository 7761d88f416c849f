"""Readings, their rows and their Latin letters."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from enishi.engines.language import NotKana, gojuon_row, reading, romanise
from enishi.engines.language.tests import naive

ANY_KANA = st.text(
    st.one_of(
        st.characters(min_codepoint=0x3041, max_codepoint=0x3094),
        st.characters(min_codepoint=0x30A1, max_codepoint=0x30F4),
        st.sampled_from("ー・ 　ｶﾞﾊﾟｯｬｰ･ｱｲｳｴｵ-"),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ヤマダ　タロウ", "やまだ たろう"),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "やまだ たろう"),
        ("  やまだ\tたろう ", "やまだ たろう"),
        ("ヤマタ゛", "やまだ"),
        ("ジョン・スミス", "じょん すみす"),
        ("コ-ヒ－", "こーひー"),
        ("いすゞ", "いすず"),
        ("さゝき", "ささき"),
        ("ヴァイオリン", "ゔぁいおりん"),
        ("", ""),
    ],
)
def test_reading(written: str, read: str) -> None:
    assert reading(written) == read


def test_reading_with_strangers_names_each_once() -> None:
    with pytest.raises(NotKana) as refusal:
        reading("山だ 太ろう山A")
    assert refusal.value.characters == ["山", "太", "A"]


@given(ANY_KANA)
def test_reading_is_idempotent_and_tidy(text: str) -> None:
    assume("ﾞ" not in text and "ﾟ" not in text)
    once = reading(text)
    assert reading(once) == once
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("read", "row"),
    [
        ("あべ", "あ"),
        ("ゔぁん", "あ"),
        ("がもう", "か"),
        ("ジョン", "さ"),
        ("ﾂﾞ", "た"),
        ("っ", "た"),
        ("の", "な"),
        ("ぱーく", "は"),
        ("まえだ", "ま"),
        ("ゃ", "や"),
        ("ろく", "ら"),
        ("ゐ", "わ"),
        ("を", "わ"),
        ("ん", "わ"),
        ("　さとう", "さ"),
        ("ー", "他"),
        ("Smith", "他"),
        ("山田", "他"),
        ("", "他"),
    ],
)
def test_gojuon_row(read: str, row: str) -> None:
    assert gojuon_row(read) == row


@given(st.text(st.characters(exclude_categories=[])))
def test_gojuon_row_is_always_a_row(text: str) -> None:
    assert gojuon_row(text) in set("あかさたなはまやらわ他")


@pytest.mark.parametrize(
    ("read", "latin"),
    [
        ("おおの", "Ono"),
        ("しんいち", "Shinichi"),
        ("ちょっと", "Chotto"),
        ("じゅん", "Jun"),
        ("まっちゃ", "Matcha"),
        ("しんぺい", "Shimpei"),
        ("ほんま なんば", "Homma Namba"),
        ("おおたに しょうへい", "Otani Shohei"),
        ("いのうえ", "Inoue"),
        ("たけのうち ゆうこ", "Takenouchi Yuko"),
        ("まつうら", "Matsuura"),
        ("おおうち", "Ouchi"),
        ("おおおか", "Ooka"),
        ("よこお", "Yokoo"),
        ("せのお", "Senoo"),
        ("おおお", "Oo"),
        ("にいがた けいいち", "Niigata Keiichi"),
        ("はっちょう", "Hatcho"),
        ("べっぷ", "Beppu"),
        ("つづき", "Tsuzuki"),
        ("こーひー", "Kohi"),
        ("ジェシカ フィー", "Jeshika Fi"),
        ("ｻﾄｳ ｼﾞｭﾝ", "Sato Jun"),
        ("っ", ""),
        ("", ""),
    ],
)
def test_romanise(read: str, latin: str) -> None:
    assert romanise(read) == latin


def test_romanise_refuses_kanji() -> None:
    with pytest.raises(NotKana):
        romanise("山田")


PLAIN = st.lists(
    st.one_of(
        st.sampled_from("あいうえかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ"),
        st.sampled_from("がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽん"),
        st.sampled_from(["きゃ", "しゅ", "ちょ", "じゃ", "りょ", "びゅ", "みょ"]),
    ),
    min_size=1,
    max_size=7,
).map("".join)
OWN_WORDS = ("うえ", "のうち", "くうら", "すうら", "つうら", "ぬうら", "ぶうら", "むうら", "るうら")


@given(PLAIN)
def test_romanise_equals_its_naive_twin(word: str) -> None:
    assume("うう" not in word and "んん" not in word)
    assume(not word.endswith(OWN_WORDS))
    assert romanise(word) == naive.romanise(word)


@given(ANY_KANA)
def test_romanise_gives_latin_words_in_title_case(text: str) -> None:
    assume("ﾞ" not in text and "ﾟ" not in text)
    for word in romanise(text).split(" "):
        assert word == "" or (word.isascii() and word.isalpha() and word == word.capitalize())
