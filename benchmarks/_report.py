"""A table on the screen, and the same table between its markers in RESULTS.md."""

import os
import platform
import re
import resource
import subprocess
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

RESULTS = Path(__file__).with_name("RESULTS.md")


class Cpu:
    """CPU seconds of this process, all its threads, and wall seconds: from `with` to its end."""

    def __enter__(self) -> Self:
        self._wall, self._cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_gone: object) -> None:
        self.wall, self.seconds = time.perf_counter() - self._wall, time.process_time() - self._cpu


def most_memory() -> float:
    """The most megabytes that this process ever held. Linux counts in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def machine() -> str:
    """Cores, interpreter, and how busy other work kept the machine: the figures mean nothing without them."""
    cores = len(os.sched_getaffinity(0))
    return f"{_processor()}, {cores} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"


def _processor() -> str:
    found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1] if found else platform.machine()


def _commit() -> str:
    """The commit that was measured; with a + when the tree held more than that."""
    asked = ["git", "describe", "--always", "--dirty=+"]
    said = subprocess.run(asked, cwd=RESULTS.parent, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    return said.stdout.strip() or "unknown"


def publish(name: str, columns: Sequence[str], rows: Sequence[Sequence[object]], *remarks: str, load: str) -> None:
    """Print the table and replace section `name`. `load` is `machine()`, asked before the run made its own load."""
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {load} · commit {_commit()} · `bin/bench {name}`"
    section = "\n".join([when, "", *lines, *(f"\n{remark}" for remark in remarks)])
    print(f"\n{section}\n")
    _replace(name, section)


def _replace(name: str, section: str) -> None:
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    text = RESULTS.read_text() if RESULTS.exists() else "# Results\n"
    if begin not in text:
        text += f"\n## {name}\n\n{begin}\n{end}\n"
    before, _, rest = text.partition(begin)
    _old, _, after = rest.partition(end)
    RESULTS.write_text(f"{before}{begin}\n{section}\n{end}{after}")
