"""The MC's page and the wall."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from enishi.evening import actions
from enishi.evening.queries import programme_now
from enishi.evening.rules import NothingPublished
from enishi.events.access import OWNER, STAFF, for_staff
from enishi.events.models import Event
from enishi.events.tabs import tabs
from enishi.ui.htmx import page_or_part

MORE = 5


@require_safe
@for_staff(OWNER, STAFF)
def programme(request: HttpRequest, event: Event) -> HttpResponse:
    """What runs, how long still, what to read aloud, and one button for what comes next."""
    context = {
        "event": event,
        "programme": programme_now(event),
        "tabs": tabs(event, "evening:programme"),
        "more": MORE,
        "absent": event.registrations.exclude(cancellation=None).count(),
        "came": event.registrations.exclude(check_in=None).count(),
    }
    return page_or_part(request, "evening/programme.html", "stage", context)


@require_safe
@for_staff(OWNER, STAFF)
def projector(request: HttpRequest, event: Event) -> HttpResponse:
    """The wall of the hall, read from fifteen metres."""
    return page_or_part(request, "evening/projector.html", "wall", {"event": event, "programme": programme_now(event)})


@require_POST
@for_staff(OWNER, STAFF)
def step(request: HttpRequest, event: Event) -> HttpResponse:
    """Go on to the next item. The form names the position it saw, so pressing twice goes one step."""
    seen = request.POST.get("seen", "")
    try:
        actions.advance(event, int(seen) if seen.isdecimal() else -1, _by(request))
    except NothingPublished as reason:
        messages.error(request, str(reason))
    return redirect("evening:programme", code=event.code)


@require_POST
@for_staff(OWNER, STAFF)
def minutes(request: HttpRequest, event: Event) -> HttpResponse:
    """Five more minutes for what runs."""
    actions.add_minutes(event, MORE, _by(request))
    return redirect("evening:programme", code=event.code)


@require_POST
@for_staff(OWNER, STAFF)
def absences(request: HttpRequest, event: Event) -> HttpResponse:
    """Whoever has not come by now stays away: holes in the seating, nobody moves, nothing is printed again."""
    count = actions.reflect_absences(event, _by(request))
    text = ngettext(
        "%(count)s person is taken as absent. Nobody moves.",
        "%(count)s people are taken as absent. Nobody moves.",
        count,
    )
    messages.success(request, text % {"count": count} if count else _("Nobody more is missing."))
    return redirect("evening:programme", code=event.code)


@require_POST
@for_staff(OWNER, STAFF)
def absences_withdrawal(request: HttpRequest, event: Event) -> HttpResponse:
    """Pressed too early: everybody is expected again, at the seats they had."""
    actions.withdraw_absences(event, _by(request))
    messages.success(request, _("Everybody is expected again."))
    return redirect("evening:programme", code=event.code)


def _by(request: HttpRequest) -> str:
    return f"member:{request.user.pk}"
