"""Midnight of the place where the evening was: until then a note arrives the same day."""

from datetime import UTC, datetime

import pytest

from enishi.conftest import START
from enishi.events.models import Event
from enishi.letters.rules import deadline


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        ("Asia/Tokyo", datetime(2026, 11, 26, 15, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 11, 27, 8, tzinfo=UTC)),  # 01:30 there
        ("Europe/Paris", datetime(2026, 11, 26, 23, tzinfo=UTC)),
        ("Pacific/Auckland", datetime(2026, 11, 26, 11, tzinfo=UTC)),  # 22:30 there, summer time
        ("Asia/Kathmandu", datetime(2026, 11, 26, 18, 15, tzinfo=UTC)),
    ],
)
def test_deadline_is_midnight_in_the_evening_s_own_zone(zone: str, midnight: datetime) -> None:
    assert deadline(Event(starts_at=START, zone=zone)) == midnight


def test_deadline_of_an_evening_that_runs_over_midnight_is_that_of_its_day() -> None:
    late = Event(starts_at=datetime(2026, 11, 26, 14, 59, tzinfo=UTC), zone="Asia/Tokyo")
    assert deadline(late) == datetime(2026, 11, 26, 15, tzinfo=UTC)
