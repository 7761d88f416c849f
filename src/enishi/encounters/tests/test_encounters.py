"""Who met whom is remembered once; the ○ and the word belong to their author."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from enishi.audit.models import Entry
from enishi.conftest import START, Chamber
from enishi.encounters.actions import NotAtTheSameEvening, mark, note_words, remember_round
from enishi.encounters.models import Encounter, Note
from enishi.encounters.queries import have_met, pairs_of_host, people_met
from enishi.engines.roster import Row
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import enter_attendee, register
from enishi.events.models import Event, Registration
from enishi.people.models import Attendee
from enishi.ui import clock


def ids(registrations: list[Registration]) -> list[int]:
    return [one.attendee_id for one in registrations]


def met(me: Attendee, event: Event) -> list[str]:
    return [person.attendee.family for person in people_met(me, event)]


def test_remember_round(event: Event, registrations: list[Registration], now: datetime) -> None:
    one, two, three, four, *_rest = sorted(ids(registrations))
    assert remember_round(event, 1, [("1", [three, one, two]), ("2", [four])], "member:3") == 3
    rows = Encounter.objects.order_by("first", "second").values_list(
        "event", "first", "second", "round_number", "table", "at"
    )
    assert list(rows) == [
        (event.pk, one, two, 1, "1", now),
        (event.pk, one, three, 1, "1", now),
        (event.pk, two, three, 1, "1", now),
    ]
    assert Entry.objects.get(verb="remember_round").actor == "member:3"


def test_remember_round_again_adds_nothing(event: Event, registrations: list[Registration], now: datetime) -> None:
    tables = [("1", ids(registrations)[:3])]
    assert remember_round(event, 1, tables, "system") == 3
    with clock.standing_at(now + timedelta(minutes=5)):
        assert remember_round(event, 1, tables, "system") == 0
    assert Encounter.objects.count() == 3
    assert set(Encounter.objects.values_list("at", flat=True)) == {now}


def test_same_pair_in_two_rounds_is_two_encounters(event: Event, registrations: list[Registration]) -> None:
    pair = ids(registrations)[:2]
    assert [remember_round(event, turn, [("1", pair)], "system") for turn in (1, 2)] == [1, 1]
    [person] = people_met(registrations[0].attendee, event)
    assert person.places == [(1, "1"), (2, "1")]


def test_tables_of_nobody_and_of_one_leave_nothing(event: Event, registrations: list[Registration]) -> None:
    assert remember_round(event, 1, [("1", []), ("2", ids(registrations)[:1])], "system") == 0


def test_pair_in_the_wrong_order_is_refused_by_the_database(event: Event, registrations: list[Registration]) -> None:
    first, second = sorted(ids(registrations)[:2])
    with pytest.raises(IntegrityError), transaction.atomic():
        Encounter.objects.create(event=event, first_id=second, second_id=first, round_number=1, table="1", at=START)


def test_have_met_in_either_order(event: Event, registrations: list[Registration]) -> None:
    one, two, three = (registration.attendee for registration in registrations[:3])
    remember_round(event, 1, [("1", [one.pk, two.pk])], "system")
    assert (have_met(one, two), have_met(two, one), have_met(one, three)) == (True, True, False)


def test_people_met_marked_first_then_words_then_as_we_sat(event: Event, registrations: list[Registration]) -> None:
    me, *others = registrations
    first, second, third, fourth = (one.attendee for one in others[:4])
    remember_round(event, 1, [("1", [me.attendee_id, first.pk, second.pk])], "system")
    remember_round(event, 2, [("2", [me.attendee_id, third.pk])], "system")
    note_words(me, third, "造船")
    mark(me, second, marked=True)
    mark(me, fourth, marked=True)
    assert met(me.attendee, event) == [fourth.family, second.family, third.family, first.family]
    [_unmet, yamamoto, *_rest] = people_met(me.attendee, event)
    assert (yamamoto.marked, yamamoto.words, yamamoto.places) == (True, "", [(1, "1")])


def test_people_met_are_of_this_evening_alone(
    event: Event, chamber: Chamber, registrations: list[Registration]
) -> None:
    other = open_event(chamber.host, "第11回", START, "system")
    me, then = registrations[0].attendee, registrations[1].attendee
    remember_round(other, 1, [("1", [me.pk, then.pk])], "system")
    assert (met(me, event), met(me, other)) == ([], [then.family])


@pytest.mark.parametrize("people", [2, 8])
def test_people_met_cost_three_queries(
    people: int, event: Event, registrations: list[Registration], django_assert_num_queries: object
) -> None:
    remember_round(event, 1, [("1", ids(registrations)[:people])], "system")
    with django_assert_num_queries(3):  # type: ignore[operator]  # pytest-django's fixture has no public type
        for person in people_met(registrations[0].attendee, event):
            str((person.attendee.company, person.marked, hasattr(person.attendee, "portrait")))


def test_mark(registrations: list[Registration], now: datetime) -> None:
    me, about = registrations[0], registrations[1].attendee
    note = mark(me, about, marked=True)
    assert (note.author, note.about, note.event, note.marked_at, note.words) == (me.attendee, about, me.event, now, "")
    entry = Entry.objects.get(verb="mark")
    assert (entry.actor, entry.subject) == (f"attendee:{me.attendee_id}", f"note:{note.pk}")


def test_marking_again_keeps_the_first_time(registrations: list[Registration], now: datetime) -> None:
    me, about = registrations[0], registrations[1].attendee
    mark(me, about, marked=True)
    with clock.standing_at(now + timedelta(minutes=9)):
        assert mark(me, about, marked=True).marked_at == now
    assert Note.objects.count() == 1


def test_unmarking_keeps_the_words(registrations: list[Registration]) -> None:
    me, about = registrations[0], registrations[1].attendee
    mark(me, about, marked=True)
    note_words(me, about, "予約の電話")
    note = mark(me, about, marked=False)
    assert (note.marked_at, note.words) == (None, "予約の電話")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("予約の電話", "予約の電話"), ("　 予約 ", "予約"), ("", ""), ("長" * 200, "長" * 120)],
)
def test_note_words(typed: str, kept: str, registrations: list[Registration]) -> None:
    me, about = registrations[0], registrations[1].attendee
    note = note_words(me, about, typed)
    assert Note.objects.get(pk=note.pk).words == kept
    entry = Entry.objects.get(verb="note_words")
    assert (entry.subject, entry.fields) == (f"note:{note.pk}", "words")


def test_log_holds_no_words(registrations: list[Registration]) -> None:
    note_words(registrations[0], registrations[1].attendee, "内緒の一言")
    said = " ".join(str(value) for row in Entry.objects.values() for value in row.values())
    assert (said.count("内緒"), said.count("words") >= 1) == (0, True)


def test_two_people_note_about_each_other_apart(registrations: list[Registration]) -> None:
    one, two = registrations[:2]
    note_words(one, two.attendee, "旅館")
    note_words(two, one.attendee, "印刷")
    assert sorted(Note.objects.values_list("author", "words")) == sorted(
        [(one.attendee_id, "旅館"), (two.attendee_id, "印刷")]
    )


@pytest.mark.parametrize("deed", [partial(mark, marked=True), partial(note_words, words="x")], ids=["mark", "words"])
def test_note_about_somebody_of_another_evening_is_refused(
    deed: Callable[[Registration, Attendee], Note], event: Event, chamber: Chamber, registrations: list[Registration]
) -> None:
    other = open_event(chamber.host, "第13回", START + timedelta(days=7), "system")
    stranger = register(other, enter_attendee(other, Row(row=0, family="よその人"), "system"), "system").attendee
    for about in (stranger, registrations[0].attendee):
        with pytest.raises(NotAtTheSameEvening):
            deed(registrations[0], about)
    assert Note.objects.count() == 0


def test_pairs_of_host_newest_evening_last(event: Event, chamber: Chamber, registrations: list[Registration]) -> None:
    first, second = sorted(ids(registrations)[:2])
    earlier = open_event(chamber.host, "第11回", START - timedelta(days=28), "system")
    remember_round(event, 1, [("1", [first, second])], "system")
    remember_round(event, 2, [("4", [first, second])], "system")
    remember_round(earlier, 1, [("2", [first, second])], "system")
    assert pairs_of_host(event.host_id, {first, second}) == [(first, second, earlier.pk), (first, second, event.pk)]
    assert pairs_of_host(event.host_id, {first}) == []


def test_mark_that_was_taken_away_leaves_nobody_to_thank(event: Event, registrations: list[Registration]) -> None:
    me, other = registrations[0], registrations[1].attendee
    mark(me, other, marked=True)
    mark(me, other, marked=False)
    assert met(me.attendee, event) == []
    note_words(me, other, "造船")
    assert met(me.attendee, event) == [other.family]
