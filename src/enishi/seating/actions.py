"""A seating is drawn, published, and repaired when somebody arrives unannounced."""

from math import ceil, sqrt

from django.db import transaction
from django.db.models import Count, Max

from enishi.audit.actions import record
from enishi.engines import seating as planner
from enishi.events.actions.events import hold
from enishi.events.actions.news import announce
from enishi.events.models import Event, Registration
from enishi.events.queries import people_of
from enishi.people.models import Member
from enishi.seating.bridge import colleagues_together, seats_of, task_for
from enishi.seating.models import Seat, Seating, Spot
from enishi.seating.rules import NobodyToSeat, NoRounds, TooFewSeats
from enishi.ui import clock

USUAL_TABLE = 6


def usual_tables(people: int) -> int:
    """Six at a table, enough to talk with everybody in one round; fewer in a small room.

    With more seats at a table than there are tables, somebody must meet somebody twice in the second round already.
    """
    return max(1, ceil(people / USUAL_TABLE), ceil(sqrt(people)))


def table_sizes(count: int, people: int) -> list[int]:
    """Sizes that differ by one at the most, the larger tables first."""
    smaller, larger = divmod(people, count)
    return [smaller + (number < larger) for number in range(count)]


def tables_for(event: Event, sizes: list[int]) -> list[Spot]:
    """The event's tables, numbered from 1. Those in the hall keep their size: a draft changes nothing there."""
    for number, seats in enumerate(sizes, start=1):
        Spot.objects.get_or_create(event=event, number=number, defaults={"seats": seats})
    return list(event.spots.filter(number__lte=len(sizes)))


def draw_seating(event: Event, by: Member | None, *, tables: int = 0, seconds: float = 2.0) -> Seating:
    """Draw a new draft for everybody who is expected. Tables: as many as asked for, or six people to one.

    Each draw of an evening has a seed of its own (its version), so that drawing again brings another plan.
    Raises a `CannotSeat` that says in the host's words what is missing.
    """
    registrations = sorted(people_of(event), key=lambda one: one.number)
    rounds = event.segments.exclude(round_number=None).count()
    if not registrations:
        raise NobodyToSeat
    if not rounds:
        raise NoRounds
    count = tables or usual_tables(len(registrations))
    if count > len(registrations):
        raise TooFewSeats(count, len(registrations))
    # The search takes seconds: it runs before the transaction, so that nobody waits for its lock.
    sizes = table_sizes(count, len(registrations))
    spots = [Spot(event=event, number=number, seats=seats) for number, seats in enumerate(sizes, start=1)]
    task = task_for(event, registrations, spots, rounds)
    version = (event.seatings.aggregate(last=Max("version"))["last"] or 0) + 1
    result = planner.solve(task.problem, seconds=seconds, seed=version)
    with transaction.atomic():
        hold(event)
        stored = tables_for(event, sizes)
        seating = Seating.objects.create(
            event=event,
            version=(event.seatings.aggregate(last=Max("version"))["last"] or 0) + 1,
            drawn_at=clock.now(),
            drawn_by=by,
            distinct_pairs=result.score.distinct_pairs,
            distinct_pairs_bound=result.bound.distinct_pairs,
            repeats=result.score.repeats,
            colleagues_together=colleagues_together(registrations, result.seats),
        )
        Seat.objects.bulk_create(
            seats_of(seating, type(task)(task.problem, registrations, stored), result.seats), batch_size=500
        )
        record(event.host_id, f"member:{by.pk}" if by else "system", "draw_seating", f"seating:{seating.pk}")
    return seating


@transaction.atomic
def publish_seating(seating: Seating, by: str) -> Seating:
    """From now on phones, badges and rounds show this seating. Publishing twice changes nothing.

    Who joined after it was drawn gets a place in it too.
    """
    hold(seating.event)
    changed = Seating.objects.filter(pk=seating.pk, published_at=None).update(published_at=clock.now())
    if changed:
        _set_sizes(seating)
        record(seating.event.host_id, by, "publish_seating", f"seating:{seating.pk}")
        late = seating.event.registrations.expected().exclude(seats__seating=seating)
        for registration in late.select_related("attendee").order_by("number"):
            seat_arrival(seating, registration, 1, by)
        announce(seating.event)
    seating.refresh_from_db()
    return seating


def _set_sizes(seating: Seating) -> None:
    """As many chairs at each table as the seating puts people there."""
    counted = seating.seats.order_by().values("spot", "round_number").annotate(people=Count("pk"))
    largest: dict[int, int] = {}
    for row in counted:
        largest[row["spot"]] = max(largest.get(row["spot"], 0), row["people"])
    for spot, seats in largest.items():
        Spot.objects.filter(pk=spot).update(seats=seats)


@transaction.atomic
def seat_arrival(seating: Seating, arrived: Registration, from_round: int, by: str) -> int:
    """Give a late-comer a place in the rounds from `from_round` (counted from 1) on. Nobody who is printed moves.

    In each round: the table with a hole, fewest people of the same industry and fewest already met; without a hole
    anywhere, one more chair at the best table. Returns the number of rounds in which a place was found.
    """
    rounds = seating.event.segments.exclude(round_number=None).count()
    spots = list(seating.event.spots.filter(taken__seating=seating).distinct().order_by("number"))
    met: set[int] = set()
    seated = 0
    for turn in range(from_round, rounds + 1):
        at = _people_at(seating, turn)
        best = min(spots, key=lambda spot: _cost(spot, at.get(spot.pk, []), arrived, met))
        Seat.objects.get_or_create(seating=seating, registration=arrived, round_number=turn, defaults={"spot": best})
        met.update(one.pk for one in at.get(best.pk, []))
        seated += 1
    record(seating.event.host_id, by, "seat_arrival", f"registration:{arrived.pk}")
    announce(seating.event)
    return seated


def _people_at(seating: Seating, turn: int) -> dict[int, list[Registration]]:
    """Who will sit where: no-shows are taken as holes."""
    at: dict[int, list[Registration]] = {}
    seats = seating.seats.filter(round_number=turn, registration__cancellation=None, registration__departure=None)
    for seat in seats.select_related("registration__attendee"):
        at.setdefault(seat.spot_id, []).append(seat.registration)
    return at


def _cost(
    spot: Spot, people: list[Registration], arrived: Registration, met: set[int]
) -> tuple[int, int, int, int, int]:
    mine = arrived.attendee
    firm = sum(one.attendee.organisation_id == mine.organisation_id is not None for one in people)
    again = sum(one.pk in met for one in people)
    same = sum(bool(mine.division) and one.attendee.division == mine.division for one in people)
    full = int(len(people) >= spot.seats)
    return firm, full, again, same, len(people)
