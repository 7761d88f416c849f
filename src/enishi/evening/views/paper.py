"""Badges and slips as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from enishi.evening import paper
from enishi.events.access import DOOR, OWNER, STAFF, for_staff
from enishi.events.models import Event
from enishi.events.queries import people_of
from enishi.events.tabs import tabs
from enishi.people.actions import issue_own_link
from enishi.seating.queries import published_seating

SHEETS = {"badges": paper.badges, "slips": paper.slips}


@require_safe
@for_staff(OWNER, STAFF)
def papers(request: HttpRequest, event: Event) -> HttpResponse:
    """What can be printed, and what is still missing before it can."""
    context = {
        "event": event,
        "plan": published_seating(event),
        "people": event.registrations.expected().count(),
        "tabs": tabs(event, "evening:paper"),
    }
    return render(request, "evening/paper.html", context)


@require_POST
@for_staff(OWNER, STAFF, DOOR)
def slip(request: HttpRequest, event: Event, number: int) -> HttpResponse:
    """A fresh own link on a slip, for who lost theirs, changed the phone, or came unannounced. The old link ends."""
    registration = get_object_or_404(event.registrations.with_people(), number=number)
    issue_own_link(registration.attendee, f"member:{request.user.pk}")
    return _pdf(paper.slips(event, [registration]), f"slip-{number}-{event.code}")


@require_safe
@for_staff(OWNER, STAFF)
def sheet(_request: HttpRequest, event: Event, name: str) -> HttpResponse:
    """One PDF: `badges` or `slips`."""
    draw = SHEETS.get(name)
    people = people_of(event)
    if draw is None or not people:
        raise Http404
    return _pdf(draw(event, people), f"{name}-{event.code}")


def _pdf(body: bytes, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
