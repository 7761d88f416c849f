"""`/live/<key>`: a stream that says "look again" when an evening changes. It holds no database connection.

Plain ASGI. One watcher thread per process asks the database for new versions; every open stream waits in memory.
The stream carries a version number and nothing else, so it needs no sign-in; the pages it makes look again do.
"""

import asyncio
import threading
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from django.db import connection
from django.db.utils import DatabaseError

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

PAUSE = 0.1  # seconds between two looks at SQLite's counter of changes
BEAT = 15.0  # seconds after which a silent stream proves that it lives, so that proxies keep it


class Hall:
    """Everybody who watches, by the evening's key."""

    def __init__(self) -> None:
        self.versions: dict[str, int] = {}
        self.waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self.loop: asyncio.AbstractEventLoop | None = None
        self.watcher: threading.Thread | None = None

    def open(self) -> None:
        """Start watching, once per process, on the loop of the first stream."""
        if self.watcher is None:
            self.loop = asyncio.get_running_loop()
            self.watcher = threading.Thread(target=watch, args=(self.learn,), daemon=True, name="news")
            self.watcher.start()

    def learn(self, versions: Iterable[tuple[str, int]]) -> None:
        """Called by the watcher's thread with every evening's version."""
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._wake, list(versions))

    def _wake(self, versions: list[tuple[str, int]]) -> None:
        for key, version in versions:
            if self.versions.get(key) != version:
                self.versions[key] = version
                for bell in self.waiting.get(key, ()):
                    bell.set()


hall = Hall()


def watch(learn: Callable[[Iterable[tuple[str, int]]], None]) -> None:
    """Look for news for ever; a database that is away for a moment is asked again."""
    while True:
        try:
            for _change in _changes():
                learn(_versions())
        except DatabaseError:
            connection.close()
            time.sleep(1)


def _versions() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, version, door FROM events_news")
        rows = cursor.fetchall()
    # Two streams an evening: /live/<key> for the hall, /live/<key>.door for the reception.
    return [pair for key, version, door in rows for pair in ((str(key), int(version)), (f"{key}.door", int(door)))]


def _changes() -> Iterable[None]:
    """One item at once, then one for each change of the database that other connections commit."""
    if connection.vendor == "postgresql":
        yield from _notifications()
    yield None
    seen = None
    while True:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            version = cursor.fetchone()
        if version != seen:
            seen = version
            yield None
        time.sleep(PAUSE)


def _notifications() -> Iterable[None]:
    with connection.cursor() as cursor:
        cursor.execute("LISTEN enishi_news")
    yield None  # after LISTEN: what changed before it is seen by this look, what changes later rings
    while True:
        with connection.wrap_database_errors:  # the driver's own errors are none of Django's: one would end the watch
            heard = list(connection.connection.notifies(timeout=2.0, stop_after=1))
        if heard:
            yield None
        elif not connection.is_usable():
            raise DatabaseError("the line to the database is cut")


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Answer one stream until its reader goes away."""
    key = str(scope["path"]).rpartition("/")[2]
    hall.open()
    if not await _known(key):
        await send({"type": "http.response.start", "status": 404, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": b"not found"})
        return
    headers = [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    bell = asyncio.Event()
    hall.waiting[key].add(bell)
    gone = asyncio.ensure_future(_until_gone(receive))
    try:
        await _tell(key, _seen(scope), bell, gone, send)
    except OSError:
        pass  # the phone fell asleep in the middle of a line
    finally:
        gone.cancel()
        hall.waiting[key].discard(bell)


async def _known(key: str) -> bool:
    # Right after the start the watcher may not have looked yet; a new evening is known after its next look.
    for _try in range(20):
        if key in hall.versions:
            return True
        await asyncio.sleep(PAUSE)
    return False


def _seen(scope: Message) -> int:
    """The version that the page shows: from its address, or from where a broken stream stopped."""
    headers = dict(scope["headers"])
    text = headers.get(b"last-event-id", b"") or bytes(scope["query_string"]).rpartition(b"seen=")[2]
    return int(text) if text.isdigit() and len(text) < 19 else 0


async def _tell(key: str, seen: int, bell: asyncio.Event, gone: "asyncio.Future[Any]", send: Send) -> None:
    while not gone.done():
        bell.clear()  # before the look: what changes while the line is sent rings again
        version = hall.versions[key]
        line = b": still here\n\n"
        if version != seen:
            seen = version
            line = f"id: {version}\nevent: news\ndata: {version}\n\n".encode()
        await send({"type": "http.response.body", "body": line, "more_body": True})
        ring: asyncio.Future[Any] = asyncio.ensure_future(bell.wait())
        await asyncio.wait([ring, gone], timeout=BEAT, return_when=asyncio.FIRST_COMPLETED)
        ring.cancel()


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
