"""A guest's friend is given a place in the rounds that are left, and nobody who is printed moves."""

from typing import Any

from enishi.encounters.models import Encounter
from enishi.evening.actions import advance, reflect_absences
from enishi.events.actions.registration import check_in, receive_walk_in
from enishi.events.models import Event, Registration
from enishi.people.models import Attendee
from enishi.seating.actions import draw_seating, publish_seating
from enishi.seating.models import Seat, Seating


def seats(seating: Seating) -> list[dict[str, Any]]:
    return [dict(row) for row in Seat.objects.filter(seating=seating).order_by("pk").values()]


def tables(seating: Seating, registration: Registration) -> dict[int, int]:
    rows = seating.seats.filter(registration=registration)
    return dict(rows.values_list("round_number", "spot__number"))


def test_walk_in_before_a_seating_is_published_has_no_seat(event: Event) -> None:
    draft = draw_seating(event, None, tables=2, seconds=0.05)
    before = seats(draft)
    walk_in = receive_walk_in(event, "大島 渚", "大島造船", "造船", "member:3")
    assert (seats(draft), tables(draft, walk_in)) == (before, {})


def test_walk_in_gets_a_seat_in_every_round_and_nobody_moves(event: Event, plan: Seating) -> None:
    before = seats(plan)
    walk_in = receive_walk_in(event, "大島 渚", "大島造船", "造船", "member:3")
    after = seats(plan)
    assert after[: len(before)] == before
    assert [(row["registration_id"], row["round_number"]) for row in after[len(before) :]] == [
        (walk_in.pk, 1),
        (walk_in.pk, 2),
    ]


def test_walk_in_takes_the_hole_of_somebody_absent(
    event: Event, plan: Seating, registrations: list[Registration]
) -> None:
    absent = registrations[2]
    for registration in registrations:
        if registration != absent:
            check_in(registration, "system")
    assert reflect_absences(event, "system") == 1
    before = seats(plan)
    walk_in = receive_walk_in(event, "大島 渚", "大島造船", "造船", "member:3")
    assert seats(plan)[: len(before)] == before
    assert tables(plan, walk_in) == tables(plan, absent)


def test_walk_in_is_kept_from_colleagues_even_where_a_hole_is(
    event: Event, plan: Seating, registrations: list[Registration]
) -> None:
    for registration in registrations[1:]:
        check_in(registration, "system")
    walk_in = receive_walk_in(event, "早瀬 次郎", "早瀬印刷株式会社", "印刷", "member:3")
    mine, boss = tables(plan, walk_in), tables(plan, registrations[0])
    assert {turn: mine[turn] == boss[turn] for turn in (1, 2)} == {1: False, 2: False}


def test_walk_in_during_the_second_round_joins_from_there(event: Event, plan: Seating, everybody_here: None) -> None:
    for seen in range(3):
        advance(event, seen, "system")
    walk_in = receive_walk_in(event, "大島 渚", "大島造船", "造船", "member:3")
    assert set(tables(plan, walk_in)) == {2}
    advance(event, 3, "system")
    met = Encounter.objects.of(walk_in.attendee)
    assert {row.round_number for row in met} == {2}
    assert len(met) == plan.seats.filter(round_number=2, spot__number=tables(plan, walk_in)[2]).count() - 1


def test_walk_in_after_the_last_round_has_no_seat(event: Event, plan: Seating, everybody_here: None) -> None:
    for seen in range(4):
        advance(event, seen, "system")
    walk_in = receive_walk_in(event, "大島 渚", "大島造船", "造船", "member:3")
    assert tables(plan, walk_in) == {}
    assert walk_in.number == 9


def test_walk_in_sits_at_a_table_of_the_published_seating(event: Event, plan: Seating) -> None:
    """A later draft with more tables is nobody's plan yet: its empty tables are not in the hall."""
    draw_seating(event, None, tables=4, seconds=0.05)
    walk_in = receive_walk_in(event, "大島 渚", "大島造船", "造船", "member:3")
    assert set(tables(plan, walk_in).values()) <= {1, 2}


def test_walk_in_joins_the_round_that_runs_and_the_seating_that_follows(
    event: Event, plan: Seating, everybody_here: None
) -> None:
    """The running round keeps its seating; a newer one holds from the next round. The walk-in sits in both."""
    for seen in range(2):
        advance(event, seen, "system")
    newer = publish_seating(draw_seating(event, None, tables=2, seconds=0.05), "system")
    walk_in = receive_walk_in(event, "大島 渚", "大島造船", "造船", "member:3")
    assert 1 in tables(plan, walk_in)
    assert 2 in tables(newer, walk_in)
    advance(event, 2, "system")
    assert Encounter.objects.of(walk_in.attendee).filter(round_number=1).exists()


def test_two_walk_ins_spread(event: Event, plan: Seating) -> None:
    """Two more people at two tables of four: one each, in every round."""
    first = receive_walk_in(event, "大島 渚", "大島造船", "造船", "member:3")
    second = receive_walk_in(event, "小島 緑", "小島農園", "農業", "member:3")
    assert all(tables(plan, first)[turn] != tables(plan, second)[turn] for turn in (1, 2))
    assert Attendee.objects.count() == 10


def test_who_was_absent_when_the_seating_was_drawn_gets_a_seat_on_arrival(
    event: Event, registrations: list[Registration]
) -> None:
    late = registrations[0]
    for registration in registrations[1:]:
        check_in(registration, "system")
    reflect_absences(event, "system")
    plan = publish_seating(draw_seating(event, None, tables=2, seconds=0.05), "system")
    before = seats(plan)
    assert tables(plan, late) == {}
    check_in(late, "system")
    assert seats(plan)[: len(before)] == before
    assert set(tables(plan, late)) == {1, 2}


def test_check_in_of_somebody_with_a_seat_changes_no_seat(
    event: Event, plan: Seating, registrations: list[Registration]
) -> None:
    before = seats(plan)
    check_in(registrations[0], "system")
    assert seats(plan) == before


def test_who_joined_after_the_drawing_is_seated_with_the_publication(event: Event) -> None:
    draft = draw_seating(event, None, tables=2, seconds=0.05)
    before = seats(draft)
    walk_in = receive_walk_in(event, "大島 渚", "大島造船", "造船", "member:3")
    publish_seating(draft, "system")
    assert seats(draft)[: len(before)] == before
    assert set(tables(draft, walk_in)) == {1, 2}
