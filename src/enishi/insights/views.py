"""First screens and reports. Reads only."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from enishi.events.access import OWNER, STAFF, for_staff
from enishi.events.models import Event, Registration
from enishi.events.queries import current_event
from enishi.events.tabs import tabs
from enishi.insights.queries import report as report_of
from enishi.people.access import declared, for_attendee, member_of, open_to_all
from enishi.people.models import Attendee
from enishi.people.queries import claimed_by, hosts_of


@require_safe
@open_to_all
def home(request: HttpRequest) -> HttpResponse:
    """Who comes without an address in mind: what this is, and where to sign in."""
    if request.user.is_authenticated:
        return redirect("insights:today")
    return render(request, "insights/home.html")


def _today(request: HttpRequest) -> HttpResponse:
    """The first screen after signing in: my hosts' desks and my evenings."""
    hosts = list(hosts_of(member_of(request)))
    persons = list(claimed_by(member_of(request)))
    evenings = (
        Registration.objects.filter(attendee__in=persons, cancellation=None)
        .select_related("event__host", "attendee")
        .order_by("-event__starts_at")
    )
    if len(hosts) == 1 and not persons:
        return redirect("events:desk", code=hosts[0].code)
    return render(request, "insights/today.html", {"hosts": hosts, "evenings": list(evenings)})


today = declared(require_safe(login_required(_today)), "signed in")


@require_safe
@for_attendee
def my(request: HttpRequest, me: Attendee, key: str) -> HttpResponse:
    """Where the own link leads: my table while the evening runs, my letters when it is over."""
    event = current_event(me)
    if event is not None:
        return redirect("letters:thanks" if event.ended_at else "evening:table", key=key, code=event.code)
    return render(request, "insights/no_evening.html", {"me": me})


@require_safe
@for_staff(OWNER, STAFF)
def report(request: HttpRequest, event: Event) -> HttpResponse:
    """One page for the board: counts first, then everybody."""
    context = {"event": event, "report": report_of(event), "tabs": tabs(event, "insights:report")}
    return render(request, "insights/report.html", context)
