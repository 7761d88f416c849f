"""Reading a roster of 10,000 people: CPU seconds beside the limit, and beside the usual libraries on the same file."""

import csv
import io
from collections.abc import Callable
from itertools import cycle, islice
from statistics import median

import openpyxl

from benchmarks._report import Cpu, machine, publish
from enishi.demo.town import EVERYONE
from enishi.engines import industries, language, roster
from enishi.engines.roster.tables import table_of

PEOPLE = 10_000
LIMIT = 2.0  # CPU seconds that a file of this size may cost
RUNS = 3
HEADER = ["番号", "会社名", "氏名", "フリガナ", "業種", "役職", "メール", "電話"]


def people() -> list[list[str]]:
    """The demo's town, over and over; number, company and mail make each row one of its own."""
    return [
        [str(at), f"{one.company}{at // len(EVERYONE) + 1}号店", one.name, one.reading, one.industry, one.title,
         f"p{at}@roster.example", f"090-0000-{at:04d}"]
        for at, one in enumerate(islice(cycle(EVERYONE), PEOPLE))
    ]  # fmt: skip


def workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in [HEADER, *rows]:
        sheet.append(row)
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def text(rows: list[list[str]]) -> bytes:
    """As Excel on a Japanese Windows saves it. What CP932 can't write (𠮷) becomes a question mark, as there."""
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([HEADER, *rows])
    return lines.getvalue().encode("cp932", "replace")


def by_openpyxl(body: bytes) -> int:
    """Every cell in read-only mode, its quick way; nothing is recognised or checked."""
    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True)
    rows = [
        ["" if cell is None else str(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)
    ]
    return len(rows) - 1


def by_csv(body: bytes) -> int:
    return len(list(csv.reader(io.StringIO(body.decode("cp932"), newline="")))) - 1


def by_us(body: bytes) -> int:
    """People with recognised industry, checked mail, phone and readings, and every problem named."""
    found = roster.read(body)
    return len(found.rows)


def cells_by_us(body: bytes) -> int:
    return len(table_of(body, "")) - 1


def seconds(read: Callable[[bytes], int], body: bytes) -> float:
    """Median CPU seconds; the file must come out whole."""
    taken = []
    for _run in range(RUNS):
        with Cpu() as cpu:
            rows = read(body)
        if rows != PEOPLE:
            raise RuntimeError(f"{read.__name__} found {rows} of {PEOPLE} rows")
        taken.append(cpu.seconds)
    return median(taken)


def row_for(name: str, body: bytes, peer: Callable[[bytes], int]) -> list[object]:
    whole, cells, theirs = (seconds(read, body) for read in (by_us, cells_by_us, peer))
    return [
        name,
        f"{len(body) / 1024:.0f} kB",
        f"**{whole:.2f}**",
        f"{whole / LIMIT:.2f} of {LIMIT:.0f} s{' — over' if whole > LIMIT else ''}",
        f"{cells:.3f}",
        f"{theirs:.3f}",
        f"{theirs / cells:.1f} ×",
        f"{theirs / whole:.2f} ×",
    ]


def parts(rows: list[list[str]]) -> str:
    """Where the time of the people goes."""
    with Cpu() as recognising:
        for row in rows:
            industries.recognise(row[4], row[1])
    with Cpu() as dialling:
        for row in rows:
            language.phone(row[7])
    return f"recognising industries {recognising.seconds:.2f} CPU-s, telephone numbers {dialling.seconds:.2f}"


def main() -> None:
    load = machine()
    with Cpu() as first:
        roster.read(text(people()[:1]))
    rows = people()
    table = [
        row_for(".xlsx, peer openpyxl read-only", workbook(rows), by_openpyxl),
        row_for(".csv in CP932, peer csv", text(rows), by_csv),
    ]
    publish(
        "roster",
        [
            "10,000 people, 8 columns",
            "file",
            "CPU-s: people",
            "of the limit",
            "CPU-s: only our cells",
            "CPU-s: peer's cells",
            "peer ÷ our cells",
            "peer ÷ our people",
        ],
        table,
        f"Median of {RUNS}. The peer reads cells and knows nothing of people. The first file of a process costs"
        f" {first.seconds:.2f} CPU-s more, for the vocabulary of industries and the telephone library."
        f" Of the people, each file: {parts(rows)}.",
        load=load,
    )


if __name__ == "__main__":
    main()
