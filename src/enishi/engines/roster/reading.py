"""A table of cells → people, and what is wrong with the rest."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from enishi.engines import industries, language
from enishi.engines.roster.headers import field_for
from enishi.engines.roster.tables import Table, Unreadable, table_of

Complain = Callable[[str, str, str], None]
_TOTALS = {language.search_key(word) for word in ("合計", "総計", "小計", "計", "total")}
_COUNT = re.compile(r"\d+\s*[名人社]")  # 「20名」 where a name stands
_HEADER_WITHIN = 15  # title and remark lines stand above the header, not more than this
# Letters that a field keeps. What is longer is no name or title but a remark in the wrong column.
LONGEST: Mapping[str, int] = {
    "number": 40,
    "company": 160,
    "company_reading": 200,
    "name": 80,
    "family": 80,
    "given": 80,
    "reading": 80,
    "romanised": 160,
    "industry": 120,
    "title": 120,
    "phone": 40,
    "hook": 60,
}


@dataclass(frozen=True)
class Row:
    """One person as the file says it. `row` is the file's own row, counted from 1."""

    row: int
    family: str
    given: str = ""
    family_reading: str = ""
    given_reading: str = ""
    romanised: str = ""
    company: str = ""
    company_reading: str = ""
    industry: str = ""
    division: str = ""
    title: str = ""
    mail: str = ""
    phone: str = ""
    number: str = ""
    hook: str = ""


@dataclass(frozen=True)
class Problem:
    """What could not be read: the file's row (0 = the whole file), the column's heading, the cell and why.

    `reason` is one of: empty, too_large, not_a_workbook, not_a_table, unknown_encoding, no_header (file);
    no_name, refused_characters (the row is left out); mail, reading (the row is read without that cell);
    too_long (the row is read with the beginning of that cell).
    """

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Roster:
    """Everything in the file: rows that hold a person, and problems. Empty or only numbered lines are neither."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)


def read(body: bytes, filename: str = "") -> Roster:
    """Read a roster file. Never raises for its contents; see `Problem` for what can be wrong."""
    try:
        table = table_of(body, filename)
    except Unreadable as unreadable:
        return Roster(problems=[Problem(0, "", "", unreadable.reason)])
    header = _header(table)
    if header is None:
        return Roster(problems=[Problem(0, "", "", "no_header")])
    return _people(table, header)


def _header(table: Table) -> int | None:
    """The index of the row that names at least two columns, one of them a person's name."""
    for index, cells in enumerate(table[:_HEADER_WITHIN]):
        named = {field_for(cell) for cell in cells} - {""}
        if len(named) >= 2 and named & {"name", "family"}:
            return index
    return None


def _people(table: Table, header: int) -> Roster:
    headings = table[header]
    columns = _columns(headings)
    roster = Roster(columns=columns)
    for index, cells in enumerate(table[header + 1 :], start=header + 2):
        named = {name: cells[at] for name, at in columns.items() if at < len(cells)}
        # Offices number the lines of a form beforehand: a line with nothing but its number is empty.
        if any(cell for at, cell in enumerate(cells) if at != columns.get("number")):
            _person(roster, index, named, headings)
    return roster


def _columns(headings: list[str]) -> dict[str, int]:
    """Field → column; of two columns with one heading the first counts.

    会社名・フリガナ・氏名・フリガナ: of several bare readings, the one behind the company is the company's.
    """
    names = [field_for(heading) for heading in headings]
    columns: dict[str, int] = {}
    for index, name in enumerate(names):
        behind_company = index > 0 and names[index - 1] == "company"
        if name == "reading" and behind_company and names.count("reading") > 1:
            columns.setdefault("company_reading", index)
        elif name:
            columns.setdefault(name, index)
    return columns


def _person(roster: Roster, number: int, cells: dict[str, str], headings: list[str]) -> None:
    def complain(column: str, value: str, reason: str) -> None:
        heading = headings[roster.columns[column]] if column in roster.columns else column
        roster.problems.append(Problem(number, heading, value, reason))

    for name, value in cells.items():
        if language.refused_characters(value):
            complain(name, _shown(value), "refused_characters")
            return
    if not _name(cells)[0] or _counts_the_list("".join(_name(cells))):
        complain(
            "name" if "name" in roster.columns else "family", " ".join(filter(None, cells.values()))[:60], "no_name"
        )
        return
    for name, value in cells.items():
        if len(value) > LONGEST.get(name, len(value)):
            complain(name, value[:60], "too_long")
    cells = {name: value[: LONGEST.get(name)] for name, value in cells.items()}
    family, given = _name(cells)
    mail = language.mail(cells.get("mail", ""))
    if cells.get("mail") and not mail:
        complain("mail", cells["mail"], "mail")
    family_reading, given_reading = _reading(cells, complain)
    industry = cells.get("industry", "")
    roster.rows.append(
        Row(
            row=number,
            family=family,
            given=given,
            family_reading=family_reading,
            given_reading=given_reading,
            romanised=cells.get("romanised", ""),
            company=cells.get("company", ""),
            company_reading=cells.get("company_reading", ""),
            industry=industry,
            division=industries.recognise(industry, cells.get("company", "")).division,
            title=cells.get("title", ""),
            mail=mail,
            phone=language.phone(cells.get("phone", "")) or cells.get("phone", ""),
            number=cells.get("number", ""),
            hook=cells.get("hook", ""),
        )
    )


def _counts_the_list(name: str) -> bool:
    """Nobody is called 「合計」 or 「20名」: that is the line below the list."""
    return language.search_key(name) in _TOTALS or bool(_COUNT.fullmatch(name))


def _shown(value: str) -> str:
    """The cell with its invisible characters named, so that the office finds them."""
    return "".join(f"[{refused[0]}]" if (refused := language.refused_characters(one)) else one for one in value)


def _name(cells: Mapping[str, str]) -> tuple[str, str]:
    if cells.get("family"):
        return cells["family"], cells.get("given", "")
    return language.split_name(cells.get("name", ""))


def _reading(cells: dict[str, str], complain: Complain) -> tuple[str, str]:
    written = cells.get("reading", "")
    if not written:
        return "", ""
    try:
        family_reading, given_reading = language.split_name(language.reading(written))
    except ValueError:
        complain("reading", written, "reading")
        return "", ""
    return family_reading, given_reading
