"""The QR on a badge says who somebody is to those who may know, and nothing to a stranger with a photograph of it."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from enishi.conftest import START, Chamber, claimed, own_key, signed_in
from enishi.encounters.actions import mark, note_words
from enishi.engines.roster import Row
from enishi.evening.actions import advance, reflect_absences
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import check_in, enter_attendee, register
from enishi.events.models import CheckIn, Event, Registration
from enishi.people.devices import DEVICE_COOKIE
from enishi.people.models import Attendee
from enishi.seating.models import Seating
from enishi.ui import clock

CANARIES = [
    "鳳凰院",
    "凶真",
    "ほうおういん",
    "Hououin",
    "未来ガジェット研究所",
    "ラボメン筆頭",
    "電話レンジ",
    "狂気の科学",
    "えるぷさいこんぐるぅ",
]


@dataclass
class Badge:
    """Somebody with a word of their own in every field, at tonight's evening."""

    person: Attendee
    address: str


@pytest.fixture
def badge(event: Event, plan: Seating, registrations: list[Registration]) -> Badge:
    row = Row(
        row=0, family="鳳凰院", given="凶真", family_reading="ほうおういん", romanised="Hououin Kyouma",
        company="未来ガジェット研究所", title="ラボメン筆頭", hook="電話レンジ", industry="狂気の科学",
        mail="elpsy@kongroo.example", phone="090-0000-0048",
    )  # fmt: skip
    person = register(event, enter_attendee(event, row, "system"), "system").attendee
    note_words(registrations[0], person, "えるぷさいこんぐるぅ")
    return Badge(person, reverse("evening:badge", args=[person.face_code]))


def page(client: Client, badge: Badge) -> str:
    answer = client.get(badge.address)
    assert answer.status_code == 200
    return answer.content.decode()


def phone_of(attendee: Attendee) -> Client:
    """The phone that opened this person's own link."""
    phone = Client()
    phone.cookies[DEVICE_COOKIE] = own_key(attendee)
    return phone


def canaries_in(text: str) -> list[str]:
    return [word for word in [*CANARIES, "elpsy", "kongroo", "090-0000-0048"] if word in text]


def assert_strangers_page(client: Client, badge: Badge) -> None:
    for language in ("ja", "en"):
        answer = client.get(badge.address, headers={"accept-language": language})
        assert answer.status_code == 200
        text = answer.content.decode() + "".join(f"{name}: {value}" for name, value in answer.items())
        assert canaries_in(text) == []
        assert badge.person.code not in text
        assert reverse("events:check_in", args=[badge.person.registrations.get().event.code, 9]) not in text


def test_stranger_learns_only_whose_evening_it_is(badge: Badge) -> None:
    assert_strangers_page(Client(), badge)
    assert badge.person.host.name in page(Client(), badge)


def test_stranger_learns_nothing_while_a_round_runs(badge: Badge, event: Event) -> None:
    for seen in range(2):
        advance(event, seen, "system")
    assert_strangers_page(Client(), badge)


def test_member_who_is_nobody_here_is_a_stranger(badge: Badge, other_chamber: Chamber) -> None:
    for member in (other_chamber.owner, other_chamber.staff, other_chamber.door):
        assert_strangers_page(signed_in(member), badge)


def test_phone_with_a_made_up_key_is_a_stranger(badge: Badge) -> None:
    phone = Client()
    for key in ("", "x" * 26, badge.person.code, badge.person.face_code):
        phone.cookies[DEVICE_COOKIE] = key
        assert_strangers_page(phone, badge)


def test_attendee_of_another_evening_of_this_host_is_a_stranger(badge: Badge, chamber: Chamber) -> None:
    other = open_event(chamber.host, "第13回", START + timedelta(days=30), "system")
    someone = register(other, enter_attendee(other, Row(row=0, family="よその人"), "system"), "system").attendee
    assert_strangers_page(phone_of(someone), badge)
    assert_strangers_page(signed_in(claimed(someone, "yoso@example.jp")), badge)


def test_attendee_of_another_host_is_a_stranger(badge: Badge, other_chamber: Chamber) -> None:
    theirs = open_event(other_chamber.host, "隣町の会", START, "system")
    someone = register(theirs, enter_attendee(theirs, Row(row=0, family="隣の人"), "system"), "system").attendee
    assert_strangers_page(phone_of(someone), badge)
    assert_strangers_page(signed_in(claimed(someone, "tonari@example.jp")), badge)


@pytest.mark.parametrize("role", ["owner", "staff", "door"])
def test_staff_see_the_person_and_the_button_to_check_in(
    role: str, badge: Badge, event: Event, chamber: Chamber
) -> None:
    text = page(signed_in(getattr(chamber, role)), badge)
    assert {"鳳凰院", "未来ガジェット研究所"} <= set(canaries_in(text))
    assert f'action="{reverse("events:check_in", args=[event.code, 9])}"' in text
    assert "えるぷさいこんぐるぅ" not in text, "a note is its author's alone"


def test_staff_see_when_somebody_came(badge: Badge, event: Event, chamber: Chamber) -> None:
    check_in(event.registrations.get(attendee=badge.person), "system")
    text = page(signed_in(chamber.door), badge)
    assert reverse("events:check_in", args=[event.code, 9]) not in text
    assert "18:15" in text


def test_another_attendee_of_the_evening_sees_the_card(
    badge: Badge, event: Event, registrations: list[Registration]
) -> None:
    other = registrations[1].attendee
    phone = phone_of(other)
    text = page(phone, badge)
    assert {"鳳凰院", "凶真", "未来ガジェット研究所", "ラボメン筆頭", "電話レンジ"} <= set(canaries_in(text))
    key = phone.cookies[DEVICE_COOKIE].value
    assert reverse("evening:note", args=[key, event.code, badge.person.code]) in text
    assert [word for word in ("えるぷさいこんぐるぅ", "elpsy", "090-0000-0048") if word in text] == []
    assert reverse("events:check_in", args=[event.code, 9]) not in text


def test_author_sees_the_own_note_on_the_card(badge: Badge, hayase: Attendee) -> None:
    assert "えるぷさいこんぐるぅ" in page(phone_of(hayase), badge)


def test_account_that_claims_an_attendee_sees_the_card(badge: Badge, event: Event, yamamoto: Attendee) -> None:
    text = page(signed_in(claimed(yamamoto, "misaki@example.jp")), badge)
    assert {"鳳凰院", "電話レンジ"} <= set(canaries_in(text))
    assert reverse("evening:note", args=[yamamoto.code, event.code, badge.person.code]) in text


def test_links_of_the_card_lead_somewhere_with_another_hosts_phone(
    badge: Badge, event: Event, yamamoto: Attendee, other_chamber: Chamber
) -> None:
    """One phone may hold the own link of another host; the card's links are for who I am at this one."""
    theirs = open_event(other_chamber.host, "隣町の会", START, "system")
    there = register(theirs, enter_attendee(theirs, Row(row=0, family="山本"), "system"), "system").attendee
    phone = signed_in(claimed(yamamoto, "misaki@example.jp"))
    phone.cookies[DEVICE_COOKIE] = own_key(there)
    assert reverse("evening:note", args=[yamamoto.code, event.code, badge.person.code]) in page(phone, badge)


def test_card_is_seen_on_the_way_home(badge: Badge, event: Event, chamber: Chamber, yamamoto: Attendee) -> None:
    """The evening has ended and the next one is announced: people who met tonight still find each other."""
    for seen in range(5):
        advance(event, seen, "system")
    later = open_event(chamber.host, "第13回", START + timedelta(days=7), "system")
    register(later, badge.person, "system")
    with clock.standing_at(START + timedelta(hours=2)):
        text = page(phone_of(yamamoto), badge)
    assert {"鳳凰院", "電話レンジ"} <= set(canaries_in(text))


def test_own_badge_has_no_note_about_oneself(badge: Badge, event: Event) -> None:
    phone = phone_of(badge.person)
    text = page(phone, badge)
    assert "鳳凰院" in text
    key = phone.cookies[DEVICE_COOKIE].value
    assert reverse("evening:note", args=[key, event.code, badge.person.code]) not in text


def test_marked_person_shows_so_to_the_marker(badge: Badge, event: Event, registrations: list[Registration]) -> None:
    mark(registrations[1], badge.person, marked=True)
    assert 'aria-pressed="true"' in page(phone_of(registrations[1].attendee), badge)
    assert 'aria-pressed="true"' not in page(phone_of(registrations[2].attendee), badge)


def test_badge_of_nobody(db: None) -> None:
    assert Client().get(reverse("evening:badge", args=["x" * 26])).status_code == 404


def test_code_of_the_address_is_no_badge(badge: Badge) -> None:
    """`code` names a person in staff's addresses and `face_code` is printed: one must not stand in for the other."""
    assert Client().get(reverse("evening:badge", args=[badge.person.code])).status_code == 404


def test_badge_of_somebody_taken_as_absent_leads_to_tonights_check_in(badge: Badge, event: Event) -> None:
    """Late is not gone: the reception must not be led to next week's evening."""
    next_week = open_event(event.host, "第13回", START + timedelta(days=7), "system")
    register(next_week, badge.person, "system")
    reflect_absences(event, "system")
    door = signed_in(event.host.staff.get(role="door").member)
    number = event.registrations.get(attendee=badge.person).number
    check_in_here = reverse("events:check_in", args=[event.code, number])
    assert f'action="{check_in_here}"' in page(door, badge)
    door.post(check_in_here)
    assert [one.registration.event for one in CheckIn.objects.all()] == [event]


@pytest.mark.parametrize("address", ["/c/%00", "/own/%00", "/my/%00/", "/faces/%00.jpg", "/events/%00/reception"])
def test_address_with_a_zero_byte_is_not_found(address: str, event: Event) -> None:
    """PostgreSQL refuses such a text with an error of its own."""
    assert Client().get(address).status_code == 404
