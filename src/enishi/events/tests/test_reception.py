"""The reception table: eighty guests in fifteen minutes, two desks, wet hands."""

from datetime import datetime, timedelta

import pytest

from enishi.audit.models import Entry
from enishi.events.actions.registration import check_in, undo_check_in
from enishi.events.models import Cancellation, CheckIn, Event, News, Registration
from enishi.events.queries import found_by_kana
from enishi.ui import clock


def found(event: Event, typed: str) -> list[str]:
    return [one.attendee.family for one in found_by_kana(event, typed)]


@pytest.mark.parametrize(
    ("typed", "families"),
    [
        ("やま", ["山本"]),
        ("ヤマ", ["山本"]),
        ("ﾔﾏ", ["山本"]),
        ("よし", ["𠮷﨑"]),
        ("て", ["勅使河原"]),
        ("み", ["山本"]),
        ("山本", ["山本"]),
        ("山本美", ["山本"]),
        ("山本　美咲", ["山本"]),
        ("吉崎", ["𠮷﨑"]),
        ("yama", ["山本"]),
        ("湯の花", ["山本"]),
        ("しおみ", ["黒瀬"]),
        ("舘システム", ["舘"]),
        ("1", ["早瀬"]),
        ("８", ["舘"]),
        ("9", []),
        ("12", []),
        ("んん", []),
        ("ゃま", []),
    ],
)
def test_found_by(typed: str, families: list[str], event: Event) -> None:
    assert found(event, typed) == families


@pytest.mark.parametrize("typed", ["", "　", "・"])
def test_nothing_typed_shows_everybody_by_reading(typed: str, event: Event) -> None:
    assert found(event, typed) == ["石井", "黒瀬", "舘", "勅使河原", "早瀬", "森田", "山本", "𠮷﨑"]


def test_those_taken_as_absent_are_found_too(event: Event, registrations: list[Registration], now: datetime) -> None:
    Cancellation.objects.create(registration=registrations[1], at=now, by="system")
    assert found(event, "やま") == ["山本"]


def test_check_in(event: Event, registrations: list[Registration], now: datetime) -> None:
    version = event.news.door
    here = check_in(registrations[1], "member:3")
    assert (here.registration, here.at, here.by) == (registrations[1], now, "member:3")
    assert [one.number for one in event.registrations.present()] == [2]
    assert News.objects.get(event=event).door == version + 1
    assert Entry.objects.filter(
        verb="check_in", actor="member:3", subject=f"registration:{registrations[1].pk}"
    ).exists()


def test_second_check_in_keeps_the_first(event: Event, registrations: list[Registration], now: datetime) -> None:
    first = check_in(registrations[1], "member:3")
    version = News.objects.get(event=event).door
    with clock.standing_at(now + timedelta(minutes=4)):
        second = check_in(registrations[1], "member:4")
    assert (second.pk, second.at, second.by) == (first.pk, now, "member:3")
    assert CheckIn.objects.count() == 1
    assert News.objects.get(event=event).door == version
    assert Entry.objects.filter(verb="check_in").count() == 1


def test_undo_check_in(event: Event, registrations: list[Registration]) -> None:
    check_in(registrations[1], "member:3")
    version = News.objects.get(event=event).door
    undo_check_in(registrations[1], "member:3")
    assert event.registrations.present().count() == 0
    assert News.objects.get(event=event).door == version + 1
    assert Entry.objects.filter(verb="undo_check_in").count() == 1


def test_undo_without_a_check_in_changes_nothing(event: Event, registrations: list[Registration]) -> None:
    version = News.objects.get(event=event).door
    undo_check_in(registrations[1], "member:3")
    assert News.objects.get(event=event).door == version
    assert Entry.objects.filter(verb="undo_check_in").count() == 0


def test_undone_and_checked_in_again_has_the_new_time(registrations: list[Registration], now: datetime) -> None:
    check_in(registrations[1], "member:3")
    undo_check_in(Registration.objects.get(pk=registrations[1].pk), "member:3")
    with clock.standing_at(now + timedelta(minutes=4)):
        assert check_in(Registration.objects.get(pk=registrations[1].pk), "member:3").at == now + timedelta(minutes=4)


def test_absent_then_arrives(event: Event, registrations: list[Registration], now: datetime) -> None:
    Cancellation.objects.create(registration=registrations[1], at=now, by="system")
    check_in(registrations[1], "member:3")
    assert event.registrations.expected().count() == 8
    assert [one.number for one in event.registrations.present()] == [2]
