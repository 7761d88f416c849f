"""The stream that says "look again": when it speaks, when it keeps silent, and when it ends."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from enishi.config import live

KEY = "a" * 26
Sent = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def hall(monkeypatch: pytest.MonkeyPatch) -> Iterator[live.Hall]:
    """A hall of its own whose news come from the test instead of the watcher's thread."""
    fresh = live.Hall()
    fresh.watcher = threading.current_thread()
    monkeypatch.setattr(live, "hall", fresh)
    monkeypatch.setattr(live, "PAUSE", 0.001)
    yield fresh
    assert [bells for bells in fresh.waiting.values() if bells] == [], "a stream that ended must not be rung any more"


class Reader:
    """One phone with an open stream."""

    def __init__(self, hall: live.Hall, path: str = f"/live/{KEY}", query: str = "", last: str = "") -> None:
        self.hall, self.sent = hall, []  # type: tuple[live.Hall, Sent]
        self.gone = asyncio.Event()
        self.more = asyncio.Event()
        self.while_sending: Callable[[], Awaitable[None]] | None = None
        headers = [(b"host", b"localhost"), *([(b"last-event-id", last.encode())] if last else [])]
        self.scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": headers}
        hall.loop = asyncio.get_running_loop()
        self.stream = asyncio.ensure_future(live.application(self.scope, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        self.sent.append(message)
        self.more.set()
        if self.while_sending is not None:
            await self.while_sending()

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.sent).decode()

    @property
    def events(self) -> list[str]:
        return [line for line in self.text.splitlines() if line.startswith("data:")]

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not true():
                self.more.clear()
                await self.more.wait()

    async def quiet(self) -> None:
        """Long enough for anything that was to be said."""
        for _turn in range(20):
            await asyncio.sleep(0.001)

    async def leave(self) -> None:
        self.gone.set()
        async with asyncio.timeout(5):
            await self.stream


def learn(hall: live.Hall, version: int, key: str = KEY) -> None:
    """As the watcher's thread tells it."""
    telling = threading.Thread(target=hall.learn, args=([(key, version)],))
    telling.start()
    telling.join()


async def opened(hall: live.Hall, version: int = 7, **reader: str) -> Reader:
    """A stream of an evening that stands at `version`."""
    hall.loop = asyncio.get_running_loop()
    learn(hall, version)
    one = Reader(hall, **reader)
    await one.until(lambda: len(one.sent) >= 2)
    return one


def test_headers_of_a_stream(hall: live.Hall) -> None:
    async def evening() -> Sent:
        reader = await opened(hall)
        await reader.leave()
        return reader.sent

    start, *lines = asyncio.run(evening())
    assert start == {
        "type": "http.response.start",
        "status": 200,
        "headers": [
            (b"content-type", b"text/event-stream; charset=utf-8"),
            (b"cache-control", b"no-store"),
            (b"x-accel-buffering", b"no"),
            (b"x-content-type-options", b"nosniff"),
        ],
    }
    assert all((line["type"], line["more_body"]) == ("http.response.body", True) for line in lines)


@pytest.mark.parametrize("query", ["", "seen=6", "seen=", "seen=x", "seen=-7", "seen=8"])
def test_page_that_shows_another_version_hears_it_at_once(query: str, hall: live.Hall) -> None:
    async def evening() -> str:
        reader = await opened(hall, 7, query=query)
        await reader.leave()
        return reader.text

    assert asyncio.run(evening()) == "id: 7\nevent: news\ndata: 7\n\n"


def test_page_that_shows_the_version_hears_nothing(hall: live.Hall) -> None:
    async def evening() -> Reader:
        reader = await opened(hall, 7, query="seen=7")
        await reader.quiet()
        await reader.leave()
        return reader

    reader = asyncio.run(evening())
    assert (reader.events, reader.text.startswith(":")) == ([], True)


@pytest.mark.parametrize(("last", "heard"), [("7", []), ("6", ["data: 7"]), ("x", ["data: 7"])])
def test_broken_stream_goes_on_where_it_stopped(last: str, heard: list[str], hall: live.Hall) -> None:
    """The address still names the version of the first visit; the browser names the last one that it heard."""

    async def evening() -> list[str]:
        reader = await opened(hall, 7, query="seen=3", last=last)
        await reader.leave()
        return reader.events

    assert asyncio.run(evening()) == heard


def test_change_is_heard_once_by_everybody(hall: live.Hall) -> None:
    async def evening() -> list[list[str]]:
        readers = [await opened(hall, 7, query="seen=7") for _phone in range(3)]
        learn(hall, 8)
        for reader in readers:
            await reader.until(lambda reader=reader: bool(reader.events))  # type: ignore[misc]
        learn(hall, 8)
        for reader in readers:
            await reader.quiet()
            await reader.leave()
        return [reader.events for reader in readers]

    assert asyncio.run(evening()) == [["data: 8"]] * 3


def test_change_of_another_evening_wakes_nobody(hall: live.Hall) -> None:
    async def evening() -> list[str]:
        reader = await opened(hall, 7, query="seen=7")
        learn(hall, 99, key="b" * 26)
        await reader.quiet()
        await reader.leave()
        return reader.events

    assert asyncio.run(evening()) == []


def test_change_while_a_line_is_sent_is_not_lost(hall: live.Hall) -> None:
    """A slow phone takes a moment for each line; what changes meanwhile must not wait for the next heartbeat."""

    async def evening() -> list[str]:
        hall.loop = asyncio.get_running_loop()
        learn(hall, 7)
        reader = Reader(hall)
        told: list[int] = []

        async def change_once() -> None:
            if reader.events and not told:
                told.append(8)
                learn(hall, 8)
                await asyncio.sleep(0.01)

        reader.while_sending = change_once
        await reader.until(lambda: len(reader.events) == 2)
        await reader.leave()
        return reader.events

    assert asyncio.run(evening()) == ["data: 7", "data: 8"]


def test_many_changes_end_with_the_newest(hall: live.Hall) -> None:
    async def evening() -> list[str]:
        reader = await opened(hall, 1, query="seen=1")
        for version in range(2, 30):
            learn(hall, version)
        await reader.until(lambda: "data: 29" in reader.events)
        await reader.quiet()
        await reader.leave()
        return reader.events

    events = asyncio.run(evening())
    assert events[-1] == "data: 29"
    assert len(events) == len(set(events))


def test_silent_stream_proves_that_it_lives(hall: live.Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "BEAT", 0.01)

    async def evening() -> Reader:
        reader = await opened(hall, 7, query="seen=7")
        await reader.until(lambda: reader.text.count(": still here\n\n") >= 3)
        await reader.leave()
        return reader

    assert asyncio.run(evening()).events == []


def test_unknown_evening(hall: live.Hall) -> None:
    async def evening() -> Sent:
        hall.loop = asyncio.get_running_loop()
        learn(hall, 7, key="b" * 26)
        reader = Reader(hall)
        async with asyncio.timeout(5):
            await reader.stream
        return reader.sent

    assert asyncio.run(evening()) == [
        {"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]},
        {"type": "http.response.body", "body": b"not found"},
    ]


def test_evening_that_the_watcher_learns_of_a_moment_later(hall: live.Hall) -> None:
    async def evening() -> list[str]:
        reader = Reader(hall)
        await asyncio.sleep(0.002)
        learn(hall, 1)
        await reader.until(lambda: len(reader.sent) >= 2)
        await reader.leave()
        return reader.events

    assert asyncio.run(evening()) == ["data: 1"]


def test_stream_ends_when_its_reader_goes(hall: live.Hall) -> None:
    async def evening() -> tuple[int, int]:
        reader = await opened(hall)
        watching = len(hall.waiting[KEY])
        await reader.leave()
        said = len(reader.sent)
        learn(hall, 8)
        await reader.quiet()
        assert len(reader.sent) == said
        return watching, len(hall.waiting[KEY])

    assert asyncio.run(evening()) == (1, 0)


def test_phone_that_falls_asleep_in_the_middle_of_a_line(hall: live.Hall) -> None:
    async def evening() -> None:
        reader = await opened(hall, 7, query="seen=7")

        async def asleep() -> None:
            raise OSError("the line is cut")

        reader.while_sending = asleep
        learn(hall, 8)
        async with asyncio.timeout(5):
            await reader.stream

    asyncio.run(evening())


def test_news_after_the_server_stopped_are_nobodys(hall: live.Hall) -> None:
    async def evening() -> None:
        await (await opened(hall)).leave()

    asyncio.run(evening())
    learn(hall, 9)
    assert hall.versions == {KEY: 7}
