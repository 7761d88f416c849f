"""The one clock of the product. Midnight, deadlines and the demo's "now" all come from here."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

_fixed: list[datetime] = []


def now() -> datetime:
    """The present moment, aware. Differs from the machine's by the seconds in `ENISHI_CLOCK`, if that is set."""
    if _fixed:
        return _fixed[-1]
    return timezone.now() + timedelta(seconds=_shift())


def _shift() -> float:
    # Read each time: the demo moves its evening while pages, streams and the cast run in several processes.
    if settings.CLOCK_FILE is None:
        return 0.0
    try:
        return float(settings.CLOCK_FILE.read_text())
    except (FileNotFoundError, ValueError):
        return 0.0


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let the clock stand still, for tests and for seeding what happened on another day."""
    _fixed.append(moment)
    try:
        yield
    finally:
        _fixed.pop()


def midnight_after(moment: datetime, zone: str) -> datetime:
    """The end of the day that `moment` belongs to in `zone`: until then a note is "the same day"."""
    local = moment.astimezone(ZoneInfo(zone))
    tomorrow = local.date() + timedelta(days=1)
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=ZoneInfo(zone))
