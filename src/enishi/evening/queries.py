"""What runs now, as the MC, the wall and the phones show it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from enishi.evening.models import SegmentRun
from enishi.events.models import Event, Registration, Segment
from enishi.seating.models import Seating, Spot
from enishi.seating.queries import Table, my_tables, published_seating, tables_in_round
from enishi.ui import clock


@dataclass(frozen=True)
class Line:
    """One line of the programme: when it begins, and whether it is over, on, or to come."""

    segment: Segment
    begins_at: datetime
    state: str  # done, now or later


@dataclass(frozen=True)
class Now:
    """The whole programme with what runs."""

    event: Event
    lines: list[Line]
    run: SegmentRun | None
    rounds: int
    minutes_late: int

    @property
    def position(self) -> int:
        """The position that a button must name as seen: what runs, or what ended last."""
        done = [line.segment.position for line in self.lines if line.state != "later"]
        return max(done, default=0)

    @property
    def following(self) -> Line | None:
        return next((line for line in self.lines if line.state == "later"), None)

    @property
    def spoken(self) -> Segment | None:
        """The item whose line the MC reads now: what runs, else what comes next."""
        if self.run is not None:
            return self.run.segment
        return self.following.segment if self.following else None

    @property
    def round_number(self) -> int | None:
        return self.run.segment.round_number if self.run else None


def programme_now(event: Event) -> Now:
    """The programme with times: those that happened, and those to come counted from what runs. Two queries."""
    runs = {run.segment_id: run for run in event.runs.select_related("seating")}
    running, at, planned = None, event.starts_at, event.starts_at
    lines, late = [], 0
    for segment in event.segments.all():
        run = runs.get(segment.pk)
        if run is not None:
            run.segment, run.event = segment, event
            if not late and run.ended_at is None:
                late = round((run.started_at - planned) / timedelta(minutes=1))
            lines.append(Line(segment, run.started_at, "now" if run.ended_at is None else "done"))
            running = run if run.ended_at is None else running
            at = run.ended_at or max(run.ends_at, clock.now())
        else:
            lines.append(Line(segment, at, "later"))
            at += timedelta(minutes=segment.minutes)
        planned += timedelta(minutes=segment.minutes)
    rounds = sum(line.segment.round_number is not None for line in lines)
    return Now(event, lines, running, rounds, late)


def next_round(event: Event) -> int:
    """The round that runs, or the next one (counted from 1). Who arrives now joins from there."""
    runs = event.runs.exclude(segment__round_number=None).select_related("segment")
    running = runs.filter(ended_at=None).first()
    if running is not None and running.segment.round_number is not None:
        return running.segment.round_number
    return runs.count() + 1


@dataclass(frozen=True)
class MyTable:
    """One person's evening: the table that counts now, who sits there, and all rounds."""

    round_number: int | None
    spot: Spot | None
    mates: list[Registration] = field(default_factory=list)
    tables: dict[int, Spot] = field(default_factory=dict)


def seating_shown(event: Event, now: Now) -> Seating | None:
    """A running round keeps the seating it started with; otherwise the newest published one counts."""
    if now.run is not None and now.run.seating is not None:
        return now.run.seating
    return published_seating(event)


def my_table(mine: Registration, now: Now) -> MyTable:
    """My table in the round that runs or comes next, with the people there."""
    seating = seating_shown(mine.event, now)
    if seating is None:
        return MyTable(now.round_number, None)
    seating.event = mine.event
    tables = my_tables(seating, mine)
    turn = now.round_number or _coming_round(now)
    spot = tables.get(turn) if turn else None
    mates: list[Registration] = []
    if spot is not None and turn is not None:
        mates = [one for one in _at(tables_in_round(seating, turn), spot) if one.pk != mine.pk]
    return MyTable(turn, spot, mates, tables)


def _coming_round(now: Now) -> int | None:
    return next(
        (line.segment.round_number for line in now.lines if line.state == "later" and line.segment.round_number), None
    )


def _at(tables: list[Table], spot: Spot) -> list[Registration]:
    """Who sits there and is not known to stay away."""
    people = next((table.people for table in tables if table.spot.pk == spot.pk), [])
    return [one for one in people if not hasattr(one, "cancellation") and not hasattr(one, "departure")]
