"""The host draws, looks and publishes."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enishi.conftest import Chamber, signed_in
from enishi.events.actions.events import Item, set_programme
from enishi.events.models import Event, Segment
from enishi.seating.actions import draw_seating
from enishi.seating.models import Seating


@pytest.fixture
def staff(chamber: Chamber) -> Client:
    return signed_in(chamber.staff, **{"Accept-Language": "en"})


@pytest.fixture
def address(event: Event) -> str:
    return reverse("seating:seating", args=[event.code])


def test_draw_then_publish(event: Event, chamber: Chamber, staff: Client, address: str) -> None:
    answer = staff.post(address, {"tables": "2"})
    draft = Seating.objects.get()
    assert (answer.status_code, answer["Location"], draft.drawn_by, draft.published_at) == (
        302, address, chamber.staff, None,
    )  # fmt: skip
    publication = reverse("seating:publication", args=[event.code, 1])
    assert publication in staff.get(address).content.decode()
    answer = staff.post(publication)
    draft.refresh_from_db()
    assert (answer.status_code, answer["Location"], draft.published_at is not None) == (302, address, True)
    assert publication not in staff.get(address).content.decode()


def test_looking_draws_nothing(event: Event, staff: Client, address: str) -> None:
    assert staff.get(address).status_code == 200
    assert staff.get(reverse("seating:publication", args=[event.code, 1])).status_code == 405
    assert Seating.objects.count() == 0


@pytest.mark.parametrize(
    ("tables", "words"),
    [("9", "9 tables are more than the 8 people to seat."), ("0", ""), ("", ""), ("x", ""), ("-1", ""), ("701", "")],
)
def test_numbers_of_tables_that_cannot_be(tables: str, words: str, staff: Client, address: str, event: Event) -> None:
    answer = staff.post(address, {"tables": tables})
    assert (answer.status_code, words in answer.content.decode(), Seating.objects.count()) == (422, True, 0)


def test_nobody_to_seat(empty_event: Event, staff: Client) -> None:
    answer = staff.post(reverse("seating:seating", args=[empty_event.code]), {"tables": "1"})
    assert (answer.status_code, Seating.objects.count()) == (422, 0)
    assert "Nobody is registered yet." in answer.content.decode()


def test_no_rounds(event: Event, staff: Client, address: str) -> None:
    set_programme(event, [Item(Segment.Kind.TALK, 10, "乾杯")], "system")
    answer = staff.post(address, {"tables": "2"})
    assert (answer.status_code, Seating.objects.count()) == (422, 0)
    assert "The programme has no round at tables." in answer.content.decode()


@pytest.mark.parametrize("turn", ["1", "2", "99", "-1", "x", "", "１"])
def test_any_round_in_the_address_shows_one(turn: str, staff: Client, address: str, plan: Seating) -> None:
    page = staff.get(address, {"round": turn})
    assert page.status_code == 200
    assert "早瀬" in page.content.decode() or "Hayase" in page.content.decode()


def test_version_that_does_not_exist(event: Event, staff: Client, plan: Seating) -> None:
    assert staff.post(reverse("seating:publication", args=[event.code, 9])).status_code == 404


def test_other_host_cannot_draw_or_publish(event: Event, other_chamber: Chamber, address: str) -> None:
    draw_seating(event, None, tables=2, seconds=0.05)
    stranger = signed_in(other_chamber.owner)
    assert stranger.post(address, {"tables": "2"}).status_code == 404
    assert stranger.post(reverse("seating:publication", args=[event.code, 1])).status_code == 404
    assert list(Seating.objects.values_list("version", "published_at")) == [(1, None)]


def test_page_costs_the_same_for_two_and_for_eight(event: Event, staff: Client, address: str) -> None:
    costs = []
    for people in (8, 2):
        event.registrations.filter(number__gt=people).delete()
        draw_seating(event, None, tables=2, seconds=0.05)
        with CaptureQueriesContext(connection) as asked:
            assert staff.get(address).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]
