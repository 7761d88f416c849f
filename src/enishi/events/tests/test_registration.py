"""Evenings are opened, and people take part: one number a person, one person a number."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from enishi.audit.models import Entry
from enishi.audit.queries import broken_at
from enishi.conftest import START, Chamber
from enishi.demo.town import EIGHT
from enishi.engines.roster import Row
from enishi.events.actions.events import Item, open_event, set_programme, usual_programme
from enishi.events.actions.news import announce
from enishi.events.actions.registration import enter_attendee, register
from enishi.events.models import Cancellation, Departure, Event, News, Registration, Segment
from enishi.events.queries import people_of


def test_open_event(chamber: Chamber, now: datetime) -> None:
    event = open_event(chamber.host, "第13回", START, "member:7", venue="商工会館", fee=5000)
    assert (event.host, event.zone, event.venue, event.fee, event.ended_at) == (
        chamber.host, "Asia/Tokyo", "商工会館", 5000, None,
    )  # fmt: skip
    assert event.local_start == datetime(2026, 11, 26, 18, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert event.news.version == 1
    assert Entry.objects.get(verb="open_event").actor == "member:7"
    assert broken_at(chamber.host.pk) is None


def test_usual_programme_numbers_its_rounds(chamber: Chamber) -> None:
    event = open_event(chamber.host, "第13回", START, "system", programme=usual_programme(rounds=2, minutes=30))
    assert list(event.segments.values_list("position", "kind", "minutes", "title", "round_number")) == [
        (1, "talk", 10, "開会の挨拶", None),
        (2, "talk", 10, "乾杯", None),
        (3, "groups", 30, "", 1),
        (4, "groups", 30, "", 2),
        (5, "mingle", 20, "ご歓談", None),
        (6, "talk", 10, "お知らせ・中締め", None),
    ]
    assert all(segment.line for segment in event.segments.all())


def test_set_programme_replaces_it(empty_event: Event) -> None:
    set_programme(empty_event, [Item(Segment.Kind.GROUPS, 15), Item(Segment.Kind.TALK, 5, "中締め")], "system")
    assert list(empty_event.segments.values_list("position", "minutes", "round_number")) == [(1, 15, 1), (2, 5, None)]


def test_register_numbers_people_in_their_order(registrations: list[Registration], now: datetime) -> None:
    assert [(one.number, one.attendee.family) for one in registrations] == list(
        enumerate([person.family for person in EIGHT], start=1)
    )
    assert {(one.origin, one.registered_at) for one in registrations} == {("roster", now)}


def test_register_twice_is_the_first_registration(event: Event, registrations: list[Registration]) -> None:
    again = register(event, registrations[2].attendee, "system", Registration.Origin.WALK_IN)
    assert (again, again.origin, event.registrations.count()) == (registrations[2], "roster", 8)


def test_number_of_somebody_who_cancelled_is_not_given_again(event: Event, registrations: list[Registration]) -> None:
    Cancellation.objects.create(registration=registrations[7], at=START, by="system")
    newcomer = register(event, enter_attendee(event, Row(row=0, family="新"), "system"), "system")
    assert newcomer.number == 9


def test_numbers_of_two_evenings_are_apart(event: Event, chamber: Chamber, registrations: list[Registration]) -> None:
    other = open_event(chamber.host, "第13回", START, "system")
    assert register(other, registrations[4].attendee, "system").number == 1


def test_people_of_are_those_expected_by_reading(event: Event, registrations: list[Registration]) -> None:
    Cancellation.objects.create(registration=registrations[1], at=START, by="system")
    families = [one.attendee.family for one in people_of(event)]
    assert families == ["石井", "黒瀬", "舘", "勅使河原", "早瀬", "森田", "𠮷﨑"]


def test_present_are_those_who_came_and_have_not_left(
    event: Event, registrations: list[Registration], everybody_here: None
) -> None:
    Cancellation.objects.create(registration=registrations[0], at=START, by="system")
    registrations[1].check_in.delete()
    Departure.objects.create(registration=registrations[2], at=START, by="system")
    assert sorted(event.registrations.present().values_list("number", flat=True)) == [4, 5, 6, 7, 8]
    assert sorted(event.registrations.expected().values_list("number", flat=True)) == [2, 3, 4, 5, 6, 7, 8]


def version(event: Event) -> int:
    return News.objects.get(event=event).version


def test_announce_raises_the_version(event: Event) -> None:
    before = version(event)
    announce(event)
    assert version(event) == before + 1


def test_announce_that_is_rolled_back_says_nothing(event: Event) -> None:
    before = version(event)
    with transaction.atomic():
        announce(event)
        assert version(event) == before + 1
        transaction.set_rollback(True)
    assert version(event) == before


def test_announce_to_an_evening_without_news_makes_them(event: Event) -> None:
    News.objects.all().delete()
    announce(event)
    assert News.objects.get(event=event).version == 1


def test_announce_concerns_one_evening(event: Event, chamber: Chamber) -> None:
    other = open_event(chamber.host, "第13回", START + timedelta(days=7), "system")
    before = version(other)
    announce(event)
    assert version(other) == before
