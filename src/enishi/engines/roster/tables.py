"""Bytes → a table of text cells, whatever program saved them."""

import csv
import io
import re
import zipfile

from python_calamine import CalamineError, CalamineWorkbook

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_ENTRIES = 2_000
_NO_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")  # what a mistaken click brings most often

Table = list[list[str]]
_BREAKS = re.compile(r"[\r\n\t]+")
_HALF_WIDTH_KANA = re.compile(r"[\uff61-\uff9f]")


class Unreadable(ValueError):
    """The file as a whole can't be read; `reason` is one of a few fixed words that pages translate."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def table_of(body: bytes, filename: str) -> Table:
    """The first sheet of a workbook, or the lines of a text file, as rows of stripped text cells."""
    if len(body) > MOST_BYTES:
        raise Unreadable("too_large")
    if not body.strip():
        raise Unreadable("empty")
    if body[:4] == b"PK\x03\x04" or body[:4] == b"\xd0\xcf\x11\xe0":
        return _workbook(body)
    if filename.lower().endswith((".xlsx", ".xls")) or body.startswith(_NO_TABLES):
        raise Unreadable("not_a_workbook")
    return _lines(_decoded(body))


def _workbook(body: bytes) -> Table:
    _refuse_bomb(body)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0)
        return [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, IndexError) as reason:
        raise Unreadable("not_a_workbook") from reason


def _refuse_bomb(body: bytes) -> None:
    # The sizes in the archive's own list are read before anything is unpacked.
    if body[:2] != b"PK":
        return
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as reason:
        raise Unreadable("not_a_workbook") from reason
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unreadable("too_large")


def _text(cell: object) -> str:
    # Spreadsheets keep numbers as floats: 12.0 is the 12 that the office typed.
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _line(str(cell))


def _line(cell: str) -> str:
    """A cell as one line: offices break long names with Alt+Enter to fit a narrow column."""
    return _BREAKS.sub(" ", cell.strip())


def _decoded(body: bytes) -> str:
    """Our own ladder: detectors misjudge short CP932 files, and a strict decoder never does."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    for encoding in ["iso2022_jp"] * (b"\x1b" in body) + ["utf-8-sig"]:
        if (text := _strictly(body, encoding)) is not None:
            return text
    possible = [text for encoding in ("cp932", "euc_jp") if (text := _strictly(body, encoding)) is not None]
    if not possible:
        raise Unreadable("unknown_encoding")
    # Much of EUC-JP is valid CP932 too, as a salad of half-width kana; no kanji of CP932 is valid EUC-JP.
    return min(possible, key=lambda text: len(_HALF_WIDTH_KANA.findall(text)))


def _strictly(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lines(text: str) -> Table:
    text = text.replace("\x00", "")
    separator = "\t" if text.count("\t") > text.count(",") else ","
    try:
        return [[_line(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as reason:
        raise Unreadable("not_a_table") from reason
