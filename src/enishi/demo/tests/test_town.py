"""The cast must be usable as a roster, harmless when something is sent, and known by their faces."""

import io
import re
import time
from collections import Counter

import pytest
from PIL import Image

from enishi.demo.portraits import looks_of, portrait_svg, render_portraits
from enishi.demo.town import EIGHT, EVERYONE, KINDS, LETTERS, LINES, OTHERS, TONIGHT, WORDS

HIRAGANA = re.compile(r"[ぁ-ゖー]+( [ぁ-ゖー]+)*")
KEYS = {person.key for person in EVERYONE}


def test_eighty_come_tonight_and_twenty_four_on_other_evenings() -> None:
    assert (len(TONIGHT), len(OTHERS), len(EVERYONE)) == (80, 24, 104)


def test_the_first_eight_are_the_ones_in_the_pictures() -> None:
    assert [(p.name, p.company, p.title, p.division) for p in EIGHT] == [
        ("早瀬 健一", "早瀬印刷株式会社", "代表取締役", "E"),
        ("山本 美咲", "湯の花荘", "女将", "M"),
        ("黒瀬 正之", "しおみ信用金庫", "本店営業部 部長", "J"),
        ("石井 大地", "有限会社石井鉄工所", "専務取締役", "E"),
        ("勅使河原 萌々子", "汐見沢工業高等専門学校", "地域連携室 准教授", "O"),
        ("\U00020bb7\ufa11 \u9ad9志", "汐見沢市 産業振興課", "課長補佐", "S"),
        ("森田 勲", "森田茶園", "園主", "A"),
        ("舘 亮介", "株式会社舘システム", "取締役", "G"),
    ]


def test_keys_names_and_mails_are_unique() -> None:
    assert len(KEYS) == len(EVERYONE)
    assert len({p.name for p in EVERYONE}) == len(EVERYONE)
    mails = [p.mail for p in EVERYONE if p.mail]
    assert len(set(mails)) == len(mails)
    phones = [p.phone for p in EVERYONE if p.phone]
    assert len(set(phones)) == len(phones)
    assert all(re.fullmatch(r"[a-z]+", p.key) for p in EVERYONE)


def test_nothing_sent_to_the_cast_can_reach_anybody() -> None:
    assert all(re.fullmatch(r"[a-z0-9.]+@[a-z0-9-]+\.example", p.mail) for p in EVERYONE if p.mail)
    assert all(re.fullmatch(r"0[789]0-0000-\d{4}", p.phone) for p in EVERYONE if p.phone)


def test_readings_are_hiragana() -> None:
    for person in EVERYONE:
        assert HIRAGANA.fullmatch(person.reading), person.key
        assert HIRAGANA.fullmatch(person.company_reading), person.key
        assert bool(person.given) == bool(person.given_reading), person.key


def test_every_field_that_a_page_shows_is_filled_in_both_languages() -> None:
    for person in EVERYONE:
        assert person.family
        assert person.title
        assert person.industry
        assert person.kind in KINDS
        assert 4 <= len(person.hook) <= 18, person.hook
        assert all(
            english.isascii() and english for english in (person.hook_en, person.romanised, person.company_romanised)
        )


def test_divisions_are_letters_and_mixed_as_in_a_provincial_town() -> None:
    mix = Counter(person.division for person in TONIGHT)
    assert set(mix) == set("ABDEFGHIJKLMNOPQRS")
    assert [letter for letter, _ in mix.most_common(2)] == ["E", "I"]
    assert mix["E"] + mix["I"] + mix["D"] + mix["M"] >= 32
    assert {p.division for p in OTHERS} <= set("ABCDEFGHIJKLMNOPQRST")


def test_the_difficulties_of_a_real_roster_are_there() -> None:
    colleagues = Counter(person.company for person in TONIGHT)
    assert sorted(count for count in colleagues.values() if count > 1) == [2, 2, 2, 2, 2, 3]
    assert sum(not person.mail for person in TONIGHT) >= 8
    assert sum(person.mail.startswith("info@") for person in TONIGHT) >= 5
    assert sum(not person.phone for person in TONIGHT) >= 5
    assert sum(not person.given for person in TONIGHT) == 1
    assert any(person.romanised == "Nguyen Thi Lan" for person in TONIGHT)
    assert {person.kind for person in EVERYONE} == set(KINDS)
    ages = [person.looks.age for person in EVERYONE]
    assert (min(ages), max(ages)) == (28, 72)
    assert 40 <= sum(person.looks.woman for person in EVERYONE) <= 64


def test_colleagues_describe_their_company_alike() -> None:
    seen: dict[str, tuple[str, ...]] = {}
    for p in EVERYONE:
        facts = (p.company_reading, p.company_romanised, p.kind, p.industry, p.division)
        assert seen.setdefault(p.company, facts) == facts, p.key


def test_words_and_letters_belong_to_the_cast_and_no_two_letters_are_alike() -> None:
    assert set(WORDS) <= KEYS
    assert all(len(word) <= 10 for word in WORDS.values())
    assert 8 <= len(LETTERS) <= 12
    tonight = {person.key for person in TONIGHT}
    pairs = {(letter.writer, letter.recipient) for letter in LETTERS}
    assert len(pairs) == len(LETTERS)
    assert all({writer, recipient} <= tonight and writer != recipient for writer, recipient in pairs)
    sentences = [part for letter in LETTERS for part in letter.body.split("。") if part]
    assert len(set(sentences)) == len(sentences)


def test_lines_have_both_languages_with_the_same_places_to_fill() -> None:
    assert {"opening", "toast", "minute_before", "closing"} <= {line.segment for line in LINES}
    for line in LINES:
        assert sorted(re.findall(r"{\w+}", line.ja)) == sorted(re.findall(r"{\w+}", line.en)), line.segment


def test_a_portrait_is_the_same_each_time_and_nobody_elses() -> None:
    drawn = {person.key: portrait_svg(person.looks) for person in EVERYONE}
    assert len(set(drawn.values())) == len(EVERYONE)
    assert drawn == {person.key: portrait_svg(person.looks) for person in EVERYONE}
    assert len({person.looks.hair for person in EVERYONE}) >= 20
    assert "style=" not in "".join(drawn.values())


def test_faces_of_one_table_differ_by_more_than_the_wall() -> None:
    seen = [(p.looks.hair, p.looks.hair_colour, p.looks.glasses, p.looks.beard, p.looks.clothes) for p in TONIGHT]
    worn = [(*face, p.looks.cloth) for face, p in zip(seen, TONIGHT, strict=True)]
    assert Counter(worn).most_common(1)[0][1] == 1
    assert Counter(seen).most_common(1)[0][1] <= 2


@pytest.mark.parametrize("described", ["f30 mohican knit", "m40 crop short suit", "m40 crop suit:crimson", "m40 crop"])
def test_a_description_that_cannot_be_drawn_says_so(described: str) -> None:
    with pytest.raises(ValueError, match=r"somebody|mohican"):
        looks_of("somebody", described)


def test_all_portraits_become_photographs_in_a_few_seconds() -> None:
    began = time.perf_counter()
    photographs = render_portraits(EVERYONE)
    assert time.perf_counter() - began < 6
    assert list(photographs) == [person.key for person in EVERYONE]
    with Image.open(io.BytesIO(photographs["yamamoto"])) as image:
        assert (image.format, image.size) == ("JPEG", (480, 600))
    assert max(map(len, photographs.values())) < 40_000
    assert render_portraits([]) == {}
    assert render_portraits(EIGHT[:1]) == {"hayase": photographs["hayase"]}
