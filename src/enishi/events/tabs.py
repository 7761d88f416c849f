"""The host's places of one evening, in the order in which an evening is prepared and held."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from enishi.events.models import Event
from enishi.people.models import Staff


@dataclass(frozen=True)
class Tab:
    url: str
    label: str
    current: bool


def tabs(event: Event, current: str, role: Staff.Role = Staff.Role.STAFF) -> list[Tab]:
    """Links by name: rooms above have their pages here without being imported. Reception sees its own page alone."""
    places = [
        ("events:attendees", _("Attendees")),
        ("seating:seating", _("Seating")),
        ("evening:paper", _("Badges")),
        ("events:reception", _("Reception")),
        ("evening:programme", _("Programme")),
        ("insights:report", _("Report")),
    ]
    if role == Staff.Role.DOOR:
        places = [place for place in places if place[0] == "events:reception"]
    return [Tab(reverse(name, args=[event.code]), label, name == current) for name, label in places]
