"""500 open streams on the demo's server: from a commit at the desk to the line on every phone.

Ends by itself, and speaks with 127.0.0.1 only.
"""

import asyncio
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import psutil

from benchmarks._report import machine, publish

VIEWERS = 500
CHANGES = 10
LIMIT = 300.0  # milliseconds, p99
PATIENCE = 5.0  # seconds after which a line counts as missed
BETWEEN = 0.7  # seconds from one change to the next
OPENING = 50  # streams that connect at once
LONGEST_RUN = 180.0
HERE = "127.0.0.1"


@contextmanager
def demo() -> Iterator[tuple[int, psutil.Process]]:
    """`enishi demo` with a state folder of its own and a quiet cast: its port, and the process that serves pages."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port = int(probe.getsockname()[1])
    kernels = Path(os.environ.get("ENISHI_STATE", ".state")).resolve() / "kernels"
    with tempfile.TemporaryDirectory(prefix="enishi-live.") as state:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
            "ENISHI_STATE": state, "NUMBA_CACHE_DIR": str(kernels), "ENISHI_LOG_LEVEL": "WARNING", "ENISHI_CAST": "off",
        }  # fmt: skip
        command = [sys.executable, "-m", "enishi.cli", "demo", "--port", str(port)]
        running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
        try:
            _wait_for(port, running)
            yield port, _pages(running.pid)
        finally:
            running.terminate()
            try:
                running.wait(timeout=20)
            except subprocess.TimeoutExpired:
                running.kill()


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 90
    while running.poll() is None and time.monotonic() < deadline:
        try:
            if Browser(port).get("/health")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the demo did not start")


def _pages(supervisor: int) -> psutil.Process:
    return next(child for child in psutil.Process(supervisor).children() if "pages" in child.cmdline())


class Browser:
    """One visitor with cookies. The standard jar keeps Secure cookies from http, as browsers do not on localhost."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> tuple[int, str, str]:
        return self._ask("GET", path, None)

    def post(self, path: str, form: dict[str, str]) -> tuple[int, str, str]:
        return self._ask("POST", path, urlencode(form))

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str, str]:
        """Status, where it redirects to, and the page."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = http.client.HTTPConnection(HERE, self.port, timeout=20)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            page = answer.read().decode()
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), page


@dataclass
class Desk:
    """The office, signed in, with the page of tonight's programme open."""

    browser: Browser
    programme: str  # its path
    token: str
    key: str  # of the stream
    version: int  # that the page shows

    @classmethod
    def open(cls, port: int) -> "Desk":
        browser = Browser(port)
        browser.get("/demo/desk")
        path = browser.get("/demo/projector")[1].replace("/projector", "/programme")
        page = browser.get(path)[2]
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        stream = re.search(r'sse-connect="/live/(\w+)\?seen=(\d+)"', page)
        if not (token and stream):
            raise RuntimeError(f"no form or no stream on {path}")
        return cls(browser, path, token[1], stream[1], int(stream[2]))

    def add_minutes(self) -> tuple[float, float]:
        """+5 minutes for what runs. When it was asked and when it was answered: the commit lies between."""
        asked = time.perf_counter()
        status, _where, _page = self.browser.post(f"{self.programme}/minutes", {"csrfmiddlewaretoken": self.token})
        answered = time.perf_counter()
        if status != 302:
            raise RuntimeError(f"+5 minutes was answered with {status}")
        return asked, answered


@dataclass
class Viewer:
    """One phone: version → when its line came."""

    heard: dict[int, float] = field(default_factory=dict)

    async def watch(self, port: int, desk: Desk, gate: asyncio.Semaphore, opened: asyncio.Event) -> None:
        async with gate:
            reader, writer = await asyncio.open_connection(HERE, port)
            asked = f"GET /live/{desk.key}?seen={desk.version} HTTP/1.1\r\nHost: {HERE}:{port}\r\n\r\n"
            writer.write(asked.encode())
            status = await reader.readline()
            if b" 200 " not in status:
                raise RuntimeError(f"a stream was answered with {status!r}")
            while not (await reader.readline()).startswith(b": still here"):  # registered: news will reach it
                pass
        opened.set()
        try:
            while line := await reader.readline():
                if line.startswith(b"data: "):
                    self.heard[int(line[6:])] = time.perf_counter()
        finally:
            writer.close()


@dataclass
class Evening:
    """What one run saw."""

    opening: float  # seconds until all streams stood
    moments: list[tuple[float, float]]  # asked, answered
    viewers: list[Viewer]
    first: int  # version before the first change

    def delays(self, end: int) -> tuple[list[float], int]:
        """Milliseconds from asked (0) or answered (1) to each line, and how many lines never came.

        A viewer who was told a later version at once has not missed the earlier one.
        """
        delays, missed = [], 0
        for at, moment in enumerate(self.moments, start=self.first + 1):
            for viewer in self.viewers:
                came = min((when for version, when in viewer.heard.items() if version >= at), default=float("inf"))
                if came - moment[1] > PATIENCE:
                    missed += 1
                else:
                    delays.append(max(0.0, 1000 * (came - moment[end])))
        return delays, missed

    def spread(self) -> float:
        """Milliseconds from the first phone that hears of a change to the last one."""
        heard = [[viewer.heard.get(self.first + at) for viewer in self.viewers] for at in range(1, CHANGES + 1)]
        came = [[when for when in moments if when is not None] for moments in heard]
        return float(np.median([1000 * (max(moments) - min(moments)) for moments in came if moments]))


async def run(port: int) -> Evening:
    desk = await asyncio.to_thread(Desk.open, port)
    viewers = [Viewer() for _number in range(VIEWERS)]
    gate = asyncio.Semaphore(OPENING)
    opened = [asyncio.Event() for _viewer in viewers]
    began = time.perf_counter()
    async with asyncio.TaskGroup() as hall:
        phones = [
            hall.create_task(viewer.watch(port, desk, gate, door)) for viewer, door in zip(viewers, opened, strict=True)
        ]
        for door in opened:
            await door.wait()
        opening = time.perf_counter() - began
        moments = []
        for _change in range(CHANGES):
            await asyncio.sleep(BETWEEN)
            moments.append(await asyncio.to_thread(desk.add_minutes))
        await _until_heard(viewers, desk.version + CHANGES)
        for phone in phones:
            phone.cancel()
    return Evening(opening, moments, viewers, desk.version)


async def _until_heard(viewers: list[Viewer], version: int) -> None:
    deadline = time.perf_counter() + PATIENCE
    while time.perf_counter() < deadline and not all(version in viewer.heard for viewer in viewers):
        await asyncio.sleep(0.05)


async def bounded(port: int) -> Evening:
    async with asyncio.timeout(LONGEST_RUN):
        return await run(port)


def row_for(name: str, evening: Evening, end: int) -> list[object]:
    delays, missed = evening.delays(end)
    p50, p99 = np.percentile(delays, [50, 99])
    over = " — over" if p99 > LIMIT else ""
    return [
        name,
        f"{p50:.0f}",
        f"**{p99:.0f}**",
        f"{max(delays):.0f}",
        f"{p99 / LIMIT:.2f} of {LIMIT:.0f} ms{over}",
        f"{missed} of {len(delays) + missed:,}",
    ]


def main() -> None:
    load = machine()
    with demo() as (port, pages):
        before, cpu = pages.memory_info().rss, sum(pages.cpu_times()[:2])
        evening = asyncio.run(bounded(port))
        used = sum(pages.cpu_times()[:2]) - cpu
        memory = (pages.memory_info().rss - before) / 2**20
    publish(
        "live",
        [f"{VIEWERS} streams, {CHANGES} × “+5 min”", "p50 ms", "p99 ms", "slowest", "p99 of the limit", "missed"],
        [
            row_for("from the answer to the desk (just after the commit)", evening, 1),
            row_for("from the press of the button (before the commit)", evening, 0),
        ],
        "One process serves pages and streams; readers and server share the cores. All streams stood after"
        f" {evening.opening:.1f} s; the run cost the server {used:.1f} CPU-s and {memory:.0f} MB. From the first"
        f" phone's line to the last one's: {evening.spread():.0f} ms (median of the changes). The line only: the page"
        " that a phone then asks for is not in these figures.",
        load=load,
    )


if __name__ == "__main__":
    main()
