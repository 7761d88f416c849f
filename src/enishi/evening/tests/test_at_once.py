"""The MC and the reception press at the same moment."""

import time
from functools import partial
from pathlib import Path

import pytest
from django.db import transaction

from enishi.audit.actions import record
from enishi.conftest import START, Chamber
from enishi.engines.roster import Row
from enishi.evening.actions import advance, reflect_absences
from enishi.events.actions.events import hold, open_event
from enishi.events.actions.registration import check_in, enter_attendee, receive_walk_in, register
from enishi.events.models import Cancellation, CheckIn, Event, Registration
from enishi.events.tests.at_once import at_once, in_thread, shared_database

pytestmark = pytest.mark.django_db(transaction=True)
A_MOMENT = 0.3


@pytest.fixture
def tonight(chamber: Chamber) -> Event:
    return open_event(chamber.host, "第12回", START, "system")


@pytest.fixture
def late(tonight: Event) -> Registration:
    return register(tonight, enter_attendee(tonight, Row(row=0, family="山田"), "system"), "system")


def test_who_is_checked_in_while_absences_are_reflected_is_here(
    tonight: Event, late: Registration, tmp_path: Path
) -> None:
    def reception() -> None:
        with transaction.atomic():
            check_in(late, "reception")
            time.sleep(2 * A_MOMENT)

    def mc() -> int:
        time.sleep(A_MOMENT)
        return reflect_absences(tonight, "mc")

    with shared_database(tmp_path):
        assert at_once(reception, mc) == [None, 0]
        assert in_thread(lambda: (CheckIn.objects.count(), Cancellation.objects.count())) == (1, 0)


def test_absences_reflected_twice_at_once_are_absent_once(tonight: Event, late: Registration, tmp_path: Path) -> None:
    with shared_database(tmp_path):
        assert sorted(at_once(*[partial(reflect_absences, tonight, "mc")] * 2)) == [0, 1]


def test_walk_in_while_the_evening_moves_on_waits_for_nobody_who_waits(tonight: Event, tmp_path: Path) -> None:
    """Both need the evening and the host's log: in one order, or each would hold what the other waits for."""

    def mc() -> None:
        with transaction.atomic():
            hold(tonight)
            time.sleep(2 * A_MOMENT)
            record(tonight.host_id, "mc", "start_segment", f"event:{tonight.pk}")
            advance(tonight, 0, "mc")

    def reception() -> int:
        time.sleep(A_MOMENT)
        return receive_walk_in(tonight, "大島 渚", "大島造船", "造船", "reception").number

    with shared_database(tmp_path):
        assert at_once(mc, reception) == [None, 1]
