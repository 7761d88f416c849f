"""One clock for everybody: midnight, deadlines and the demo's evening come from it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings
from django.utils import timezone

from enishi.ui import clock

MOMENT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def test_clock_stands_still_and_goes_on() -> None:
    with clock.standing_at(MOMENT):
        assert (clock.now(), clock.now()) == (MOMENT, MOMENT)
        with clock.standing_at(MOMENT + timedelta(days=1)):
            assert clock.now() == MOMENT + timedelta(days=1)
        assert clock.now() == MOMENT
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)


def test_clock_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), clock.standing_at(MOMENT):
        raise ZeroDivisionError
    assert clock.now() != MOMENT


@pytest.mark.parametrize("shift", [3600, -86400.5])
def test_clock_file_moves_the_clock(shift: float, tmp_path: Path, settings: LazySettings) -> None:
    settings.CLOCK_FILE = tmp_path / "clock"
    settings.CLOCK_FILE.write_text(str(shift))
    assert abs(clock.now() - timezone.now() - timedelta(seconds=shift)) < timedelta(seconds=5)
    settings.CLOCK_FILE.write_text("0")
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)


@pytest.mark.parametrize("text", [None, "", "half past six"])
def test_clock_file_that_says_nothing_is_the_machine_s_time(
    text: str | None, tmp_path: Path, settings: LazySettings
) -> None:
    settings.CLOCK_FILE = tmp_path / "clock"
    if text is not None:
        settings.CLOCK_FILE.write_text(text)
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)


def test_now_is_aware() -> None:
    assert clock.now().utcoffset() is not None


@pytest.mark.parametrize(
    ("zone", "local", "midnight"),
    [
        ("Asia/Tokyo", "2026-11-26T18:30", "2026-11-26T15:00"),
        ("Asia/Tokyo", "2026-11-26T00:00", "2026-11-26T15:00"),
        ("Asia/Tokyo", "2026-11-26T23:59:59", "2026-11-26T15:00"),
        ("Asia/Tokyo", "2026-12-31T18:30", "2026-12-31T15:00"),
        ("Asia/Tokyo", "2028-02-28T18:30", "2028-02-28T15:00"),
        ("America/New_York", "2026-11-26T18:30", "2026-11-27T05:00"),
        ("America/New_York", "2026-03-07T18:30", "2026-03-08T05:00"),  # the night before summer time
        ("America/New_York", "2026-03-08T18:30", "2026-03-09T04:00"),  # a day of 23 hours
        ("America/New_York", "2026-11-01T18:30", "2026-11-02T05:00"),  # a day of 25 hours
        ("Pacific/Kiritimati", "2026-11-26T18:30", "2026-11-26T10:00"),
        ("Asia/Kolkata", "2026-11-26T18:30", "2026-11-26T18:30"),
    ],
)
def test_midnight_is_the_one_of_the_place(zone: str, local: str, midnight: str) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    expected = datetime.fromisoformat(midnight).replace(tzinfo=UTC)
    assert clock.midnight_after(moment, zone).astimezone(UTC) == expected
    assert clock.midnight_after(moment.astimezone(UTC), zone).astimezone(UTC) == expected
