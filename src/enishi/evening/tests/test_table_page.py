"""The phone in the hall, as a page: who sits with me, ○, one word, and nothing about anybody else."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from enishi.conftest import START, Chamber, claimed, own_key, signed_in
from enishi.encounters.actions import note_words
from enishi.encounters.models import Note
from enishi.engines.roster import Row
from enishi.evening.actions import advance
from enishi.evening.queries import my_table, programme_now
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import enter_attendee, register
from enishi.events.models import Cancellation, Event, Registration
from enishi.people.actions import issue_own_link
from enishi.people.models import Attendee
from enishi.seating.actions import draw_seating, publish_seating
from enishi.seating.models import Seating


def get(key: str, event: Event, **headers: str) -> str:
    answer = Client(headers=headers).get(reverse("evening:table", args=[key, event.code]))
    assert answer.status_code == 200
    return answer.content.decode()


def note_address(key: str, event: Event, about: Attendee) -> str:
    return reverse("evening:note", args=[key, event.code, about.code])


def shown(text: str, registrations: list[Registration]) -> set[int]:
    """Numbers of the registrations whose notes can be written on the page: the people it shows."""
    return {one.number for one in registrations if f"/people/{one.attendee.code}/note" in text}


def mates(event: Event, registration: Registration) -> set[int]:
    fresh = Registration.objects.select_related("event").get(pk=registration.pk)
    return {one.number for one in my_table(fresh, programme_now(fresh.event)).mates}


@pytest.fixture
def key(hayase: Attendee) -> str:
    return own_key(hayase)


def test_table_with_its_people(event: Event, plan: Seating, registrations: list[Registration], key: str) -> None:
    for seen in range(2):
        advance(event, seen, "system")
    text = get(key, event)
    here = mates(event, registrations[0])
    assert (len(here), shown(text, registrations)) == (3, here)
    words = re.sub(r"<[^>]+>", "", text)
    assert {one.number for one in registrations if one.attendee.family in words} == here
    assert {one.number for one in registrations if one.attendee.hook in words} == here


def test_people_who_stay_away_are_not_shown(
    event: Event, plan: Seating, registrations: list[Registration], key: str
) -> None:
    before = mates(event, registrations[0])
    gone = registrations[min(before) - 1]
    Cancellation.objects.create(registration=gone, at=START, by="system")
    text = get(key, event)
    assert shown(text, registrations) == before - {gone.number}
    assert gone.attendee.family not in text


def test_no_mail_or_phone_of_anybody(event: Event, plan: Seating, registrations: list[Registration], key: str) -> None:
    text = get(key, event)
    secrets = [value for one in registrations for value in (one.attendee.mail, one.attendee.phone) if value]
    assert len(secrets) > 8
    assert [value for value in secrets if value in text] == []


def test_before_anything_is_published(event: Event, registrations: list[Registration], key: str) -> None:
    draft = draw_seating(event, None, tables=2, seconds=0.05)
    text = get(key, event)
    assert (shown(text, registrations), draft.published_at) == (set(), None)


def test_part_of_the_page_is_not_the_whole(
    event: Event, plan: Seating, registrations: list[Registration], key: str
) -> None:
    part = get(key, event, **{"HX-Request": "true"})
    assert ("<html" in part, 'id="hall"' in part) == (False, True)
    assert "<html" in get(key, event)


def test_page_carries_the_stream_with_the_version_it_shows(event: Event, plan: Seating, key: str) -> None:
    event.news.refresh_from_db()
    assert f"/live/{event.news.key}?seen={event.news.version}" in get(key, event)


def test_account_that_claims_the_person_has_the_same_page(
    event: Event, plan: Seating, registrations: list[Registration], hayase: Attendee
) -> None:
    me = signed_in(claimed(hayase, "hayase@example.jp"))
    answer = me.get(reverse("evening:table", args=[hayase.code, event.code]))
    assert shown(answer.content.decode(), registrations) == mates(event, registrations[0])


@pytest.mark.parametrize("who", ["face code", "code", "nobody", "secret of the slip", "taken back"])
def test_keys_that_open_nothing(who: str, event: Event, plan: Seating, hayase: Attendee, key: str) -> None:
    keys = {
        "face code": hayase.face_code,
        "code": hayase.code,
        "nobody": "x" * 26,
        "secret of the slip": "",
        "taken back": key,
    }
    tried = keys[who]
    if who in {"secret of the slip", "taken back"}:
        link = issue_own_link(hayase, "system")  # the slip was lost; a new one was printed
        tried = tried or link.secret
    assert Client().get(reverse("evening:table", args=[tried, event.code])).status_code == 404


def test_other_evening_under_my_key_is_not_found(event: Event, chamber: Chamber, key: str) -> None:
    other = open_event(chamber.host, "第13回", START + timedelta(days=7), "system")
    assert Client().get(reverse("evening:table", args=[key, other.code])).status_code == 404


def test_mark_and_unmark(event: Event, hayase: Attendee, yamamoto: Attendee, key: str) -> None:
    for pressed, marked in (("1", True), ("1", True), ("0", False)):
        answer = Client().post(note_address(key, event, yamamoto), {"marked": pressed})
        assert (answer.status_code, answer["Location"]) == (302, reverse("evening:table", args=[key, event.code]))
        note = Note.objects.get(author=hayase, about=yamamoto)
        assert (note.marked_at is not None) == marked


def test_word_is_kept_and_shown_to_its_author_alone(
    event: Event, plan: Seating, registrations: list[Registration], hayase: Attendee, key: str
) -> None:
    about = registrations[min(mates(event, registrations[0])) - 1].attendee
    Client().post(note_address(key, event, about), {"marked": "1", "words": "電話レンジの話"})
    assert Note.objects.get(author=hayase, about=about).words == "電話レンジの話"
    assert "電話レンジの話" in get(key, event)
    for registration in registrations[1:]:
        assert "電話レンジの話" not in get(own_key(registration.attendee), event)


def test_part_after_marking_shows_the_new_state(event: Event, yamamoto: Attendee, key: str) -> None:
    answer = Client(headers={"HX-Request": "true"}).post(note_address(key, event, yamamoto), {"marked": "1"})
    text = answer.content.decode()
    assert (answer.status_code, 'aria-pressed="true"' in text, "<html" in text) == (200, True, False)


def test_person_of_another_evening_cannot_be_noted(event: Event, chamber: Chamber, hayase: Attendee, key: str) -> None:
    other = open_event(chamber.host, "第13回", START + timedelta(days=7), "system")
    stranger = register(other, enter_attendee(other, Row(row=0, family="よその人"), "system"), "system").attendee
    for sent in ({"marked": "1"}, {"words": "x"}, {"marked": "1", "words": "x"}):
        assert Client().post(note_address(key, event, stranger), sent).status_code == 404
    assert Note.objects.count() == 0


def test_person_of_another_host_cannot_be_noted(event: Event, other_chamber: Chamber, key: str) -> None:
    theirs = open_event(other_chamber.host, "隣町の会", START, "system")
    stranger = register(theirs, enter_attendee(theirs, Row(row=0, family="隣の人"), "system"), "system").attendee
    assert Client().post(note_address(key, event, stranger), {"marked": "1"}).status_code == 404
    assert Note.objects.count() == 0


def test_oneself_cannot_be_noted(event: Event, hayase: Attendee, key: str) -> None:
    assert Client().post(note_address(key, event, hayase), {"marked": "1"}).status_code == 404


def test_notes_under_another_persons_address_are_refused(event: Event, yamamoto: Attendee, hayase: Attendee) -> None:
    """Signed in as somebody else, also somebody of the same evening: there is nothing at this address."""
    other = signed_in(claimed(yamamoto, "misaki@example.jp"))
    assert other.post(note_address(hayase.code, event, yamamoto), {"marked": "1"}).status_code == 404
    assert Note.objects.count() == 0


def test_names_are_text_and_never_markup(event: Event, registrations: list[Registration], key: str) -> None:
    about = registrations[1].attendee
    about.family, about.hook = "<script>alert(1)</script>", '"><img src=x>'
    about.save()
    publish_seating(draw_seating(event, None, tables=1, seconds=0.05), "system")
    note_words(registrations[0], about, "<b>太字</b>")
    text = get(key, event)
    assert [tag for tag in ("<script>alert", "<img src=x", "<b>太字") if tag in text] == []
    assert "&lt;script&gt;alert" in text


def test_page_costs_the_same_for_two_and_for_eight(
    event: Event, registrations: list[Registration], key: str, django_assert_num_queries: Any
) -> None:
    counts = []
    for tables in (4, 1):
        publish_seating(draw_seating(event, None, tables=tables, seconds=0.05), "system")
        with django_assert_num_queries(100, exact=False) as asked:
            get(key, event)
        counts.append(len(asked))
    assert counts[0] == counts[1]
