"""The MC's page and the wall: one button for what comes next."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enishi.conftest import Chamber, signed_in
from enishi.evening.actions import advance
from enishi.evening.models import SegmentRun
from enishi.events.actions.events import set_programme, usual_programme
from enishi.events.models import Cancellation, Event
from enishi.seating.models import Seating


@pytest.fixture
def mc(chamber: Chamber) -> Client:
    return signed_in(chamber.staff, **{"Accept-Language": "en"})


def running(event: Event) -> list[int]:
    return list(event.runs.filter(ended_at=None).values_list("segment__position", flat=True))


def page(client: Client, event: Event, name: str = "programme", **headers: str) -> str:
    answer = client.get(reverse(f"evening:{name}", args=[event.code]), headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def press(client: Client, event: Event, seen: str) -> None:
    answer = client.post(reverse("evening:step", args=[event.code]), {"seen": seen})
    assert (answer.status_code, answer["Location"]) == (302, reverse("evening:programme", args=[event.code]))


def test_button_names_the_position_that_the_page_shows(event: Event, plan: Seating, mc: Client) -> None:
    for position in range(5):
        assert f'name="seen" value="{position}"' in page(mc, event)
        press(mc, event, str(position))
    assert running(event) == []
    assert 'name="seen"' not in page(mc, event), "the evening is over"
    event.refresh_from_db()
    assert event.ended_at is not None


@pytest.mark.parametrize("seen", ["", "x", "-1", "2", "0", "１x"])
def test_press_that_saw_something_else_moves_nothing(seen: str, event: Event, plan: Seating, mc: Client) -> None:
    advance(event, 0, "system")
    press(mc, event, seen)
    assert running(event) == [1]


def test_round_without_a_seating_says_what_to_do(event: Event, mc: Client) -> None:
    advance(event, 0, "system")
    press(mc, event, "1")
    assert "No seating is published yet. Draw one and publish it, then start the round." in page(mc, event)
    assert running(event) == [1]


def test_line_to_read_aloud(event: Event, plan: Seating, chamber: Chamber, mc: Client) -> None:
    for seen in range(2):
        advance(event, seen, "system")
    assert "Please change tables." in page(mc, event)


def test_five_more_minutes(event: Event, mc: Client) -> None:
    advance(event, 0, "system")
    before = SegmentRun.objects.get().ends_at
    answer = mc.post(reverse("evening:minutes", args=[event.code]))
    assert answer.status_code == 302
    assert (SegmentRun.objects.get().ends_at - before).total_seconds() == 300


def test_absences(event: Event, mc: Client, everybody_here: None) -> None:
    event.registrations.get(number=3).check_in.delete()
    mc.post(reverse("evening:absences", args=[event.code]))
    assert list(Cancellation.objects.values_list("registration__number", flat=True)) == [3]
    assert "1 person is taken as absent. Nobody moves." in page(mc, event)


@pytest.mark.parametrize("name", ["step", "minutes", "absences"])
def test_looking_moves_nothing(name: str, event: Event, mc: Client) -> None:
    assert mc.get(reverse(f"evening:{name}", args=[event.code])).status_code == 405
    assert running(event) == []


@pytest.mark.parametrize("name", ["programme", "projector"])
def test_part_of_the_page_for_those_who_look_again(name: str, event: Event, plan: Seating, mc: Client) -> None:
    for seen in range(4):
        part = page(mc, event, name, **{"HX-Request": "true"})
        whole = page(mc, event, name)
        assert ("<html" in part, "<html" in whole, f"/live/{event.news.key}?seen=" in whole) == (False, True, True)
        advance(event, seen, "system")


def test_wall_shows_no_person(event: Event, plan: Seating, mc: Client) -> None:
    """Everybody in the hall and on the street sees the wall."""
    people = [one.attendee for one in event.registrations.with_people()]
    names = [name for one in people for name in (one.family, one.romanised, one.company)]
    for seen in range(6):
        wall = page(mc, event, "projector")
        assert [name for name in names if name and name in wall] == []
        advance(event, min(seen, 4), "system")


def test_programme_costs_the_same_for_a_few_and_for_many_items(event: Event, plan: Seating, mc: Client) -> None:
    costs = []
    for rounds in (1, 9):
        set_programme(event, usual_programme(rounds), "system")
        with CaptureQueriesContext(connection) as asked:
            page(mc, event)
        costs.append(len(asked))
    assert costs[0] == costs[1]
