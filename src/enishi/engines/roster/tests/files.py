"""Spreadsheets as offices save them, made in the test that reads them."""

import csv
import io
from collections.abc import Iterable, Sequence

import openpyxl

HEADER = ["会員番号", "会社名", "氏名", "フリガナ", "業種", "役職", "メール", "電話"]
HAYASE = [
    "12",
    "早瀬印刷株式会社",
    "早瀬 健一",
    "ハヤセ ケンイチ",
    "印刷",
    "代表取締役",
    "kenichi@hayase.example",
    "090-0000-1109",
]
YAMAMOTO = [
    "13",
    "湯の花荘",
    "山本 美咲",
    "ヤマモト ミサキ",
    "旅館",
    "女将",
    "misaki@yunohana.example",
    "090-0000-1146",
]


def xlsx(rows: Iterable[Sequence[object]]) -> bytes:
    """The rows as Excel saves them, on the first sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def text(rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    lines = io.StringIO()
    csv.writer(lines, delimiter=separator).writerows(rows)
    return lines.getvalue()
