"""One row: what becomes a person, what is reported, and that nobody is lost on the way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engines.roster import FIELDS, Problem, Roster, Row, field_for, read
from enishi.engines.roster.tests.files import text, xlsx

pytestmark = pytest.mark.engine


def read_rows(*rows: list[str]) -> Roster:
    return read(text(rows).encode(), "名簿.csv")


def names(roster: Roster) -> list[tuple[str, str]]:
    return [(row.family, row.given) for row in roster.rows]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("会員番号", "number"),
        ("Ｎｏ．", "number"),
        ("事業所名", "company"),
        ("社　名", "company"),
        ("氏　名", "name"),
        ("参加者氏名", "name"),
        ("姓", "family"),
        ("名", "given"),
        ("ﾌﾘｶﾞﾅ", "reading"),
        ("ふりがな", "reading"),
        ("会社名フリガナ", "company_reading"),
        ("業　種", "industry"),
        ("役職名", "title"),
        ("ﾒｰﾙｱﾄﾞﾚｽ", "mail"),
        ("E-mail", "mail"),
        ("Ｅメール", "mail"),
        ("TEL", "phone"),
        ("携帯電話", "phone"),
        ("ひとこと", "hook"),
        ("備考", ""),
        ("", ""),
    ],
)
def test_headings_as_offices_write_them(heading: str, field: str) -> None:
    assert field_for(heading) == field


def test_no_heading_means_two_fields() -> None:
    assert [field_for(word) for field, words in FIELDS.items() for word in words] == [
        field for field, words in FIELDS.items() for _word in words
    ]


def test_row_with_everything() -> None:
    header = [
        "番号",
        "会社名",
        "会社名フリガナ",
        "氏名",
        "フリガナ",
        "ローマ字",
        "業種",
        "役職",
        "メール",
        "電話",
        "ひとこと",
        "備考",
    ]
    row = [
        "M-7", "森田茶園", "モリタチャエン", "森田 勲", "モリタ イサオ", "Morita Isao", "茶農家", "園主",
        "Morita@Cha.Example", "０９０（００００）１５１１", "茶摘みの体験を始めます", "車で来場",
    ]  # fmt: skip
    assert read_rows(header, row) == Roster(
        rows=[
            Row(
                row=2,
                family="森田",
                given="勲",
                family_reading="もりた",
                given_reading="いさお",
                romanised="Morita Isao",
                company="森田茶園",
                company_reading="モリタチャエン",
                industry="茶農家",
                division="A",
                title="園主",
                mail="Morita@cha.example",
                phone="090-0000-1511",
                number="M-7",
                hook="茶摘みの体験を始めます",
            )
        ],
        problems=[],
        columns={
            "number": 0, "company": 1, "company_reading": 2, "name": 3, "reading": 4, "romanised": 5,
            "industry": 6, "title": 7, "mail": 8, "phone": 9, "hook": 10,
        },
    )  # fmt: skip


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        (["氏名", "会社名"], ["早瀬 健一", "x"], ("早瀬", "健一")),
        (["氏名", "会社名"], ["早瀬　健一", "x"], ("早瀬", "健一")),
        (["氏名", "会社名"], ["早瀬健一", "x"], ("早瀬健一", "")),
        (["氏名", "会社名"], ["𠮷﨑 髙志", "x"], ("𠮷﨑", "髙志")),
        (["氏名", "会社名"], ["Jean Paul Martin", "x"], ("Jean", "Paul Martin")),
        (["姓", "名", "会社名"], ["早瀬", "健一", "x"], ("早瀬", "健一")),
        (["姓", "名", "会社名"], ["ウェイ", "", "x"], ("ウェイ", "")),
        (["姓", "氏名", "会社名"], ["", "早瀬 健一", "x"], ("早瀬", "健一")),
    ],
)
def test_name_in_one_cell_or_two(header: list[str], row: list[str], name: tuple[str, str]) -> None:
    roster = read_rows(header, row)
    assert (names(roster), roster.problems) == ([name], [])


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        ("ﾔﾏﾓﾄ ﾐｻｷ", ("やまもと", "みさき")),
        ("ヤマモト　ミサキ", ("やまもと", "みさき")),
        ("やまもと・みさき", ("やまもと", "みさき")),
        ("ﾃｼｶﾞﾜﾗ ﾓﾓｺ", ("てしがわら", "ももこ")),
        ("", ("", "")),
    ],
)
def test_reading_in_any_kana_is_hiragana(written: str, reading: tuple[str, str]) -> None:
    roster = read_rows(["氏名", "フリガナ"], ["山本 美咲", written])
    assert [(row.family_reading, row.given_reading) for row in roster.rows] == [reading]
    assert roster.problems == []


def test_reading_that_is_not_kana_is_reported_and_the_person_kept() -> None:
    roster = read_rows(["氏名", "フリガナ"], ["山本 美咲", "Yamamoto"])
    assert roster.rows == [Row(row=2, family="山本", given="美咲")]
    assert roster.problems == [Problem(2, "フリガナ", "Yamamoto", "reading")]


def test_two_columns_of_readings_belong_to_what_stands_before_them() -> None:
    """会社名・フリガナ・氏名・フリガナ is how chambers print their rosters."""
    [row] = read_rows(
        ["会社名", "フリガナ", "氏名", "フリガナ"], ["湯の花荘", "ユノハナソウ", "山本 美咲", "ヤマモト ミサキ"]
    ).rows
    assert (row.company_reading, row.family_reading, row.given_reading) == ("ユノハナソウ", "やまもと", "みさき")


def test_single_column_of_readings_is_the_persons_wherever_it_stands() -> None:
    [row] = read_rows(["氏名", "会社名", "フリガナ"], ["山本 美咲", "湯の花荘", "ヤマモト ミサキ"]).rows
    assert (row.company_reading, row.family_reading, row.given_reading) == ("", "やまもと", "みさき")


def test_wrong_mail_is_reported_and_the_person_kept() -> None:
    roster = read_rows(
        ["氏名", "メール"], ["山本 美咲", "misaki＠"], ["森田 勲", "なし"], ["舘 亮介", "ＲＹＯ＠Tachi.Example"]
    )
    assert [(row.family, row.mail) for row in roster.rows] == [("山本", ""), ("森田", ""), ("舘", "RYO@tachi.example")]
    assert roster.problems == [Problem(2, "メール", "misaki＠", "mail"), Problem(3, "メール", "なし", "mail")]


def test_phone_that_is_no_number_is_kept_as_typed() -> None:
    assert [row.phone for row in read_rows(["氏名", "電話"], ["山本 美咲", "内線12"]).rows] == ["内線12"]


def test_row_without_a_name_is_reported_with_what_it_says() -> None:
    roster = read_rows(
        ["氏名", "会社名", "備考"], ["", "湯の花荘", ""], ["森田 勲", "森田茶園", ""], ["", "", "合計 1名"]
    )
    assert roster.rows == [Row(row=3, family="森田", given="勲", company="森田茶園", division="A")]
    assert [(one.row, one.column, one.reason) for one in roster.problems] == [
        (2, "氏名", "no_name"),
        (4, "氏名", "no_name"),
    ]
    assert roster.problems[0].value == "湯の花荘"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("山本\u202e 美咲", "山本[U+202E] 美咲"),
        ("山\u200b本 美咲", "山[U+200B]本 美咲"),
        ("山\u0007本 美咲", "山[U+0007]本 美咲"),
        ("\ue000本 美咲", "[U+E000]本 美咲"),
    ],
    ids=["right-to-left override", "zero width", "bell", "private use"],
)
def test_invisible_characters_leave_the_row_out_and_say_where(cell: str, shown: str) -> None:
    roster = read_rows(
        ["番号", "氏名", "会社名"], ["1", "森田 勲", "森田茶園"], ["2", cell, "湯の花荘"], ["3", "舘 亮介", ""]
    )
    assert [row.number for row in roster.rows] == ["1", "3"]
    assert roster.problems == [Problem(3, "氏名", shown, "refused_characters")]


def test_invisible_characters_in_any_cell_that_is_read() -> None:
    roster = read_rows(["氏名", "会社名"], ["森田 勲", "森田\u202e茶園"])
    assert roster == Roster(
        problems=[Problem(2, "会社名", "森田[U+202E]茶園", "refused_characters")], columns={"name": 0, "company": 1}
    )


def test_row_without_a_name_in_two_columns() -> None:
    roster = read_rows(["姓", "名", "会社名"], ["", "美咲", "湯の花荘"])
    assert (roster.rows, roster.problems) == ([], [Problem(2, "姓", "美咲 湯の花荘", "no_name")])


@pytest.mark.parametrize(
    "line", [["合計", "", "20名"], ["", "", "合　計"], ["", "", "20 名"], ["合計", "15社", ""]], ids="".join
)
def test_line_that_counts_the_list_is_nobody_and_is_reported(line: list[str]) -> None:
    roster = read_rows(["番号", "会社名", "氏名"], ["1", "早瀬印刷", "早瀬 健一"], line)
    assert names(roster) == [("早瀬", "健一")]
    assert [(problem.row, problem.reason) for problem in roster.problems] == [(3, "no_name")]


def test_lines_that_were_numbered_beforehand_are_empty() -> None:
    roster = read_rows(["番号", "会社名", "氏名"], ["1", "早瀬印刷", "早瀬 健一"], ["2", "", ""], ["3"])
    assert len(roster.rows) == 1
    assert roster.problems == []


@pytest.mark.parametrize("name", ["計 太郎", "一二三 四郎", "合田 計"])
def test_name_that_looks_like_a_total_is_a_person(name: str) -> None:
    assert len(read_rows(["番号", "会社名", "氏名"], ["1", "合計商店", name]).rows) == 1


def test_total_beside_a_name_leaves_the_person_in() -> None:
    assert len(read_rows(["会社名", "氏名", "備考"], ["早瀬印刷", "早瀬 健一", "合計"]).rows) == 1


def test_spaces_around_cells_do_not_count() -> None:
    [row] = read_rows(["氏名", "会社名"], ["　山本　美咲 ", "　湯の花荘　"]).rows
    assert (row.family, row.given, row.company) == ("山本", "美咲", "湯の花荘")


def test_rows_shorter_and_longer_than_the_header() -> None:
    roster = read(("会社名,氏名,役職\n湯の花荘,山本 美咲\n森田茶園,森田 勲,園主,余白,余白\n").encode(), "名簿.csv")
    assert [(row.company, row.family, row.title) for row in roster.rows] == [
        ("湯の花荘", "山本", ""),
        ("森田茶園", "森田", "園主"),
    ]


def test_quoted_cells_with_commas() -> None:
    [row] = read('氏名,会社名\n"山本 美咲","旅館, 湯の花荘"\n'.encode(), "名簿.csv").rows
    assert row.company == "旅館, 湯の花荘"


def test_industry_is_recognised_from_its_words_else_from_the_company() -> None:
    roster = read_rows(
        ["氏名", "会社名", "業種"], ["甲", "丸三商事", "旅館"], ["乙", "石井鉄工所", ""], ["丙", "丸三商事", "なんでも"]
    )
    assert [(row.industry, row.division) for row in roster.rows][:2] == [("旅館", "M"), ("", "E")]
    assert roster.rows[2].industry == "なんでも"


def test_cells_longer_than_a_field_are_cut_and_reported() -> None:
    """The database keeps 160 letters of a company; a cell that holds a whole letter must not stop the import."""
    roster = read_rows(
        ["氏名", "会社名", "電話"], ["山本 美咲", "湯" * 400, "平日は" * 40], ["森田 勲", "森田茶園", ""]
    )
    assert [(row.family, len(row.company), len(row.phone)) for row in roster.rows] == [
        ("山本", 160, 40),
        ("森田", 4, 0),
    ]
    assert [(one.row, one.column, one.reason) for one in roster.problems] == [
        (2, "会社名", "too_long"),
        (2, "電話", "too_long"),
    ]


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["", " ", "山本 美咲", "ﾔﾏﾓﾄ", "a@b.example", "a@", "090-0000-1109", "\u202e", "\u200b", "=1+1", "12.0", "氏名"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=8))
def test_every_row_becomes_a_person_or_a_problem(rows: list[list[str]]) -> None:
    """Nothing vanishes: each row that holds more than a number is read or reported, and no other row is either."""
    header = ["番号", "会社名", "氏名", "フリガナ", "業種", "メール", "電話", "備考"]
    roster = read(text([header, *rows]).encode("utf-8-sig"), "名簿.csv")
    full = {at for at, row in enumerate(rows, start=2) if any(cell.replace("\x00", "").strip() for cell in row[1:])}
    people = [row.row for row in roster.rows]
    assert len(people) == len(set(people))
    assert set(people) | {problem.row for problem in roster.problems} == full
    left_out = {problem.row for problem in roster.problems if problem.reason in {"no_name", "refused_characters"}}
    assert set(people).isdisjoint(left_out)
    assert set(people) | left_out == full


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", "名簿.csv", "名簿.xlsx", "名簿.xls", "名簿.tsv"]))
def test_any_bytes_are_answered(body: bytes, name: str) -> None:
    roster = read(body, name)
    assert roster.rows or roster.problems


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 4000), st.integers(0, 40))
def test_damaged_workbooks_are_answered(noise: bytes, at: int, gone: int) -> None:
    whole = WORKBOOK
    read(whole[:at] + noise + whole[at + gone :], "名簿.xlsx")


WORKBOOK = xlsx([["会社名", "氏名"], ["湯の花荘", "山本 美咲"], [12.0, "森田 勲"]])
