"""Who comes: the list, and the office's spreadsheet on its way in."""

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from enishi.engines import roster
from enishi.engines.industries import DIVISIONS
from enishi.events.access import OWNER, STAFF, for_staff
from enishi.events.actions.registration import confirm_roster_file, receive_roster_file
from enishi.events.forms import RosterFileForm
from enishi.events.models import Event
from enishi.events.problems import in_words
from enishi.events.queries import fates, people_of
from enishi.events.tabs import tabs
from enishi.people.access import member_of


def _attendees_page(request: HttpRequest, event: Event, form: RosterFileForm, status: int = 200) -> HttpResponse:
    people = people_of(event)
    mix = Counter(one.attendee.division for one in people)
    order = [*DIVISIONS, ""]
    # An older file that was never entered was put aside or corrected: only the newest one can wait.
    newest = event.roster_files.defer("body").order_by("-uploaded_at").first()
    context = {
        "event": event,
        "people": people,
        "mix": sorted(mix.items(), key=lambda pair: (-pair[1], order.index(pair[0]))),
        "form": form,
        "tabs": tabs(event, "events:attendees"),
        "waiting": newest if newest and newest.confirmed_at is None else None,
    }
    return render(request, "events/attendees.html", context, status=status)


@require_safe
@for_staff(OWNER, STAFF)
def attendees(request: HttpRequest, event: Event) -> HttpResponse:
    return _attendees_page(request, event, RosterFileForm())


@require_POST
@for_staff(OWNER, STAFF)
def roster_files(request: HttpRequest, event: Event) -> HttpResponse:
    """A spreadsheet is dropped in. Nothing is entered yet: the preview comes first."""
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    form = RosterFileForm(request.POST, request.FILES, body_bytes=size)
    if not form.is_valid():
        return _attendees_page(request, event, form, status=422)
    upload = form.cleaned_data["file"]
    body = upload.read()
    read = roster.read(body, upload.name)
    if not read.rows:
        for problem in read.problems[:3]:
            form.add_error("file", in_words(problem))
        if not read.problems:
            form.add_error("file", _("There is a header, but no person below it."))
        return _attendees_page(request, event, form, status=422)
    file = receive_roster_file(event, upload.name, body, member_of(request))
    return redirect("events:roster_file", code=event.code, file=file.code)


@require_safe
@for_staff(OWNER, STAFF)
def roster_file(request: HttpRequest, event: Event, file: str) -> HttpResponse:
    """The preview: what becomes of each row, and what could not be read."""
    stored = get_object_or_404(event.roster_files.select_related("event__host"), code=file)
    if stored.confirmed_at is not None:
        return redirect("events:attendees", code=event.code)
    rows = fates(stored)
    problems = roster.read(bytes(stored.body), stored.name).problems
    context = {
        "event": event,
        "file": stored,
        "fates": rows,
        "problems": [(problem, in_words(problem)) for problem in problems],
        "joining": sum(fate.joins for fate in rows),
        "filling": any(fate.fills for fate in rows),
        "tabs": tabs(event, "events:attendees"),
    }
    return render(request, "events/roster_file.html", context)


@require_POST
@for_staff(OWNER, STAFF)
def confirmation(request: HttpRequest, event: Event, file: str) -> HttpResponse:
    """Enter the rows that the preview showed."""
    stored = get_object_or_404(event.roster_files, code=file)
    apart = [int(row) for row in request.POST.getlist("apart") if row.isdecimal() and len(row) < 7]
    joined = confirm_roster_file(stored, member_of(request), apart)
    text = ngettext("%(count)s person was entered.", "%(count)s people were entered.", joined)
    messages.success(request, text % {"count": joined})
    return redirect("events:attendees", code=event.code)
