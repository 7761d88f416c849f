"""The host's desk: evenings, and a new one."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from enishi.events.access import DOOR, OWNER, STAFF, for_host_staff
from enishi.events.actions.events import open_event, usual_programme
from enishi.events.forms import EventForm
from enishi.events.queries import SOON
from enishi.people.models import Host
from enishi.people.queries import role_of
from enishi.ui import clock


@require_safe
@for_host_staff(OWNER, STAFF, DOOR)
def desk(request: HttpRequest, host: Host) -> HttpResponse:
    """All evenings, the next one first."""
    expected = Count("registrations", filter=Q(registrations__cancellation=None))
    evenings = list(host.events.annotate(people=expected).order_by("-starts_at"))
    # An evening whose programme nobody stepped through to its end is over too.
    over = clock.now() - SOON
    past = [event for event in evenings if event.ended_at is not None or event.starts_at < over]
    coming = [event for event in reversed(evenings) if event.ended_at is None and event.starts_at >= over]
    return render(
        request,
        "events/desk.html",
        {"host": host, "coming": coming, "past": past, "office": role_of(request.user, host) != DOOR},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_host_staff(OWNER, STAFF)
def new_event(request: HttpRequest, host: Host) -> HttpResponse:
    form = EventForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        event = open_event(
            host,
            typed["name"],
            form.starts_at(host.zone),
            f"member:{request.user.pk}",
            venue=typed["venue"],
            fee=typed["fee"],
            programme=usual_programme(typed["rounds"], typed["minutes"]),
        )
        return redirect("events:attendees", code=event.code)
    return render(request, "events/new_event.html", {"host": host, "form": form}, status=422 if form.errors else 200)
