"""A seating is drawn: everybody has a place, colleagues sit apart, and who met before sits elsewhere."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from itertools import combinations

import pytest

from enishi.audit.models import Entry
from enishi.conftest import START, Chamber
from enishi.encounters.actions import remember_round
from enishi.encounters.queries import pairs_of_host
from enishi.engines.roster import Row
from enishi.events.actions.events import Item, open_event, set_programme
from enishi.events.actions.registration import enter_attendee, register
from enishi.events.models import Cancellation, Event, News, Registration, Segment
from enishi.seating.actions import draw_seating, publish_seating, table_sizes, usual_tables
from enishi.seating.models import Seat, Seating, Spot
from enishi.seating.queries import latest_seating, published_seating
from enishi.seating.rules import CannotSeat, NobodyToSeat, NoRounds, TooFewSeats
from enishi.ui import clock

QUICK = 0.05


def join(event: Event, *people: tuple[str, str]) -> list[Registration]:
    """(name, company) each, registered."""
    return [
        register(event, enter_attendee(event, Row(row=0, family=name, company=company), "system"), "system")
        for name, company in people
    ]


def companies_by_table(seating: Seating) -> dict[tuple[int, int], list[int]]:
    at: dict[tuple[int, int], list[int]] = defaultdict(list)
    rows = seating.seats.values_list("round_number", "spot__number", "registration__attendee__organisation")
    for turn, table, company in rows:
        at[turn, table].append(company)
    return at


def people_by_table(seating: Seating) -> dict[tuple[int, int], set[int]]:
    at: dict[tuple[int, int], set[int]] = defaultdict(set)
    for turn, table, number in seating.seats.values_list("round_number", "spot__number", "registration__number"):
        at[turn, table].add(number)
    return at


def test_draw_seating(event: Event, chamber: Chamber, now: datetime) -> None:
    version = event.news.version
    seating = draw_seating(event, chamber.staff, tables=2, seconds=QUICK)
    assert (seating.version, seating.drawn_at, seating.drawn_by, seating.published_at) == (1, now, chamber.staff, None)
    assert News.objects.get(event=event).version == version, "a draft is nobody's news"
    assert Entry.objects.filter(verb="draw_seating", actor=f"member:{chamber.staff.pk}").count() == 1
    assert (latest_seating(event), published_seating(event)) == (seating, None)


@pytest.mark.parametrize("tables", [1, 2, 3, 4, 5, 8])
def test_everybody_has_one_seat_a_round_at_even_tables(tables: int, event: Event) -> None:
    seating = draw_seating(event, None, tables=tables, seconds=QUICK)
    people = Counter(seating.seats.values_list("registration__number", "round_number"))
    assert people == {(number, turn): 1 for number in range(1, 9) for turn in (1, 2)}
    for turn in (1, 2):
        sizes = [len(company) for (at, _table), company in companies_by_table(seating).items() if at == turn]
        assert (len(sizes), sum(sizes), max(sizes) - min(sizes) <= 1) == (tables, 8, True)


def test_numbers_kept_with_the_seating_are_true(event: Event) -> None:
    seating = draw_seating(event, None, tables=2, seconds=QUICK)
    pairs = Counter(pair for people in people_by_table(seating).values() for pair in combinations(sorted(people), 2))
    assert seating.distinct_pairs == len(pairs)
    assert seating.repeats == sum(pairs.values()) - len(pairs)
    assert len(pairs) <= seating.distinct_pairs_bound <= 28
    assert seating.colleagues_together == 0


def test_colleagues_are_kept_apart(empty_event: Event) -> None:
    people = [(f"早瀬{at}", "早瀬印刷") for at in range(3)] + [(f"山本{at}", "湯の花荘") for at in range(3)]
    join(empty_event, *people, *[(f"客{at}", f"店{at}") for at in range(6)])
    seating = draw_seating(empty_event, None, tables=3, seconds=0.3)
    assert all(len(company) == len(set(company)) for company in companies_by_table(seating).values())
    assert seating.colleagues_together == 0


def test_people_without_a_company_are_no_colleagues(empty_event: Event) -> None:
    join(empty_event, *[(f"客{at}", "") for at in range(6)])
    assert draw_seating(empty_event, None, tables=2, seconds=QUICK).seats.count() == 12


def test_firm_with_more_people_than_tables_is_seated_all_the_same(empty_event: Event) -> None:
    join(empty_event, *[(f"早瀬{at}", "早瀬印刷") for at in range(5)], ("山本", "湯の花荘"))
    seating = draw_seating(empty_event, None, tables=2, seconds=QUICK)
    assert seating.seats.count() == 12


def test_single_person(empty_event: Event) -> None:
    join(empty_event, ("早瀬", "早瀬印刷"))
    seating = draw_seating(empty_event, None, seconds=QUICK)
    assert sorted(seating.seats.values_list("round_number", "spot__number")) == [(1, 1), (2, 1)]


@pytest.mark.parametrize(("people", "tables"), [(1, 1), (2, 2), (4, 2), (8, 3), (12, 4), (36, 6), (37, 7), (80, 14)])
def test_usual_tables(people: int, tables: int) -> None:
    assert usual_tables(people) == tables


@pytest.mark.parametrize("people", range(1, 200))
def test_usual_tables_seat_six_at_most_and_no_more_than_there_are_tables(people: int) -> None:
    """Six can talk with each other; and at tables larger than their number a second round must repeat somebody."""
    tables = usual_tables(people)
    assert max(table_sizes(tables, people)) <= min(6, tables)
    fewer = tables - 1
    assert fewer == 0 or max(table_sizes(fewer, people)) > min(6, fewer)


@pytest.mark.parametrize(
    ("count", "people", "sizes"), [(1, 5, [5]), (2, 5, [3, 2]), (3, 8, [3, 3, 2]), (3, 9, [3, 3, 3])]
)
def test_table_sizes_differ_by_one_at_most(count: int, people: int, sizes: list[int]) -> None:
    assert table_sizes(count, people) == sizes


def test_tables_are_the_usual_ones_when_nobody_says_how_many(event: Event) -> None:
    draw_seating(event, None, seconds=QUICK)
    assert list(event.spots.values_list("number", "seats")) == [(1, 3), (2, 3), (3, 2)]


def test_who_cancelled_has_no_seat(event: Event, registrations: list[Registration]) -> None:
    Cancellation.objects.create(registration=registrations[0], at=START, by="system")
    seating = draw_seating(event, None, tables=2, seconds=QUICK)
    assert set(seating.seats.values_list("registration__number", flat=True)) == {2, 3, 4, 5, 6, 7, 8}


def test_nobody_to_seat(empty_event: Event) -> None:
    with pytest.raises(NobodyToSeat) as refusal:
        draw_seating(empty_event, None)
    assert str(refusal.value)
    assert (Seating.objects.count(), Spot.objects.count()) == (0, 0)


def test_programme_without_rounds(event: Event) -> None:
    set_programme(event, [Item(Segment.Kind.TALK, 10, "乾杯")], "system")
    with pytest.raises(NoRounds) as refusal:
        draw_seating(event, None)
    assert str(refusal.value)
    assert Seating.objects.count() == 0


def test_more_tables_than_people(event: Event) -> None:
    with pytest.raises(TooFewSeats) as refusal:
        draw_seating(event, None, tables=9)
    assert (refusal.value.tables, refusal.value.people) == (9, 8)
    assert "9" in str(refusal.value)
    assert "8" in str(refusal.value)
    assert Seating.objects.count() == 0


@pytest.mark.parametrize("refusal", [NobodyToSeat, NoRounds, TooFewSeats])
def test_refusals_are_one_family(refusal: type[Exception]) -> None:
    assert issubclass(refusal, CannotSeat)


def test_publish_seating(event: Event, now: datetime) -> None:
    version = event.news.version
    seating = publish_seating(draw_seating(event, None, tables=2, seconds=QUICK), "member:3")
    assert (seating.published_at, published_seating(event)) == (now, seating)
    assert News.objects.get(event=event).version == version + 1
    assert Entry.objects.filter(verb="publish_seating", actor="member:3").count() == 1


def test_publishing_twice_changes_nothing(event: Event, now: datetime) -> None:
    seating = publish_seating(draw_seating(event, None, tables=2, seconds=QUICK), "member:3")
    version = News.objects.get(event=event).version
    with clock.standing_at(now + timedelta(hours=1)):
        again = publish_seating(seating, "member:4")
    assert again.published_at == now
    assert News.objects.get(event=event).version == version
    assert Entry.objects.filter(verb="publish_seating").count() == 1


def test_drawing_again_makes_a_new_draft_and_leaves_the_published_one(event: Event, plan: Seating) -> None:
    before = list(Seat.objects.filter(seating=plan).order_by("pk").values())
    sizes = list(event.spots.values_list("number", "seats"))
    draft = draw_seating(event, None, tables=3, seconds=QUICK)
    assert (draft.version, latest_seating(event), published_seating(event)) == (2, draft, plan)
    assert list(Seat.objects.filter(seating=plan).order_by("pk").values()) == before
    assert list(event.spots.filter(number__lte=2).values_list("number", "seats")) == sizes
    publish_seating(draft, "system")
    assert published_seating(event) == draft
    assert list(event.spots.values_list("number", "seats")) == [(1, 3), (2, 3), (3, 2)]


def test_earlier_evening_is_remembered(chamber: Chamber, event: Event, registrations: list[Registration]) -> None:
    """Who sat together last month sits elsewhere tonight, when the tables allow it: 4 pairs of 8, one round of two."""
    set_programme(event, [Item(Segment.Kind.GROUPS, 10)], "system")
    last_month = open_event(chamber.host, "第11回", START - timedelta(days=28), "system")
    people = [one.attendee_id for one in registrations]
    pairs = [(str(table + 1), people[2 * table : 2 * table + 2]) for table in range(4)]
    remember_round(last_month, 1, pairs, "system")
    seating = draw_seating(event, None, tables=4, seconds=0.3)
    together = list(people_by_table(seating).values())
    assert not [pair for pair in ({1, 2}, {3, 4}, {5, 6}, {7, 8}) if pair in together]


def test_other_hosts_evenings_are_not_remembered(
    event: Event, other_chamber: Chamber, registrations: list[Registration]
) -> None:
    """The planner hears of this host's evenings alone."""
    theirs = open_event(other_chamber.host, "隣町", START, "system")
    first, second = sorted(one.attendee_id for one in registrations[:2])
    remember_round(theirs, 1, [("1", [first, second])], "system")
    assert pairs_of_host(event.host_id, {first, second}) == []
    assert pairs_of_host(other_chamber.host.pk, {first, second}) == [(first, second, theirs.pk)]
