"""Each message reaches its reader once: with several workers, and when one dies at the worst moment."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import DatabaseError, connection, models

from enishi.conftest import START
from enishi.gateways.tests.receiving import Postbox, Received, postbox
from enishi.notices import actions
from enishi.notices.actions import LEASE, post_mail, send_due_mail
from enishi.notices.models import PostedMail
from enishi.notices.signals import mail_refused, mail_sent
from enishi.ui import clock

TO = "misaki@yunohana.example"


@pytest.fixture
def box(settings: LazySettings) -> Iterator[Postbox]:
    with postbox() as one:
        settings.SMTP_RELAY = one.relay
        yield one


def post() -> PostedMail:
    return post_mail("letter", TO, "件名", "本文\n")


def another_worker_sends() -> int:
    """A second worker, with a connection of its own to the database, does a whole turn."""
    sent: list[int] = []

    def turn() -> None:
        try:
            sent.append(send_due_mail())
        finally:
            connection.close()

    thread = threading.Thread(target=turn)
    thread.start()
    thread.join(timeout=30)
    return sent[0]


@pytest.mark.django_db(transaction=True)
def test_second_worker_leaves_alone_what_the_first_is_sending(box: Postbox, now: datetime) -> None:
    """The second comes while the first waits for the relay's answer: after the text, before the "taken"."""
    turns: list[int] = []

    def meanwhile(_one: Received) -> str:
        turns.append(another_worker_sends())
        return ""

    mail = post()
    box.says = meanwhile
    assert send_due_mail() == 1
    assert (turns, box.ids) == ([0], [mail.message_id])


@pytest.mark.django_db(transaction=True)
def test_second_worker_takes_the_next_message(box: Postbox, now: datetime) -> None:
    turns: list[int] = []

    def meanwhile(_one: Received) -> str:
        if not turns:
            turns.append(0)
            turns[0] = another_worker_sends()
        return ""

    ids = {post().message_id, post().message_id}
    box.says = meanwhile
    assert (send_due_mail(), turns) == (1, [1])
    assert (len(box.received), set(box.ids)) == (2, ids)


@pytest.mark.django_db(transaction=True)
def test_negative_control_without_a_lease_the_letter_arrives_twice(
    box: Postbox, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The interleaving above does find the fault when the protection is off."""
    monkeypatch.setattr(actions, "LEASE", timedelta(seconds=-1))
    first = threading.Event()

    def meanwhile(_one: Received) -> str:
        if not first.is_set():
            first.set()
            another_worker_sends()
        return ""

    mail = post()
    box.says = meanwhile
    send_due_mail()
    assert box.ids == [mail.message_id, mail.message_id]


@pytest.mark.django_db
def test_lease_is_counted_from_the_first_attempt(box: Postbox) -> None:
    with clock.standing_at(START):
        mail = post()
        PostedMail.objects.filter(pk=mail.pk).update(lease_until=START + LEASE, attempts=1)
        assert send_due_mail() == 0
    with clock.standing_at(START + LEASE):
        assert send_due_mail() == 0
    with clock.standing_at(START + LEASE + timedelta(seconds=1)):
        assert send_due_mail() == 1


class Crash(BaseException):
    """Nothing catches it, as nothing catches the power going off."""


def break_after_the_relay_took_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database's update that writes down "sent" never happens; all others do."""
    update = models.QuerySet.update

    def torn(rows: Any, **values: Any) -> int:
        if values.get("sent_at"):
            raise Crash
        return update(rows, **values)

    monkeypatch.setattr(models.QuerySet, "update", torn)


@pytest.mark.django_db
def test_crash_between_taken_and_written_down_sends_again_with_the_same_id(
    box: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.standing_at(START):
        mails = [post() for _turn in range(3)]
        with monkeypatch.context() as torn:
            break_after_the_relay_took_it(torn)
            with pytest.raises(Crash):
                send_due_mail()
        assert (box.ids, send_due_mail()) == ([mails[0].message_id], 2)
    with clock.standing_at(START + LEASE + timedelta(seconds=1)):
        assert (send_due_mail(), send_due_mail()) == (1, 0)
    assert Counter(box.ids) == {mails[0].message_id: 2, mails[1].message_id: 1, mails[2].message_id: 1}
    first, *_others, again = box.received
    assert (first.text, first.header("Subject")) == (again.text, again.header("Subject"))
    assert PostedMail.objects.filter(sent_at=None).count() == 0


@pytest.mark.django_db
def test_receiver_that_fails_takes_the_note_back_and_the_id_stays(box: Postbox) -> None:
    """Who hears the news writes in the same transaction; half of it must not be kept."""

    def fails(**_news: Any) -> None:
        raise DatabaseError

    mail_sent.connect(fails)
    try:
        with clock.standing_at(START):
            mail = post()
            with pytest.raises(DatabaseError):
                send_due_mail()
    finally:
        mail_sent.disconnect(fails)
    mail.refresh_from_db()
    assert (mail.sent_at, mail.body) == (None, "本文\n")
    with clock.standing_at(START + LEASE * 2):
        assert send_due_mail() == 1
    assert box.ids == [mail.message_id] * 2


@pytest.mark.django_db(transaction=True)
def test_worker_that_lost_its_lease_refuses_nothing_that_another_sent(box: Postbox) -> None:
    """The first worker is slow; the second sends; then the first hears a refusal. The letter has arrived."""
    refused: list[int] = []

    def hear(mail: PostedMail, **_news: Any) -> None:
        refused.append(mail.pk)

    first = threading.Event()

    def slow(_one: Received) -> str:
        if first.is_set():
            return ""
        first.set()
        with clock.standing_at(START + LEASE * 2):
            assert another_worker_sends() == 1
        return "554 never"

    mail_refused.connect(hear)
    box.says = slow
    try:
        with clock.standing_at(START):
            mail = post()
            assert send_due_mail() == 0
    finally:
        mail_refused.disconnect(hear)
    mail.refresh_from_db()
    assert (mail.sent_at, mail.failed_at, refused) == (START + LEASE * 2, None, [])
    assert box.ids == [mail.message_id]


# --- With real processes --------------------------------------------------------------------------------------

POST = """
import django; django.setup()
from django.core.management import call_command
from enishi.notices.actions import post_mail
call_command("migrate", verbosity=0, interactive=False)
for number in range({count}):
    post_mail("letter", f"reader{{number}}@x.example", "件名", "本文")
"""


class Office:
    """A database of its own on this machine, and workers as the product starts them."""

    def __init__(self, folder: Path, relay: str) -> None:
        self.clock = folder / "clock"
        self.clock.write_text("0")
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.environment = kept | {
            "DJANGO_SETTINGS_MODULE": "enishi.config.settings",
            "ENISHI_STATE": str(folder),
            "ENISHI_SMTP": relay,
            "ENISHI_CLOCK": str(self.clock),
            "ENISHI_LOG_LEVEL": "ERROR",
            "PYTHONPATH": str(Path(__file__).parents[3]),
        }

    def post(self, count: int) -> None:
        subprocess.run([sys.executable, "-c", POST.format(count=count)], env=self.environment, check=True)

    def worker(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "enishi.cli", "worker"], env=self.environment)


def wait_for(box: Postbox, count: int) -> None:
    until = time.monotonic() + 40
    while len(box.received) < count and time.monotonic() < until:
        time.sleep(0.05)


@pytest.mark.engine  # has a database file of its own, so it runs once
def test_three_workers_send_everything_once(tmp_path: Path) -> None:
    with postbox() as box:
        office = Office(tmp_path, box.relay)
        office.post(40)
        workers = [office.worker() for _turn in range(3)]
        try:
            wait_for(box, 40)
            time.sleep(1)
        finally:
            for worker in workers:
                worker.terminate()
        assert [worker.wait(timeout=20) for worker in workers] == [0, 0, 0]
        readers = Counter(one.envelope_to[0] for one in box.received)
    assert readers == {f"reader{number}@x.example": 1 for number in range(40)}
    assert len(set(box.ids)) == 40


@pytest.mark.engine  # has a database file of its own, so it runs once
def test_worker_killed_between_taken_and_written_down_loses_nothing(tmp_path: Path) -> None:
    """kill -9 at the worst moment: the relay has the text, the worker never hears "taken"."""
    with postbox() as box:
        office = Office(tmp_path, box.relay)
        office.post(3)
        victims: list[subprocess.Popen[bytes]] = []

        def kill(one: Received) -> str:
            if not box.received:
                box.received.append(one)
                os.kill(victims[0].pid, signal.SIGKILL)
                return "250 taken, and nobody hears it"
            return ""

        box.says = kill
        victims.append(office.worker())
        assert victims[0].wait(timeout=40) == -signal.SIGKILL
        office.clock.write_text(str((LEASE + timedelta(seconds=5)).total_seconds()))
        worker = office.worker()
        try:
            wait_for(box, 4)
            time.sleep(1)
        finally:
            worker.terminate()
        worker.wait(timeout=20)
    twice = box.ids[0]
    assert sorted(Counter(box.ids).values()) == [1, 1, 2]
    assert Counter(box.ids)[twice] == 2
    assert {one.envelope_to[0] for one in box.received} == {f"reader{number}@x.example" for number in range(3)}
