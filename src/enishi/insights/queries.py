"""What came of an evening, counted from what happened."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from enishi.encounters.models import Encounter, Note
from enishi.engines import industries
from enishi.events.models import Event, Registration
from enishi.letters.models import Letter
from enishi.letters.rules import deadline


@dataclass(frozen=True)
class PersonReport:
    """How many people one person met."""

    registration: Registration
    met: int
    of_other_industries: int


@dataclass(frozen=True)
class Report:
    """One evening for the board."""

    registered: int
    came: int
    walk_ins: int
    met: int  # people met by one person, on average, rounded
    of_other_industries: int
    pairs: int
    marks: int
    letters: int
    letters_same_day: int
    people: list[PersonReport] = field(default_factory=list)
    mix: list[tuple[str, int]] = field(default_factory=list)


def report(event: Event) -> Report:
    """Everything on the report page, in five queries however many people came."""
    registrations = list(event.registrations.with_people().by_reading())
    came = [one for one in registrations if hasattr(one, "check_in")]
    division = {one.attendee_id: one.attendee.division for one in registrations}
    met: dict[int, set[int]] = defaultdict(set)
    for first, second in Encounter.objects.filter(event=event).values_list("first_id", "second_id"):
        met[first].add(second)
        met[second].add(first)
    people = [_person(one, met[one.attendee_id], division) for one in came]
    letters = Letter.objects.filter(event=event).exclude(handed_at=None).exclude(way=Letter.Way.GREETING)
    mix = Counter(one.attendee.division for one in came)
    return Report(
        registered=sum(one.origin == Registration.Origin.ROSTER for one in registrations),
        came=len(came),
        walk_ins=sum(one.origin == Registration.Origin.WALK_IN for one in registrations),
        met=_mean([one.met for one in people]),
        of_other_industries=_mean([one.of_other_industries for one in people]),
        pairs=sum(len(others) for others in met.values()) // 2,
        marks=Note.objects.filter(event=event).exclude(marked_at=None).count(),
        letters=letters.count(),
        letters_same_day=letters.filter(handed_at__lt=deadline(event)).count(),
        people=people,
        mix=sorted(mix.items(), key=lambda pair: (-pair[1], pair[0] or "~")),
    )


def _person(registration: Registration, others: set[int], division: dict[int, str]) -> PersonReport:
    mine = registration.attendee.division
    other = sum(industries.different(mine, division.get(one, "")) for one in others)
    return PersonReport(registration, len(others), other)


def _mean(numbers: list[int]) -> int:
    return round(sum(numbers) / len(numbers)) if numbers else 0
