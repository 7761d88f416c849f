"""本日のお礼 on the phone: the list, one letter, and who sees whose address."""

from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from urllib.parse import quote

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enishi.conftest import own_key
from enishi.encounters.actions import mark, note_words, remember_round
from enishi.events.models import Event, Registration
from enishi.gateways.tests.receiving import Postbox
from enishi.letters.actions import UNDO, mark_done, save_draft
from enishi.letters.models import Letter
from enishi.letters.queries import tonight
from enishi.letters.rules import visible_address
from enishi.notices.actions import send_due_mail
from enishi.notices.models import PostedMail
from enishi.people.models import Attendee
from enishi.trust.actions import disclose, withdraw
from enishi.trust.models import Disclosure
from enishi.ui import clock

CANARY = "canary-4930@yunohana.example"
CANARY_PHONE = "090-0000-4930"
At = Callable[..., str]


@pytest.fixture
def at(met: Event, hayase: Attendee) -> At:
    """Addresses of Hayase's own pages."""
    key = own_key(hayase)

    def address(name: str, about: Attendee | None = None) -> str:
        return reverse(f"letters:{name}", args=[key, met.code, *([about.code] if about else [])])

    return address


@pytest.fixture
def canary(yamamoto: Attendee) -> Attendee:
    yamamoto.mail, yamamoto.phone = CANARY, CANARY_PHONE
    yamamoto.save()
    return yamamoto


def every_page(at: At, about: Attendee) -> str:
    """All that Hayase's phone can see about somebody, before and after writing."""
    phone, seen = Client(), ""
    pages = [at("thanks"), at("letter", about), at("sent", about)]
    seen += "".join(phone.get(page, follow=True).content.decode() for page in pages)
    phone.post(at("letter", about), {"body": "お礼です。", "way": "relay"})
    seen += "".join(phone.get(page, follow=True).content.decode() for page in pages)
    phone.post(at("withdrawal", about))
    return unescape(seen)


def test_address_of_the_reader_is_on_no_page_of_the_writer(at: At, canary: Attendee) -> None:
    seen = every_page(at, canary)
    assert canary.family in seen
    assert [one for one in (CANARY, quote(CANARY), "canary-4930", CANARY_PHONE, "mailto:") if one in seen] == []
    assert PostedMail.objects.count() == 0  # taken back, after the office could carry it


def test_negative_control_disclosed_address_is_on_the_page_of_the_letter(at: At, canary: Attendee) -> None:
    disclose(canary, Disclosure.Field.MAIL)
    seen = every_page(at, canary)
    assert (f"mailto:{CANARY}" in seen, CANARY_PHONE in seen) == (True, False)
    withdraw(canary, Disclosure.Field.MAIL)
    assert CANARY not in every_page(at, canary)


def test_disclosed_address_is_for_people_met_alone(
    met: Event, registrations: list[Registration], hayase: Attendee, ishii: Attendee, yamamoto: Attendee
) -> None:
    """Marking somebody does not open their address; having sat together does, if its owner wants it."""
    mark(registrations[0], ishii, marked=True)
    for owner in (ishii, yamamoto):
        disclose(owner, Disclosure.Field.MAIL)
    assert (visible_address(ishii, hayase), visible_address(yamamoto, hayase)) == ("", yamamoto.mail)
    assert visible_address(hayase, yamamoto) == ""


def test_marked_person_s_disclosed_address_is_not_on_the_page(
    at: At, registrations: list[Registration], ishii: Attendee
) -> None:
    mark(registrations[0], ishii, marked=True)
    disclose(ishii, Disclosure.Field.MAIL)
    page = Client().get(at("letter", ishii))
    assert (page.status_code, ishii.mail in page.content.decode()) == (200, False)


def test_draft_is_saved_by_the_page_while_typing(at: At, met: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    answer = Client().post(at("letter", yamamoto), {"body": "書き\r\nかけ"})
    assert (answer.status_code, "書き\nかけ</textarea>" in answer.content.decode()) == (200, True)
    assert Letter.objects.get(author=hayase, recipient=yamamoto, event=met).body == "書き\nかけ"
    assert "書き\nかけ</textarea>" in Client().get(at("letter", yamamoto)).content.decode()


def test_draft_with_markup_in_it_stays_text(at: At, yamamoto: Attendee) -> None:
    Client().post(at("letter", yamamoto), {"body": "</textarea><script>alert(1)</script>"})
    page = Client().get(at("letter", yamamoto)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_send_button_hands_over_and_shows_ten_seconds(at: At, yamamoto: Attendee, now: datetime) -> None:
    phone = Client()
    answer = phone.post(at("letter", yamamoto), {"body": "お礼です。", "way": "relay"})
    assert (answer.status_code, answer["Location"]) == (302, at("sent", yamamoto))
    assert PostedMail.objects.get().due_at == now + UNDO
    assert at("withdrawal", yamamoto) in phone.get(at("sent", yamamoto)).content.decode()
    again = phone.post(at("letter", yamamoto), {"body": "お礼です。", "way": "relay"})
    assert (again.status_code, PostedMail.objects.count()) == (302, 1)


def test_undo_button_brings_the_draft_back(at: At, yamamoto: Attendee) -> None:
    phone = Client()
    phone.post(at("letter", yamamoto), {"body": "お礼です。", "way": "relay"})
    answer = phone.post(at("withdrawal", yamamoto))
    assert (answer.status_code, answer["Location"]) == (302, at("letter", yamamoto))
    assert "お礼です。</textarea>" in phone.get(at("letter", yamamoto)).content.decode()
    assert PostedMail.objects.count() == 0


def test_undo_button_after_it_left_says_that_it_left(at: At, box: Postbox, yamamoto: Attendee, now: datetime) -> None:
    phone = Client()
    phone.post(at("letter", yamamoto), {"body": "お礼です。", "way": "relay"})
    with clock.standing_at(now + UNDO):
        assert send_due_mail() == 1
        answer = phone.post(at("withdrawal", yamamoto))
        assert answer["Location"] == at("sent", yamamoto)
        page = phone.get(at("sent", yamamoto)).content.decode()
    assert (at("withdrawal", yamamoto) in page, "18:15" in page) == (False, True)


@pytest.mark.parametrize("body", ["", "　\r\n "])
def test_empty_letter_is_refused_in_words_and_stays_on_the_page(at: At, yamamoto: Attendee, body: str) -> None:
    answer = Client().post(at("letter", yamamoto), {"body": body, "way": "relay"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert PostedMail.objects.count() == 0


def test_refused_letter_is_announced_and_its_words_are_there(
    at: At, box: Postbox, yamamoto: Attendee, now: datetime
) -> None:
    phone = Client()
    phone.post(at("letter", yamamoto), {"body": "お礼です。", "way": "relay"})
    before = phone.get(at("sent", yamamoto))
    box.to_recipient = lambda _address: "550 no such person"
    with clock.standing_at(now + UNDO):
        send_due_mail()
    page = phone.get(at("letter", yamamoto)).content.decode()
    assert before.status_code == 200
    assert ("お礼です。</textarea>" in page, 'class="notice"' in page) == (True, True)
    assert phone.get(at("sent", yamamoto)).status_code == 302


@pytest.mark.parametrize("way", ["phone", "postcard", "greeting", "own_app"])
def test_other_ways_are_done_with_one_press(at: At, met: Event, hayase: Attendee, yamamoto: Attendee, way: str) -> None:
    answer = Client().post(at("letter", yamamoto), {"body": "", "way": way})
    assert (answer.status_code, Letter.objects.get().way) == (302, way)
    assert tonight(hayase, met).done == 1


@pytest.mark.parametrize("way", ["fax", "RELAY", "0"])
def test_way_that_we_do_not_know_is_not_found(at: At, yamamoto: Attendee, way: str) -> None:
    assert Client().post(at("letter", yamamoto), {"body": "お礼", "way": way}).status_code == 404
    assert Letter.objects.filter(handed_at=None).count() == 1


def test_person_not_met_has_no_letter_page(at: At, ishii: Attendee) -> None:
    for method in ("GET", "POST"):
        assert Client().generic(method, at("letter", ishii)).status_code == 404
        assert Client().generic(method, at("withdrawal", ishii)).status_code in {404, 405}
    assert Letter.objects.count() == 0


def test_letter_of_another_writer_is_nobody_else_s(
    at: At, met: Event, hayase: Attendee, yamamoto: Attendee, kurose: Attendee
) -> None:
    """Yamamoto wrote about the same person; Hayase sees nothing of it and takes nothing back."""
    theirs = mark_done(save_draft(yamamoto, kurose, met, "秘密の言葉-4930"), Letter.Way.PHONE)
    assert "秘密の言葉-4930" not in every_page(at, kurose) + every_page(at, yamamoto)
    theirs.refresh_from_db()
    assert theirs.done is True


def test_looking_changes_nothing(at: At, yamamoto: Attendee) -> None:
    for method in ("GET", "HEAD"):
        for page in (at("thanks"), at("letter", yamamoto), at("sent", yamamoto)):
            assert Client().generic(method, f"{page}?way=relay&body=x").status_code in {200, 302}
    assert (Letter.objects.count(), PostedMail.objects.count(), Disclosure.objects.count()) == (0, 0, 0)


def test_disclosure_is_opened_and_closed_on_the_list(at: At, hayase: Attendee) -> None:
    phone = Client()
    for shown, count in (("1", 1), ("1", 1), ("0", 0), ("", 0)):
        assert phone.post(at("disclosure"), {"shown": shown})["Location"] == at("thanks") + "#disclosure"
        assert Disclosure.objects.filter(attendee=hayase).count() == count


# --- The list -------------------------------------------------------------------------------------------------


def test_marked_ones_come_first_and_next_is_who_is_not_thanked(
    met: Event, registrations: list[Registration], hayase: Attendee, yamamoto: Attendee, kurose: Attendee
) -> None:
    mark(registrations[0], kurose, marked=True)
    note_words(registrations[0], kurose, "承継")
    now = tonight(hayase, met)
    assert [one.person.attendee for one in now.people] == [kurose, yamamoto]
    assert (now.done, now.marked, now.following) == (0, 1, now.people[0])
    mark_done(save_draft(hayase, kurose, met, ""), Letter.Way.PHONE)
    now = tonight(hayase, met)
    assert (now.done, now.following) == (1, now.people[1])
    following = now.after(kurose)
    assert following is not None
    assert following.person.attendee == yamamoto
    mark_done(save_draft(hayase, yamamoto, met, ""), Letter.Way.GREETING)
    now = tonight(hayase, met)
    assert (now.done, now.following, now.after(yamamoto)) == (2, None, None)


def test_next_one_goes_round(met: Event, hayase: Attendee, yamamoto: Attendee, kurose: Attendee) -> None:
    now = tonight(hayase, met)
    last = now.people[-1].person.attendee
    following = now.after(last)
    assert following is not None
    assert following.person.attendee == now.people[0].person.attendee


def test_list_of_nobody_is_empty(event: Event, hayase: Attendee) -> None:
    now = tonight(hayase, event)
    assert (now.people, now.done, now.marked, now.following) == ([], 0, 0, None)


def queries_of(asked: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        asked()
    return len(captured)


def test_list_costs_four_queries_for_one_and_for_many(
    event: Event, registrations: list[Registration], hayase: Attendee
) -> None:
    people = [one.attendee for one in registrations]
    remember_round(event, 1, [("1", [people[0].pk, people[1].pk])], "system")
    save_draft(hayase, people[1], event, "x")

    def read() -> None:
        for one in tonight(hayase, event).people:
            assert (one.person.attendee.company, one.done, one.person.marked) is not None

    one = queries_of(read)
    for turn in (2, 3):
        remember_round(event, turn, [("2", [person.pk for person in people])], "system")
    for person in people[2:]:
        mark(registrations[0], person, marked=True)
        save_draft(hayase, person, event, "x")
    assert len(tonight(hayase, event).people) == 7
    assert (one, queries_of(read)) == (4, 4)


@pytest.mark.parametrize("name", ["thanks", "letter", "sent"])
def test_pages_cost_the_same_for_two_and_for_many(
    name: str, at: At, met: Event, registrations: list[Registration], hayase: Attendee, yamamoto: Attendee
) -> None:
    mark_done(save_draft(hayase, yamamoto, met, "x"), Letter.Way.PHONE)
    page = at(name, None if name == "thanks" else yamamoto)
    assert Client().get(page).status_code == 200
    few = queries_of(lambda: Client().get(page))
    remember_round(met, 2, [("2", [one.attendee_id for one in registrations])], "system")
    for other in registrations[2:]:
        mark(registrations[0], other.attendee, marked=True)
        save_draft(hayase, other.attendee, met, "x")
    assert queries_of(lambda: Client().get(page)) == few


def test_deadline_stands_on_the_list_until_midnight(at: At, met: Event) -> None:
    with clock.standing_at(met.starts_at + timedelta(hours=2)):
        before = Client().get(at("thanks")).content.decode()
    with clock.standing_at(met.starts_at + timedelta(hours=6)):
        after = Client().get(at("thanks")).content.decode()
    assert ('class="left num"' in before, 'class="left num"' in after) == (True, False)


def test_without_a_relay_nothing_is_promised_that_will_not_happen(
    met: Event, hayase: Attendee, yamamoto: Attendee, settings: LazySettings
) -> None:
    settings.SMTP_RELAY = ""
    address = reverse("letters:letter", args=[own_key(hayase), met.code, yamamoto.code])
    page = Client().get(address)
    assert b'value="relay"' not in page.content
    assert "今、事務局からメールを送れません" in page.content.decode()
    answer = Client().post(address, {"body": "窯のお話", "way": "relay"})
    assert answer.status_code == 422
    assert Letter.objects.get(author=hayase).body == "窯のお話"
