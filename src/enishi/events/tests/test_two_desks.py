"""Two reception tables press at the same moment."""

from functools import partial
from pathlib import Path

import pytest

from enishi.conftest import START, Chamber
from enishi.demo.seed import row_of
from enishi.demo.town import EIGHT
from enishi.engines.roster import Row
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import (
    check_in,
    confirm_roster_file,
    enter_attendee,
    receive_roster_file,
    receive_walk_in,
    register,
)
from enishi.events.models import CheckIn, Event, News, Registration
from enishi.events.tests.at_once import at_once, in_thread, shared_database
from enishi.people.models import Attendee

pytestmark = pytest.mark.django_db(transaction=True)


def numbers(event: Event) -> list[int]:
    return list(Registration.objects.filter(event=event).order_by("number").values_list("number", flat=True))


@pytest.fixture
def tonight(chamber: Chamber) -> Event:
    return open_event(chamber.host, "第12回", START, "system")


def test_numbers_are_never_given_twice(tonight: Event, tmp_path: Path) -> None:
    people = [enter_attendee(tonight, row_of(person), "system") for person in EIGHT]
    with shared_database(tmp_path):
        at_once(*[partial(register, tonight, person, "system") for person in people])
        assert in_thread(partial(numbers, tonight)) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_one_person_registered_at_two_desks_has_one_number(tonight: Event, tmp_path: Path) -> None:
    person = enter_attendee(tonight, Row(row=0, family="山田"), "system")
    with shared_database(tmp_path):
        first, second = at_once(*[partial(register, tonight, person, "system")] * 2)
        assert first.pk == second.pk
        assert in_thread(partial(numbers, tonight)) == [1]


def test_walk_ins_at_two_desks(tonight: Event, tmp_path: Path) -> None:
    with shared_database(tmp_path):
        at_once(*[partial(receive_walk_in, tonight, f"客{at}", "大島造船", "造船", "system") for at in range(4)])
        assert in_thread(partial(numbers, tonight)) == [1, 2, 3, 4]
        assert in_thread(lambda: Attendee.objects.values("organisation").distinct().count()) == 1


def test_one_person_checked_in_at_two_desks(tonight: Event, tmp_path: Path) -> None:
    person = register(tonight, enter_attendee(tonight, Row(row=0, family="山田"), "system"), "system")
    version = News.objects.get(event=tonight).door
    with shared_database(tmp_path):
        first, second = at_once(*[partial(check_in, person, f"member:{at}") for at in range(2)])
        assert (first.pk, first.by) == (second.pk, second.by)
        assert in_thread(CheckIn.objects.count) == 1
        assert in_thread(lambda: News.objects.get(event=tonight).door) == version + 1


def test_roster_file_confirmed_at_two_desks(tonight: Event, chamber: Chamber, tmp_path: Path) -> None:
    body = "氏名,会社名\n山田 太郎,山田商店\n森田 花,森田茶園\n".encode()
    file = receive_roster_file(tonight, "名簿.csv", body, chamber.owner)
    with shared_database(tmp_path):
        joined = at_once(*[partial(confirm_roster_file, file, chamber.owner)] * 2)
        assert sorted(joined) == [0, 2]
        assert in_thread(partial(numbers, tonight)) == [1, 2]
