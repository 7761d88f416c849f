"""Several desks at the same moment: each deed in a thread with a connection of its own, on a database for many."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections


@contextmanager
def shared_database(folder: Path) -> Iterator[None]:
    """SQLite's tests run in memory, where threads cannot queue: for a while new connections open a copy on disk."""
    if connection.vendor != "sqlite":
        yield
        return
    copy = folder / "copy.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    with closing(sqlite3.connect(copy)) as first:
        first.execute("PRAGMA journal_mode=WAL")  # as a server's database is; the change itself cannot be shared
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(copy)
    try:
        yield
    finally:
        connection.settings_dict["NAME"] = before


def in_thread(deed: Callable[[], Any]) -> Any:
    """What the deed returns, asked from a thread of its own; its error is raised here."""
    [answer] = at_once(deed)
    return answer


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Start all deeds together and wait for them. Returns their answers in order; an error is raised."""
    start = threading.Barrier(len(deeds))
    answers: list[Any] = [None] * len(deeds)
    errors: list[BaseException] = []

    def act(at: int, deed: Callable[[], Any]) -> None:
        try:
            start.wait()
            answers[at] = deed()
        except BaseException as error:  # noqa: BLE001 - raised again below, where the test sees it
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=one) for one in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return answers
