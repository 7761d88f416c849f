"""The reception as pages: find, tap once, undo, walk-in."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enishi.conftest import Chamber, signed_in
from enishi.events.actions.registration import check_in
from enishi.events.models import CheckIn, Event, Registration
from enishi.people.models import Attendee


@pytest.fixture
def door(chamber: Chamber) -> Client:
    return signed_in(chamber.door)


def listed(text: str) -> list[int]:
    """Numbers on the page, in their order."""
    return [int(number) for number in re.findall(r'id="registration-(\d+)"', text)]


def test_everybody_by_reading(event: Event, door: Client) -> None:
    assert listed(door.get(reverse("events:reception", args=[event.code])).content.decode()) == [4, 3, 8, 5, 1, 7, 2, 6]


@pytest.mark.parametrize(("typed", "numbers"), [("やま", [2]), ("3", [3]), ("湯の花", [2]), ("んん", [])])
def test_list_shrinks_while_typing(typed: str, numbers: list[int], event: Event, door: Client) -> None:
    address = reverse("events:reception", args=[event.code])
    assert listed(door.get(address, {"q": typed}).content.decode()) == numbers
    part = door.get(address, {"q": typed}, headers={"HX-Request": "true"}).content.decode()
    assert (listed(part), "<html" in part) == (numbers, False)


def test_check_in_by_one_tap(event: Event, chamber: Chamber, door: Client) -> None:
    address = reverse("events:check_in", args=[event.code, 2])
    answer = door.post(address)
    assert (answer.status_code, answer["Location"]) == (302, reverse("events:reception", args=[event.code]))
    here = CheckIn.objects.get()
    assert (here.registration.number, here.by) == (2, f"member:{chamber.door.pk}")
    door.post(address)
    assert CheckIn.objects.get().at == here.at


def test_check_in_from_the_list_sends_no_old_list(event: Event, door: Client) -> None:
    """Somebody may be typing the next name already: the page asks again, with what the field says then."""
    answer = door.post(reverse("events:check_in", args=[event.code, 2]), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content, answer["HX-Trigger"]) == (204, b"", "look-again")
    part = door.get(reverse("events:reception", args=[event.code]), {"q": "やま"}, headers={"HX-Request": "true"})
    shown = part.content.decode()
    assert (listed(shown), reverse("events:check_in_withdrawal", args=[event.code, 2]) in shown) == ([2], True)


def test_withdrawal(event: Event, door: Client, registrations: list[Registration]) -> None:
    check_in(registrations[1], "system")
    answer = door.post(reverse("events:check_in_withdrawal", args=[event.code, 2]))
    assert (answer.status_code, CheckIn.objects.count()) == (302, 0)


@pytest.mark.parametrize("name", ["check_in", "check_in_withdrawal"])
def test_number_that_nobody_has(name: str, event: Event, door: Client) -> None:
    assert door.post(reverse(f"events:{name}", args=[event.code, 99])).status_code == 404
    assert CheckIn.objects.count() == 0


@pytest.mark.parametrize("name", ["check_in", "check_in_withdrawal"])
def test_looking_checks_nobody_in(name: str, event: Event, door: Client) -> None:
    assert door.get(reverse(f"events:{name}", args=[event.code, 2])).status_code == 405
    assert CheckIn.objects.count() == 0


def test_other_hosts_reception_checks_nobody_in(event: Event, other_chamber: Chamber) -> None:
    for member in (other_chamber.door, other_chamber.owner):
        assert signed_in(member).post(reverse("events:check_in", args=[event.code, 2])).status_code == 404
    assert CheckIn.objects.count() == 0


def test_walk_in(event: Event, door: Client) -> None:
    answer = door.post(
        reverse("events:walk_ins", args=[event.code]), {"name": "大島　渚", "company": "大島造船", "industry": "造船"}
    )
    assert (answer.status_code, answer["Location"]) == (302, reverse("events:reception", args=[event.code]) + "?q=9")
    walk_in = event.registrations.get(number=9)
    assert (walk_in.attendee.name, walk_in.origin, hasattr(walk_in, "check_in")) == ("大島 渚", "walk_in", True)


@pytest.mark.parametrize(
    "typed",
    [
        {"name": ""},
        {"name": "　"},
        {"name": "大\u202e島"},
        {"name": "大島", "company": "造\u200b船"},
        {"name": "長" * 81},
    ],
    ids=["nothing", "a space", "right to left", "zero width", "too long"],
)
def test_walk_in_that_cannot_be_printed(typed: dict[str, str], event: Event, door: Client) -> None:
    answer = door.post(reverse("events:walk_ins", args=[event.code]), typed)
    assert (answer.status_code, event.registrations.count(), Attendee.objects.count()) == (422, 8, 8)


def test_reception_costs_the_same_for_one_and_for_eight(
    event: Event, door: Client, registrations: list[Registration], everybody_here: None
) -> None:
    address = reverse("events:reception", args=[event.code])
    costs = []
    for _people in (8, 1):
        with CaptureQueriesContext(connection) as asked:
            assert door.get(address).status_code == 200
        costs.append(len(asked))
        event.registrations.filter(number__gt=1).delete()
    assert costs[0] == costs[1]


def test_ended_session_leads_back_to_the_page_not_to_a_button(event: Event, registrations: list[Registration]) -> None:
    """A button's address answers no GET; a script must not put the sign-in page into the list."""
    back, pressed = reverse("events:reception", args=[event.code]), reverse("events:check_in", args=[event.code, 1])
    sign_in = f"{reverse('account_login')}?next={back}"
    answer = Client().post(pressed, headers={"Referer": f"http://testserver{back}"})
    assert (answer.status_code, answer["Location"]) == (302, sign_in)
    script = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{back}"}
    answer = Client().post(pressed, headers=script)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, sign_in)
    for stranger in (
        {},
        {"Referer": "https://elsewhere.example/x"},
        {"Referer": "http://testserver.elsewhere.example/"},
    ):
        assert Client().post(pressed, headers=stranger)["Location"] == f"{reverse('account_login')}?next=/"


def test_walk_in_form_sent_twice_enters_one_person(event: Event, chamber: Chamber) -> None:
    door, address = signed_in(chamber.door), reverse("events:walk_ins", args=[event.code])
    form = {"name": "大島 渚", "company": "大島造船", "industry": "造船", "once": "abcdefgh23"}
    for _press in range(2):
        assert door.post(address, form).status_code == 302
    assert [one.attendee.name for one in event.registrations.filter(origin="walk_in")] == ["大島 渚"]
    door.post(address, form | {"name": "大島 次郎"})  # the browser's arrow brought the old form back
    assert [one.attendee.name for one in event.registrations.filter(origin="walk_in").order_by("number")] == [
        "大島 渚",
        "大島 次郎",
    ]
