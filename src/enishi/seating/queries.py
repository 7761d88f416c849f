"""Reads of seatings that two or more pages need."""

from collections import defaultdict
from dataclasses import dataclass

from enishi.engines import industries
from enishi.events.models import Event, Registration
from enishi.seating.models import Seat, Seating, Spot


def published_seating(event: Event) -> Seating | None:
    return event.seatings.exclude(published_at=None).order_by("-version").first()


def latest_seating(event: Event) -> Seating | None:
    return event.seatings.order_by("-version").first()


@dataclass(frozen=True)
class Table:
    """One table in one round, with its people by industry."""

    spot: Spot
    people: list[Registration]


def tables_in_round(seating: Seating, round_number: int) -> list[Table]:
    """Every table of the round, empty ones left out. One query."""
    people: dict[int, list[Registration]] = defaultdict(list)
    spots: dict[int, Spot] = {}
    for seat in _seats_with_people(seating, round_number):
        seat.registration.event = seating.event
        spots[seat.spot_id] = seat.spot
        people[seat.spot_id].append(seat.registration)
    return [Table(spots[key], people[key]) for key in sorted(spots, key=lambda key: spots[key].number)]


def _seats_with_people(seating: Seating, round_number: int) -> list[Seat]:
    seats = seating.seats.filter(round_number=round_number).select_related(
        "spot",
        "registration__attendee__organisation",
        "registration__attendee__portrait",
        "registration__check_in",
        "registration__cancellation",
        "registration__departure",
    )
    return list(seats.order_by("spot__number", "registration__attendee__division", "registration__number"))


def my_tables(seating: Seating, registration: Registration) -> dict[int, Spot]:
    """Round → table of one person."""
    seats = seating.seats.filter(registration=registration).select_related("spot")
    return {seat.round_number: seat.spot for seat in seats}


def tables_by_person(seating: Seating) -> dict[int, dict[int, int]]:
    """Registration → round → table number, for everybody at once."""
    tables: dict[int, dict[int, int]] = defaultdict(dict)
    for registration, turn, number in seating.seats.values_list("registration_id", "round_number", "spot__number"):
        tables[registration][turn] = number
    return tables


@dataclass(frozen=True)
class Quality:
    """A seating in a host's words."""

    met: int  # people met by one person, on average
    of_other_industries: int
    repeats: int
    fewest_met: int


def quality(seating: Seating) -> Quality:
    """Whom each person would meet if everybody came. Two queries."""
    division = dict(seating.event.registrations.values_list("pk", "attendee__division"))
    at: dict[tuple[int, int], list[int]] = defaultdict(list)
    for registration, turn, spot in seating.seats.values_list("registration_id", "round_number", "spot_id"):
        at[turn, spot].append(registration)
    met: dict[int, set[int]] = defaultdict(set)
    meetings = 0
    for people in at.values():
        meetings += len(people) * (len(people) - 1)
        for one in people:
            met[one].update(people)
    others = {one: company - {one} for one, company in met.items()}
    if not others:
        return Quality(0, 0, 0, 0)
    distinct = sum(len(company) for company in others.values())
    other_industry = sum(
        industries.different(division[one], division[other]) for one, company in others.items() for other in company
    )
    people_count = len(others)
    return Quality(
        met=round(distinct / people_count),
        of_other_industries=round(other_industry / people_count),
        repeats=(meetings - distinct) // 2,
        fewest_met=min(len(company) for company in others.values()),
    )
