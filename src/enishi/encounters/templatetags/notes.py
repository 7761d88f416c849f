"""My note about one of many people, on pages that list them."""

from django import template

from enishi.encounters.models import Note
from enishi.people.models import Attendee

register = template.Library()


@register.filter
def note_about(notes: dict[int, Note], attendee: Attendee) -> Note | None:
    return notes.get(attendee.pk)
