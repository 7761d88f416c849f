"""What must happen without anybody pressing a button: mail that is due, rows that are old."""

import logging
import signal
import time
from types import FrameType

from django.db import DatabaseError, close_old_connections

from enishi.notices.actions import forget_sent_mail, send_due_mail

log = logging.getLogger(__name__)
PAUSE = 0.5
SWEEP_EVERY = 3600


def tick() -> int:
    """Do everything that is due now. Returns how many messages left."""
    sent = 0
    while batch := send_due_mail():
        sent += batch
    return sent


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
                forget_sent_mail()
        except DatabaseError:
            log.exception("the database did not answer; trying again")
            close_old_connections()
        time.sleep(PAUSE)
