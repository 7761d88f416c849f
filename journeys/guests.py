"""Who comes to the evening of a journey, and the spreadsheet that the office has of them."""

from pathlib import Path

import openpyxl

from enishi.demo.town import OTHERS, TONIGHT, Person

GUESTS = [*OTHERS[:20], *TONIGHT[60:64]]
ABSENT = 2  # the last two in kana order stay away


def by_kana() -> list[Person]:
    """In the order of the slips and of the reception's list."""
    return sorted(GUESTS, key=lambda person: (person.family_reading, person.given_reading))


def spreadsheet(path: Path) -> Path:
    """The office's file: a title above the header, one wrong address, an empty line, a line that stands twice."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["異業種交流会 参加者名簿"])
    sheet.append(["会社名", "氏名", "フリガナ", "業種", "役職", "メール"])
    for at, person in enumerate(GUESTS):
        mail = "まだ聞いていません" if at == 3 else person.mail
        sheet.append(
            [person.company, f"{person.family}　{person.given}", person.reading, person.industry, person.title, mail]
        )
    sheet.append([None] * 6)
    twice = GUESTS[0]
    sheet.append([twice.company, twice.name, twice.reading, twice.industry, twice.title, twice.mail])
    book.save(path)
    return path
