"""What must happen without anybody pressing a button: mail that is due, rows that are old."""

import logging
import signal
import time
from types import FrameType

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections

from enishi.events.actions.registration import forget_roster_files
from enishi.notices.actions import forget_sent_mail, send_due_mail
from enishi.people.actions import forget_empty_accounts

log = logging.getLogger(__name__)
PAUSE = 0.5
SWEEP_EVERY = 3600


def tick() -> int:
    """Do everything that is due now. Returns how many messages left."""
    sent = 0
    while batch := send_due_mail():
        sent += batch
    return sent


def sweep() -> None:
    """Forget what has no use any more: sent mail, files nobody confirmed, mistyped accounts, ended sessions."""
    forget_sent_mail()
    forget_roster_files()
    forget_empty_accounts()
    call_command("clearsessions")


def work() -> None:
    """Tick until the process is asked to stop."""
    stopping: list[int] = []

    def stop(signum: int, _frame: FrameType | None) -> None:
        stopping.append(signum)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    swept = time.monotonic()
    while not stopping:
        try:
            tick()
            if time.monotonic() - swept > SWEEP_EVERY:
                swept = time.monotonic()
                sweep()
        except DatabaseError:
            log.exception("the database did not answer; trying again")
            close_old_connections()
        time.sleep(PAUSE)
