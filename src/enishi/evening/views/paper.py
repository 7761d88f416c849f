"""Badges and slips as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from enishi.evening import paper
from enishi.events.access import OWNER, STAFF, for_staff
from enishi.events.models import Event
from enishi.events.queries import people_of
from enishi.events.tabs import tabs
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


@require_safe
@for_staff(OWNER, STAFF)
def sheet(_request: HttpRequest, event: Event, name: str) -> HttpResponse:
    """One PDF: `badges` or `slips`."""
    draw = SHEETS.get(name)
    people = people_of(event)
    if draw is None or not people:
        raise Http404
    response = HttpResponse(draw(event, people), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}-{event.code}.pdf"'
    return response
