"""The people somebody met, in the order in which they should be written to."""

from collections import defaultdict
from dataclasses import dataclass, field

from enishi.encounters.models import Encounter, Note
from enishi.events.models import Event
from enishi.people.models import Attendee


@dataclass
class MetPerson:
    """One person met at an evening: where, and what I noted."""

    attendee: Attendee
    places: list[tuple[int, str]] = field(default_factory=list)  # (round, table)
    note: Note | None = None

    @property
    def marked(self) -> bool:
        return self.note is not None and self.note.marked_at is not None

    @property
    def words(self) -> str:
        return self.note.words if self.note else ""


def people_met(me: Attendee, event: Event) -> list[MetPerson]:
    """Whom I met at the event: the marked ones first, then in the order in which we sat. Three queries."""
    others = Attendee.objects.select_related("organisation", "portrait", "host")
    met: dict[int, MetPerson] = {}
    places: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in Encounter.objects.of(me).filter(event=event).order_by("round_number"):
        other = row.second_id if row.first_id == me.pk else row.first_id
        places[other].append((row.round_number, row.table))
    notes = {note.about_id: note for note in Note.objects.kept().filter(author=me, event=event)}
    for attendee in others.filter(pk__in=[*places, *notes]):
        met[attendee.pk] = MetPerson(attendee, places.get(attendee.pk, []), notes.get(attendee.pk))
    return sorted(met.values(), key=lambda one: (not one.marked, not one.words, one.places, one.attendee.pk))


def have_met(one: Attendee, other: Attendee) -> bool:
    first, second = sorted((one.pk, other.pk))
    return Encounter.objects.filter(first=first, second=second).exists()


def pairs_of_host(host_id: int, attendees: set[int]) -> list[tuple[int, int, int]]:
    """(first, second, event) of all earlier meetings of these people with this host, newest evening last."""
    rows = Encounter.objects.filter(event__host=host_id, first__in=attendees, second__in=attendees)
    return list(rows.order_by("event__starts_at").values_list("first_id", "second_id", "event_id").distinct())
