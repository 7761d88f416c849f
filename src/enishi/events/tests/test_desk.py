"""The host's desk: all evenings, and a new one."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enishi.conftest import START, Chamber, signed_in
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import register
from enishi.events.models import Cancellation, Event, Registration
from enishi.ui import clock

TYPED: dict[str, Any] = {
    "name": "第13回 汐見沢異業種交流会", "day": "2026-12-10", "time": "18:30", "venue": "商工会館", "fee": "6000",
    "rounds": "4", "minutes": "25",
}  # fmt: skip


@pytest.fixture
def staff(chamber: Chamber) -> Client:
    return signed_in(chamber.staff)


def test_desk_without_an_evening(chamber: Chamber, staff: Client) -> None:
    page = staff.get(reverse("events:desk", args=[chamber.host.code])).content.decode()
    assert reverse("events:new_event", args=[chamber.host.code]) in page


def test_desk_counts_those_who_are_expected(event: Event, chamber: Chamber, registrations: list[Registration]) -> None:
    Cancellation.objects.create(registration=registrations[0], at=START, by="system")
    english = signed_in(chamber.staff, **{"Accept-Language": "en"})
    page = english.get(reverse("events:desk", args=[chamber.host.code])).content.decode()
    assert ("7 people" in page, "8 people" in page) == (True, False)


def test_next_evening_stands_first_and_past_ones_lead_to_their_report(
    event: Event, chamber: Chamber, staff: Client
) -> None:
    later = open_event(chamber.host, "第13回", START + timedelta(days=14), "system")
    past = open_event(chamber.host, "第11回", START - timedelta(days=28), "system")
    Event.objects.filter(pk=past.pk).update(ended_at=START - timedelta(days=27))
    page = staff.get(reverse("events:desk", args=[chamber.host.code])).content.decode()
    places = [
        page.index(address)
        for address in (
            reverse("events:attendees", args=[event.code]),
            reverse("events:attendees", args=[later.code]),
            reverse("insights:report", args=[past.code]),
        )
    ]
    assert places == sorted(places)


def test_other_hosts_evenings_are_not_on_the_desk(event: Event, other_chamber: Chamber) -> None:
    page = signed_in(other_chamber.owner).get(reverse("events:desk", args=[other_chamber.host.code]))
    assert (page.status_code, event.code in page.content.decode()) == (200, False)


def test_new_evening(chamber: Chamber, staff: Client) -> None:
    answer = staff.post(reverse("events:new_event", args=[chamber.host.code]), TYPED)
    event = Event.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, reverse("events:attendees", args=[event.code]))
    assert (event.host, event.name, event.venue, event.fee) == (
        chamber.host, "第13回 汐見沢異業種交流会", "商工会館", 6000,
    )  # fmt: skip
    assert event.local_start.isoformat() == "2026-12-10T18:30:00+09:00"
    assert list(event.segments.exclude(round_number=None).values_list("round_number", "minutes")) == [
        (turn, 25) for turn in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "長" * 121),
        ("day", ""),
        ("day", "2026-02-30"),
        ("time", "25:00"),
        ("fee", "-1"),
        ("fee", "ただ"),
        ("rounds", "0"),
        ("rounds", "13"),
        ("minutes", "2"),
    ],
)
def test_new_evening_that_cannot_be(field: str, typed: str, chamber: Chamber, staff: Client) -> None:
    answer = staff.post(reverse("events:new_event", args=[chamber.host.code]), TYPED | {field: typed})
    assert (answer.status_code, Event.objects.count()) == (422, 0)


def test_desk_costs_the_same_for_one_and_for_ten(event: Event, chamber: Chamber, staff: Client) -> None:
    address = reverse("events:desk", args=[chamber.host.code])
    costs = []
    for evenings in (0, 9):
        for at in range(evenings):
            other = open_event(chamber.host, f"第{at}回", START + timedelta(days=at + 1), "system")
            register(other, event.registrations.get(number=1).attendee, "system")
        with CaptureQueriesContext(connection) as asked:
            assert staff.get(address).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_evening_that_nobody_ended_is_past_the_next_day(event: Event, chamber: Chamber, staff: Client) -> None:
    report = reverse("insights:report", args=[event.code])
    for hours, past in ((11, False), (13, True)):
        with clock.standing_at(START + timedelta(hours=hours)):
            assert (report in staff.get(reverse("events:desk", args=[chamber.host.code])).content.decode()) is past
