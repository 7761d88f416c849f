"""At the door: find by two kana, tap once; walk-ins in ten seconds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from enishi.events.access import DOOR, OWNER, STAFF, for_staff
from enishi.events.actions import registration as act
from enishi.events.forms import WalkInForm
from enishi.events.models import Event, Registration
from enishi.events.queries import found_by_kana
from enishi.events.tabs import tabs
from enishi.people.queries import role_of
from enishi.ui.htmx import asks_for_part, look_again, page_or_part


def _context(request: HttpRequest, event: Event, typed: str) -> dict[str, object]:
    everybody = event.registrations
    found = found_by_kana(event, typed)
    return {
        "event": event,
        "typed": typed,
        "found": found,
        "came": everybody.exclude(check_in=None).count(),
        "expected": everybody.expected().count(),
        "walk_in": WalkInForm(),
        "tabs": tabs(event, "events:reception", role_of(request.user, event.host) or DOOR),
    }


@require_safe
@for_staff(OWNER, STAFF, DOOR)
def reception(request: HttpRequest, event: Event) -> HttpResponse:
    """The list shrinks while two kana are typed; every desk shows the same counter."""
    return page_or_part(
        request, "events/reception.html", "list", _context(request, event, request.GET.get("q", "").strip())
    )


@require_POST
@for_staff(OWNER, STAFF, DOOR)
def check_in(request: HttpRequest, event: Event, number: int) -> HttpResponse:
    """One tap: this person is here."""
    registration = _registration(event, number)
    act.check_in(registration, f"member:{request.user.pk}")
    if not asks_for_part(request):  # from a scanned badge: the list alone does not say who it was
        messages.success(request, _("%(name)s is here.") % {"name": registration.attendee.name})
    return _back(request, event)


@require_POST
@for_staff(OWNER, STAFF, DOOR)
def check_in_withdrawal(request: HttpRequest, event: Event, number: int) -> HttpResponse:
    act.undo_check_in(_registration(event, number), f"member:{request.user.pk}")
    return _back(request, event)


@require_POST
@for_staff(OWNER, STAFF, DOOR)
def walk_ins(request: HttpRequest, event: Event) -> HttpResponse:
    """Somebody who is not on the list: entered, checked in and, once seats are published, seated."""
    form = WalkInForm(request.POST)
    if not form.is_valid():
        context = _context(request, event, "") | {"walk_in": form}
        return render(request, "events/reception.html", context, status=422)
    typed = form.cleaned_data
    registration = act.receive_walk_in(
        event, typed["name"], typed["company"], typed["industry"], f"member:{request.user.pk}", once=typed["once"]
    )
    messages.success(
        request,
        _("%(name)s is entered as number %(number)s.")
        % {
            "name": registration.attendee.name,
            "number": registration.number,
        },
    )
    # The walk-in alone is shown: a new slip is the next thing to press.
    return redirect(f"{reverse('events:reception', args=[event.code])}?q={registration.number}")


def _registration(event: Event, number: int) -> Registration:
    return get_object_or_404(event.registrations.select_related("event", "attendee"), number=number)


def _back(request: HttpRequest, event: Event) -> HttpResponse:
    if asks_for_part(request):
        return look_again()
    return redirect("events:reception", code=event.code)
