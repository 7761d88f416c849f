"""The phone in the hall: my table, who sits there, and ○ for whom I want to write to."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.encounters.actions import NotAtTheSameEvening, mark, note_words
from enishi.encounters.models import Note
from enishi.evening.queries import my_table, programme_now
from enishi.events.access import Visit, for_participant
from enishi.events.queries import current_event
from enishi.people.access import open_to_all
from enishi.people.devices import keys_of
from enishi.people.models import Attendee
from enishi.people.queries import role_of, viewer_in
from enishi.ui.htmx import asks_for_part, page_or_part


@require_safe
@for_participant
def table(request: HttpRequest, mine: Visit) -> HttpResponse:
    """Follows the evening by itself; works as a plain page too."""
    now = programme_now(mine.event)
    mine_now = my_table(mine.registration, now)
    following = now.round_number + 1 if now.round_number else None
    context = {
        "me": mine.attendee,
        "event": mine.event,
        "programme": now,
        "table": mine_now,
        "next_spot": mine_now.tables.get(following) if following else None,
        "next_round": following,
        "notes": _notes(mine),
        "key": mine.key,
    }
    return page_or_part(request, "evening/table.html", "hall", context)


def _notes(mine: Visit) -> dict[int, Note]:
    return {note.about_id: note for note in Note.objects.filter(author=mine.attendee, event=mine.event)}


@require_POST
@for_participant
def note(request: HttpRequest, mine: Visit, about: str) -> HttpResponse:
    """○ on or off, and one word. Only about people of the same evening."""
    other = get_object_or_404(Attendee.objects.select_related("organisation"), code=about, host=mine.event.host_id)
    try:
        if "marked" in request.POST:
            mark(mine.registration, other, marked=request.POST["marked"] == "1")
        if "words" in request.POST:
            note_words(mine.registration, other, request.POST["words"])
    except NotAtTheSameEvening as reason:
        raise Http404 from reason
    if asks_for_part(request):
        context: dict[str, Any] = {"about": other, "note": _notes(mine).get(other.pk)}
        context |= {"event": mine.event, "key": mine.key, "word_follows": True}  # a place for one word opens with the ○
        return render(request, "evening/_note.html", context)
    return redirect("evening:table", key=mine.key, code=mine.event.code)


@open_to_all
@require_http_methods(["GET", "HEAD"])
def badge(request: HttpRequest, face_code: str) -> HttpResponse:
    """The QR on a badge. It identifies and shows nothing private.

    Reception is led to the check-in, somebody who takes part in the same evening sees the card, and a stranger with
    a photograph of the badge learns only whose evening it belongs to.
    """
    person = get_object_or_404(Attendee.objects.select_related("host", "organisation", "portrait"), face_code=face_code)
    role = role_of(request.user, person.host)
    event = current_event(person, also_absent=role is not None)
    viewer, key = viewer_in(person.host, keys_of(request), request.user) or (None, "")
    context: dict[str, Any] = {"person": person, "event": event, "role": role, "viewer": viewer}
    if role is not None and event is not None:
        context["registration"] = event.registrations.with_people().filter(attendee=person).first()
        return render(request, "evening/badge_for_door.html", context)
    if viewer is not None and event is not None and event.registrations.filter(attendee=viewer).exists():
        context["note"] = Note.objects.filter(author=viewer, about=person, event=event).first()
        context["key"] = key
        return render(request, "evening/card.html", context)
    return render(request, "evening/stranger.html", context)
