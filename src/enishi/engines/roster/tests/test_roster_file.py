"""The file as a whole: every program that offices save rosters with, and what is no roster at all."""

import io
import struct
import zipfile

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.styles import Font

from enishi.engines.roster import Problem, Roster, read
from enishi.engines.roster.tables import MOST_BYTES, MOST_ENTRIES
from enishi.engines.roster.tests.files import HAYASE, HEADER, YAMAMOTO, text, xlsx

pytestmark = pytest.mark.engine

TABLE = [HEADER, HAYASE, YAMAMOTO]


def refused(reason: str) -> Roster:
    """A file of which nothing was read, and why."""
    return Roster(rows=[], problems=[Problem(0, "", "", reason)], columns={})


def companies(roster: Roster) -> list[str]:
    return [row.company for row in roster.rows]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (xlsx(TABLE), "名簿.xlsx"),
        (xlsx(TABLE), "名簿.csv"),
        (text(TABLE).encode("utf-8"), "名簿.csv"),
        (text(TABLE).encode("utf-8-sig"), "名簿.csv"),
        (text(TABLE).encode("cp932"), "名簿.csv"),
        (text(TABLE).encode("euc_jp"), "名簿.csv"),
        (text(TABLE).encode("iso2022_jp"), "名簿.csv"),
        (text(TABLE).encode("utf-16"), "名簿.csv"),
        (text(TABLE, "\t").encode("utf-16"), "名簿.txt"),
        (text(TABLE, "\t").encode("cp932"), "名簿.tsv"),
        (text(TABLE, "\t").encode("utf-8"), ""),
        (text(TABLE).replace("\r\n", "\n").encode("cp932"), "名簿.csv"),
        (text(TABLE).replace("\r\n", "\r").encode("cp932"), "名簿.csv"),
    ],
    ids=[
        "xlsx",
        "xlsx named csv",
        "utf-8",
        "utf-8 with BOM",
        "cp932",
        "euc-jp",
        "iso-2022-jp",
        "utf-16",
        "tsv in utf-16",
        "tsv in cp932",
        "tsv without a name",
        "cp932 with line feeds",
        "cp932 with carriage returns",
    ],
)
def test_one_roster_in_every_format(body: bytes, name: str) -> None:
    roster = read(body, name)
    assert roster.problems == []
    assert [
        (one.row, one.number, one.company, one.family, one.given, one.family_reading, one.given_reading)
        for one in roster.rows
    ] == [
        (2, "12", "早瀬印刷株式会社", "早瀬", "健一", "はやせ", "けんいち"),
        (3, "13", "湯の花荘", "山本", "美咲", "やまもと", "みさき"),
    ]
    assert [(one.division, one.title, one.mail, one.phone) for one in roster.rows] == [
        ("E", "代表取締役", "kenichi@hayase.example", "090-0000-1109"),
        ("M", "女将", "misaki@yunohana.example", "090-0000-1146"),
    ]


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "utf-8", "iso2022_jp"])
@pytest.mark.parametrize(
    ("company", "family", "given"),
    [("山田商店", "山田", "太郎"), ("高橋茶園", "高橋", "一"), ("カフェ・ド・ポート", "東", "さくら")],
)
def test_short_file_in_every_encoding(encoding: str, company: str, family: str, given: str) -> None:
    """One line is little to guess an encoding from, and many files are that short."""
    [row] = read(text([["会社名", "氏名"], [company, f"{family} {given}"]]).encode(encoding), "名簿.csv").rows
    assert (row.company, row.family, row.given) == (company, family, given)


def test_half_width_kana_in_cp932_stay_kana() -> None:
    """They are the one thing for which CP932 and EUC-JP could be taken for each other."""
    [row] = read(text([["氏名", "ﾌﾘｶﾞﾅ"], ["山本 美咲", "ﾔﾏﾓﾄ ﾐｻｷ"]]).encode("cp932"), "名簿.csv").rows
    assert (row.family, row.family_reading, row.given_reading) == ("山本", "やまもと", "みさき")


def test_rare_kanji_of_cp932_are_kept() -> None:
    [row] = read(text([["会社名", "氏名"], ["㈱髙﨑", "髙﨑 濵"]]).encode("cp932"), "名簿.csv").rows
    assert (row.company, row.family, row.given) == ("㈱髙﨑", "髙﨑", "濵")


def test_title_and_remark_rows_stand_above_the_header() -> None:
    above = [["第12回 異業種交流会 出席者名簿"], [], ["", "", "令和8年11月20日現在"], ["※欠席者は除く"]]
    roster = read(xlsx([*above, HEADER, HAYASE, [], YAMAMOTO]), "名簿.xlsx")
    assert [(row.row, row.family) for row in roster.rows] == [(6, "早瀬"), (8, "山本")]
    assert roster.problems == []


def test_first_sheet_is_read_and_the_others_are_not() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(TABLE)))
    book.create_sheet("前回").append(["氏名", "会社名"])
    kept = io.BytesIO()
    book.save(kept)
    assert companies(read(kept.getvalue(), "名簿.xlsx")) == ["早瀬印刷株式会社", "湯の花荘"]


def test_cells_that_look_like_formulas_stay_text() -> None:
    """Nothing is computed: what somebody typed is shown as it was typed."""
    rows = [["氏名", "会社名", "ひとこと"], ["山田 太郎", "=1+1", '=HYPERLINK("http://example.com","x")']]
    [row] = read(text(rows).encode(), "名簿.csv").rows
    assert (row.company, row.hook) == ("=1+1", '=HYPERLINK("http://example.com","x")')


def test_formula_in_a_workbook_gives_the_value_that_the_office_sees() -> None:
    """A formula that was never computed has no value; it may not become a company named after the formula."""
    [row] = read(xlsx([["氏名", "会社名", "会員番号"], ["山田 太郎", '=CONCAT("山田","商店")', 3]]), "名簿.xlsx").rows
    assert (row.family, row.company, row.number) == ("山田", "", "3")


def test_numbers_of_a_workbook_are_what_the_office_typed() -> None:
    rows: list[list[object]] = [
        ["会員番号", "氏名", "電話"],
        [12.0, "山田 太郎", 9000001109],
        [7, "森田 勲", "090-0000-1511"],
        [1.5, "東 一", None],
    ]
    assert [(row.number, row.phone) for row in read(xlsx(rows), "名簿.xlsx").rows] == [
        ("12", "090-0000-1109"),
        ("7", "090-0000-1511"),
        ("1.5", ""),
    ]


def test_line_breaks_inside_cells_of_a_workbook_are_spaces() -> None:
    """Alt+Enter is how offices fit a long company into a narrow column; it is no reason to leave a person out."""
    roster = read(xlsx([["氏\n名", "会社名"], ["山田\n太郎", "山田商店\n営業部"]]), "名簿.xlsx")
    assert [(row.family, row.given, row.company) for row in roster.rows] == [("山田", "太郎", "山田商店 営業部")]
    assert roster.problems == []


def test_merged_cells_and_styles_do_not_disturb() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx([["出席者名簿"], HEADER, HAYASE, YAMAMOTO])))
    sheet = book.worksheets[0]
    sheet.merge_cells("A1:H1")
    title = sheet["A1"]
    assert isinstance(title, Cell)
    title.font = Font(bold=True)
    kept = io.BytesIO()
    book.save(kept)
    assert companies(read(kept.getvalue(), "名簿.xlsx")) == ["早瀬印刷株式会社", "湯の花荘"]


def test_twenty_thousand_rows() -> None:
    rows = [["番号", "氏名", "会社名"], *([str(at), f"山田 {at}", f"商店{at}"] for at in range(1, 20_001))]
    roster = read(text(rows).encode("cp932"), "名簿.csv")
    assert (len(roster.rows), len(roster.problems)) == (20_000, 0)
    assert (roster.rows[-1].row, roster.rows[-1].number, roster.rows[-1].given) == (20_001, "20000", "20000")


@pytest.mark.parametrize("body", [b"", b"   \r\n\r\n", b"\n"])
def test_empty_file(body: bytes) -> None:
    assert read(body, "名簿.csv") == refused("empty")


@pytest.mark.parametrize("body", [xlsx([]), b"\xef\xbb\xbf", b",,,\r\n,,,\r\n", xlsx([["", ""], [None]])])
def test_file_without_anything_in_its_cells(body: bytes) -> None:
    [problem] = read(body, "名簿").problems
    assert (problem.row, problem.reason in {"empty", "no_header"}) == (0, True)


@pytest.mark.parametrize(
    "rows",
    [
        [["早瀬 健一", "早瀬印刷"], ["山本 美咲", "湯の花荘"]],
        [["氏名"], ["山田"]],
        [["会社名", "業種"], ["山田商店", "小売"]],
    ],
)
def test_no_row_names_a_person_and_something_else(rows: list[list[str]]) -> None:
    assert read(xlsx(rows), "名簿.xlsx") == refused("no_header")


def test_header_without_anybody_below_it() -> None:
    assert read(xlsx([HEADER]), "名簿.xlsx") == Roster(
        columns={"number": 0, "company": 1, "name": 2, "reading": 3, "industry": 4, "title": 5, "mail": 6, "phone": 7}
    )


@pytest.mark.parametrize(
    "body",
    [
        b"this is no workbook",
        b"PK\x03\x04 and then nothing",
        xlsx(TABLE)[:600],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
    ids=["text", "broken zip", "half a workbook", "broken xls"],
)
def test_not_a_workbook(body: bytes) -> None:
    assert read(body, "名簿.xlsx") == refused("not_a_workbook")


@pytest.mark.parametrize("body", [b"%PDF-1.4\n%\xe2\xe3", b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x89PNG\r\n"])
def test_document_or_picture_is_named_as_what_it_is_not(body: bytes) -> None:
    assert read(body, "案内.pdf") == refused("not_a_workbook")


def test_archive_that_is_no_workbook() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("写真/一枚目.jpg", b"no sheet at all")
    assert read(kept.getvalue(), "名簿.xlsx") == refused("not_a_workbook")


def test_larger_than_any_roster() -> None:
    assert read(b"x" * (MOST_BYTES + 1), "名簿.csv") == refused("too_large")


def test_zip_bomb_is_refused_by_the_sizes_it_declares() -> None:
    """40 MB of zeros are 40 KB in a workbook: six such sheets would need more memory than the server has."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(6):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b"\0" * 40 * 1024 * 1024)
    assert len(kept.getvalue()) < MOST_BYTES
    assert read(kept.getvalue(), "名簿.xlsx") == refused("too_large")


def test_archive_with_too_many_entries() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for number in range(MOST_ENTRIES + 1):
            archive.writestr(str(number), b"")
    assert read(kept.getvalue(), "名簿.xlsx") == refused("too_large")


def test_zip_bomb_that_lies_about_its_sizes() -> None:
    """An archive that declares one byte and holds 40 MB is no workbook; it is not unpacked beyond what it said."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 40 * 1024 * 1024)
    body = bytearray(kept.getvalue())
    central = body.rindex(b"PK\x01\x02")
    body[central + 24 : central + 28] = struct.pack("<I", 1)
    body[22:26] = struct.pack("<I", 1)
    assert read(bytes(body), "名簿.xlsx") == refused("not_a_workbook")


@pytest.mark.parametrize("body", [b"\xff\xff\xff\xff\x81\x00", b"name,company\n\x81\xff\xfe,\xa0\xff\n"])
def test_letters_of_no_encoding(body: bytes) -> None:
    assert read(body, "名簿.csv") == refused("unknown_encoding")


def test_cell_longer_than_any_cell() -> None:
    body = f'氏名,会社名\n山田 太郎,"{"あ" * 200_000}"\n'.encode()
    assert read(body, "名簿.csv") == refused("not_a_table")
