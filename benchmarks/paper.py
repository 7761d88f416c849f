"""Badges and slips of 1,000 people: CPU seconds beside the limit that we set ourselves."""

import os
import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._report import Cpu, machine, most_memory, publish

if TYPE_CHECKING:
    from enishi.events.models import Event, Registration

PEOPLE = 1_000
TO_A_PAGE = 8
LIMIT = 5.0  # CPU seconds for one sheet of all; a wish for the future


def evening() -> "tuple[Event, list[Registration]]":
    """The demo's town over and over at one evening, with a published seating for four rounds."""
    from django.core.management import call_command  # noqa: PLC0415 - needs Django set up, as all below
    from django.db import transaction  # noqa: PLC0415

    from enishi.demo.seed import programme, row_of  # noqa: PLC0415
    from enishi.demo.town import EVERYONE, HOST  # noqa: PLC0415
    from enishi.events.actions.events import open_event  # noqa: PLC0415
    from enishi.events.actions.registration import enter_attendee, register  # noqa: PLC0415
    from enishi.events.queries import people_of  # noqa: PLC0415
    from enishi.people.actions import member_for_mail, open_host  # noqa: PLC0415
    from enishi.seating.actions import draw_seating, publish_seating  # noqa: PLC0415
    from enishi.ui import clock  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        host = open_host(HOST, member_for_mail("paper@benchmark.example"))
        event = open_event(host, "紙の夕べ", clock.now() + timedelta(days=1), "system", programme=programme(17))
        for person in islice(cycle(EVERYONE), PEOPLE):
            register(event, enter_attendee(event, row_of(person), "system"), "system")
    publish_seating(draw_seating(event, None, seconds=1), "system")
    return event, people_of(event)


def row_for(
    name: str, sheet: "Callable[[Event, Sequence[Registration]], bytes]", event: "Event", people: "list[Registration]"
) -> list[object]:
    sheet(event, people[:TO_A_PAGE])  # opens the fonts, once a process
    with Cpu() as cpu:
        pdf = sheet(event, people)
    pages = -(-len(people) // TO_A_PAGE)
    return [
        name,
        f"**{cpu.seconds:.1f}**",
        f"{cpu.seconds / LIMIT:.1f} of {LIMIT:.0f} s{' — over' if cpu.seconds > LIMIT else ''}",
        f"{cpu.wall:.1f}",
        f"{pages / cpu.wall:.0f} ({pages / cpu.seconds:.0f} a CPU-s)",
        f"{len(pdf) / 2**20:.1f} MB",
    ]


def codes(people: "list[Registration]") -> float:
    """CPU seconds of the QR codes alone: the part that is not typst."""
    from enishi.evening import paper  # noqa: PLC0415 - needs Django set up

    with Cpu() as cpu:
        for one in people:
            paper._qr(paper._card_address(one.attendee))  # noqa: SLF001 - a part of what is measured above
    return cpu.seconds


def main() -> None:
    load = machine()
    kernels = Path(os.environ.get("ENISHI_STATE", ".state")).resolve() / "kernels"
    with tempfile.TemporaryDirectory(prefix="enishi-paper.") as state:
        # A database of its own, whatever else this machine keeps; read when Enishi is first imported.
        os.environ.pop("DATABASE_URL", None)
        os.environ |= {"ENISHI_STATE": state, "NUMBA_CACHE_DIR": str(kernels), "ENISHI_LOG_LEVEL": "WARNING"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "enishi.config.settings"
        import django  # noqa: PLC0415 - reads the settings made above

        django.setup()
        from enishi.evening import paper  # noqa: PLC0415 - needs Django set up

        event, people = evening()
        rows = [
            row_for("badges", paper.badges, event, people),
            row_for("slips", paper.slips, event, people),
        ]
        publish(
            "paper",
            [f"{PEOPLE:,} people, {TO_A_PAGE} to a page", "CPU-s", "of the limit", "wall s", "pages a second", "PDF"],
            rows,
            f"Each once, fonts open, four rounds printed. Drawing {PEOPLE:,} QR codes is {codes(people):.1f} CPU-s of"
            f" the badges. Most memory of the process: {most_memory():.0f} MB.",
            load=load,
        )


if __name__ == "__main__":
    main()
