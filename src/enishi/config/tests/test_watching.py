"""The watcher sees every committed change of the database, and nothing that was rolled back."""

import queue
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

import pytest
from django.db import connection, connections, transaction

from enishi.config import live
from enishi.conftest import START, Chamber
from enishi.events.actions.events import open_event
from enishi.events.actions.news import announce
from enishi.events.models import Event
from enishi.events.tests.at_once import in_thread, shared_database

pytestmark = pytest.mark.django_db(transaction=True)


class Enough(Exception):
    """The test has seen what it wanted."""


class Watcher:
    """The watcher's loop in a thread, as a server runs it."""

    def __init__(self) -> None:
        self.heard: queue.Queue[dict[str, int]] = queue.Queue()
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        def learn(versions: Iterable[tuple[str, int]]) -> None:
            self.heard.put(dict(versions))
            if self.stopping.is_set():
                raise Enough

        try:
            live.watch(learn)
        except Enough:
            connections.close_all()

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stopping.set()

    def until(self, true: Callable[[dict[str, int]], bool]) -> dict[str, int]:
        while True:
            versions = self.heard.get(timeout=5)
            if true(versions):
                return versions


def test_watcher_hears_of_every_change(chamber: Chamber, tmp_path: Path) -> None:
    event = open_event(chamber.host, "第12回", START, "system")
    key = event.news.key
    with shared_database(tmp_path), Watcher() as watcher:
        assert watcher.until(lambda versions: key in versions)[key] == 1
        in_thread(lambda: announce(event))
        assert watcher.until(lambda versions: versions[key] == 2)[key] == 2
        in_thread(lambda: _rolled_back(event))
        watcher.stopping.set()
        other = in_thread(lambda: open_event(chamber.host, "第13回", START, "system").news.key)
        assert watcher.until(lambda versions: other in versions) == {
            key: 2,
            f"{key}.door": 2,
            other: 1,
            f"{other}.door": 1,
        }
        watcher.thread.join(timeout=5)
        assert not watcher.thread.is_alive()


def _rolled_back(event: Event) -> None:
    with transaction.atomic():
        announce(event)
        transaction.set_rollback(True)


def test_watcher_survives_a_line_that_is_cut(chamber: Chamber, tmp_path: Path) -> None:
    """PostgreSQL restarts, or an administrator ends the line: the hall must hear of what comes later."""
    event = open_event(chamber.host, "第12回", START, "system")
    key = event.news.key
    with shared_database(tmp_path), Watcher() as watcher:
        watcher.until(lambda versions: key in versions)
        in_thread(_cut_listening_lines)
        in_thread(lambda: announce(event))
        assert watcher.until(lambda versions: versions[key] == 2)[key] == 2
        assert watcher.thread.is_alive()
        watcher.stopping.set()
        in_thread(lambda: announce(event))
        watcher.thread.join(timeout=5)


def _cut_listening_lines() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query LIKE 'SELECT key, version%'"
            )
