"""What people type into a form: names, numbers, addresses, and what may not be typed."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.engines.language import mail, phone, phrases, refused_characters, split_name

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("山田 太郎", ("山田", "太郎")),
        ("山田　太郎", ("山田", "太郎")),
        (" 山田\t太郎 ", ("山田", "太郎")),
        ("山田太郎", ("山田太郎", "")),
        ("Anna Maria Smith", ("Anna", "Maria Smith")),
        ("葛󠄀城　㐂一", ("葛󠄀城", "㐂一")),
        ("", ("", "")),
        ("　", ("", "")),
    ],
)
def test_split_name(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("０９０ー１２３４ー５６７８", "090-1234-5678"),
        ("090 1234 5678", "090-1234-5678"),
        ("9012345678.0", "090-1234-5678"),
        ("+81 90 1234 5678", "090-1234-5678"),
        ("(0857)22-1234", "0857-22-1234"),
        ("0857−22−1234", "0857-22-1234"),
        ("TEL：03-1234-5678", "03-1234-5678"),
        ("03-1234-5678 内線12", "03-1234-5678"),
        ("03-1234-5678 ext. 12", "03-1234-5678"),
        ("03-1234-5678／090-1234-5678", "03-1234-5678"),
        ("0120444113", "0120-444-113"),
        ("+82 2-312-3456", "+82 2-312-3456"),
        ("0000000000", ""),
        ("110", ""),
        ("22-1234", ""),
        ("なし", ""),
        ("", ""),
    ],
)
def test_phone(typed: str, number: str) -> None:
    assert phone(typed) == number


@given(st.one_of(ANY_TEXT, st.text("0123456789-ー()+ ０１２３", max_size=16)))
def test_phone_is_idempotent_and_possible(text: str) -> None:
    number = phone(text)
    assert phone(number) == number
    assert number == "" or phonenumbers.is_possible_number(phonenumbers.parse(number, "JP"))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Taro＠Example.CO.JP ", "Taro@example.co.jp"),
        ("　ｔａｒｏ@example.jp", "taro@example.jp"),
        ("a..b.@docomo.ne.jp", "a..b.@docomo.ne.jp"),
        ("taro+kai@example.jp", "taro+kai@example.jp"),
        ("taro@xn--wgv71a119e.jp", "taro@xn--wgv71a119e.jp"),
        ("taro@example", ""),
        ("taro example@example.jp", ""),
        ("a@b@example.jp", ""),
        ("@example.jp", ""),
        ("taro@-example.jp", ""),
        ("太郎@example.jp", ""),
        ("a" * 65 + "@example.jp", ""),
        ("a@" + "b." * 130 + "jp", ""),
        ("なし", ""),
    ],
)
def test_mail(typed: str, address: str) -> None:
    assert mail(typed) == address


@given(st.one_of(ANY_TEXT, st.text("aBcｊp.@＠- +ｶ", max_size=12)))
def test_mail_is_idempotent(text: str) -> None:
    assert mail(mail(text)) == mail(text)


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("山田\u202e太郎", ["U+202E"]),
        ("a\u200bb\u200dc\ufeff", ["U+200B", "U+200D", "U+FEFF"]),
        ("a\tb\nc\x00", ["U+0009", "U+000A", "U+0000"]),
        ("\ue000\U000f0000", ["U+E000", "U+F0000"]),
        ("\ud83d", ["U+D83D"]),
        ("\ufdd0\U0001ffff", ["U+FDD0", "U+1FFFF"]),
        ("\u3164\u2028", ["U+3164", "U+2028"]),
        ("\u202ea\u202e", ["U+202E"]),
        ("葛\U000e0100城 辻\ufe00", []),
        ("𠮷野　髙﨑㈱ O'Brien-Núñez 🎉", []),
        ("", []),
    ],
)
def test_refused_characters(typed: str, refused: list[str]) -> None:
    assert refused_characters(typed) == refused


@given(ANY_TEXT)
def test_refused_characters_taken_out_leave_a_name_that_passes(text: str) -> None:
    refused = {chr(int(name.replace("U+", "0x"), base=0)) for name in refused_characters(text)}
    assert refused_characters("".join(character for character in text if character not in refused)) == []


def test_phrases_break_a_heading_between_phrases() -> None:
    assert phrases("今夜の異業種交流会で会った方へのお礼") == [
        "今夜の",
        "異業種交流会で",
        "会った",
        "方への",
        "お礼",
    ]


@given(st.text())
def test_phrases_joined_give_the_text_back(text: str) -> None:
    assert "".join(phrases(text)) == text
