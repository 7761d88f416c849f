"""What came of an evening, counted by hand on a small one."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from enishi.conftest import START, Chamber, signed_in
from enishi.encounters.actions import mark, note_words, remember_round
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import check_in, receive_walk_in, register
from enishi.events.models import Cancellation, Event, Registration
from enishi.insights.queries import Report, report
from enishi.letters.actions import mark_done, save_draft
from enishi.letters.models import Letter
from enishi.ui import clock

# Hayase E, Yamamoto M, Kurose J, Ishii E, Teshigawara O, Yoshizaki S, Morita A, Tachi G


def sat(event: Event, turn: int, *tables: list[Registration]) -> None:
    rows = [(str(number), [one.attendee_id for one in table]) for number, table in enumerate(tables, start=1)]
    remember_round(event, turn, rows, "system")


def thank(author: Registration, recipient: Registration, at: datetime, way: Letter.Way = Letter.Way.PHONE) -> None:
    with clock.standing_at(at):
        letter = save_draft(author.attendee, recipient.attendee, author.event, "ありがとうございました。")
        mark_done(letter, way)


@pytest.fixture
def evening(event: Event, registrations: list[Registration]) -> Event:
    """Five came and one more at the door; Tachi cancelled, two stayed away.

    Round 1: Hayase Yamamoto Kurose | Ishii Teshigawara. Round 2: Hayase Ishii | Yamamoto and the walk-in.
    """
    hayase, yamamoto, kurose, ishii, teshigawara, _yoshizaki, _morita, tachi = registrations
    for registration in registrations[:5]:
        check_in(registration, "system")
    Cancellation.objects.create(registration=tachi, at=START, by="system")
    walk_in = receive_walk_in(event, "大島 渚", "大島造船", "造船", "system")  # E
    sat(event, 1, [hayase, yamamoto, kurose], [ishii, teshigawara])
    sat(event, 2, [hayase, ishii], [yamamoto, walk_in])
    mark(hayase, yamamoto.attendee, marked=True)
    mark(yamamoto, hayase.attendee, marked=True)
    mark(kurose, hayase.attendee, marked=True)
    mark(kurose, hayase.attendee, marked=False)
    midnight = datetime(2026, 11, 27, 0, 0, tzinfo=event.local_start.tzinfo)
    thank(hayase, yamamoto, midnight - timedelta(seconds=1))
    thank(yamamoto, hayase, midnight)
    thank(yamamoto, kurose, START + timedelta(hours=3), Letter.Way.POSTCARD)
    thank(hayase, kurose, START + timedelta(hours=3), Letter.Way.GREETING)
    save_draft(ishii.attendee, hayase.attendee, event, "書きかけ")
    return event


def test_report(evening: Event) -> None:
    counted = report(evening)
    assert {one.registration.attendee.family: (one.met, one.of_other_industries) for one in counted.people} == {
        "早瀬": (3, 2),  # Yamamoto, Kurose; Ishii is of the same industry
        "山本": (3, 3),
        "黒瀬": (2, 2),
        "石井": (2, 1),
        "勅使河原": (1, 1),
        "大島": (1, 1),
    }
    assert (counted.registered, counted.came, counted.walk_ins) == (8, 6, 1)
    assert (counted.met, counted.of_other_industries) == (2, 2)  # 12/6 and 10/6
    assert counted.pairs == 6
    assert (counted.marks, counted.letters, counted.letters_same_day) == (2, 3, 2)
    assert counted.mix == [("E", 3), ("J", 1), ("M", 1), ("O", 1)]


def test_people_stand_by_reading(evening: Event) -> None:
    readings = [one.registration.attendee.family_reading for one in report(evening).people]
    assert readings == sorted(readings)


def test_report_of_an_evening_to_which_nobody_came(event: Event, registrations: list[Registration]) -> None:
    assert report(event) == Report(
        registered=8, came=0, walk_ins=0, met=0, of_other_industries=0, pairs=0, marks=0, letters=0, letters_same_day=0,
        people=[], mix=[],
    )  # fmt: skip


def test_other_evenings_do_not_count(evening: Event, chamber: Chamber) -> None:
    other = open_event(chamber.host, "第13回", START + timedelta(days=7), "system")
    for registration in evening.registrations.all():
        check_in(register(other, registration.attendee, "system"), "system")
    counted = report(other)
    assert (counted.came, counted.met, counted.pairs, counted.marks, counted.letters) == (9, 0, 0, 0, 0)


@pytest.mark.parametrize("people", [1, 8])
def test_report_costs_five_queries(
    people: int, event: Event, registrations: list[Registration], django_assert_num_queries: Any
) -> None:
    for registration in registrations[:people]:
        check_in(registration, "system")
    sat(event, 1, registrations[:people])
    with django_assert_num_queries(5):
        for one in report(event).people:
            str((one.registration.attendee.company, one.registration.check_in.at))


def test_report_page(evening: Event, chamber: Chamber) -> None:
    answer = signed_in(chamber.staff).get(reverse("insights:report", args=[evening.code]))
    assert answer.status_code == 200
    text = answer.content.decode()
    assert all(person in text for person in ("早瀬", "大島"))
    assert ("舘" in text, "よしざき" in text) == (False, False)


def test_report_page_shows_no_words_and_no_letters(
    evening: Event, chamber: Chamber, registrations: list[Registration]
) -> None:
    """The board sees counts. What people noted and wrote is theirs."""
    note_words(registrations[0], registrations[1].attendee, "内緒の一言")
    text = signed_in(chamber.owner).get(reverse("insights:report", args=[evening.code])).content.decode()
    assert [word for word in ("内緒の一言", "書きかけ", "ありがとうございました。") if word in text] == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_report_page_of_an_empty_evening(language: str, empty_event: Event, chamber: Chamber) -> None:
    staff = signed_in(chamber.staff, **{"Accept-Language": language})
    assert staff.get(reverse("insights:report", args=[empty_event.code])).status_code == 200
