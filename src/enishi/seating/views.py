"""The host draws, looks at and publishes a seating."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.events.access import OWNER, STAFF, for_staff
from enishi.events.models import Event
from enishi.events.tabs import tabs
from enishi.people.access import member_of
from enishi.seating import queries
from enishi.seating.actions import draw_seating, publish_seating
from enishi.seating.forms import DrawForm
from enishi.seating.rules import CannotSeat


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(OWNER, STAFF)
def seating(request: HttpRequest, event: Event) -> HttpResponse:
    """GET shows the newest seating, one round at a time; POST draws a new draft."""
    people = event.registrations.expected().count()
    form = DrawForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            draw_seating(event, member_of(request), tables=form.cleaned_data["tables"])
        except CannotSeat as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("A new seating is drawn. It is a draft: nobody else sees it yet."))
            return redirect("seating:seating", code=event.code)
    return render(
        request, "seating/seating.html", _page(request, event, form, people), status=422 if form.errors else 200
    )


def _page(request: HttpRequest, event: Event, form: DrawForm, people: int) -> dict[str, object]:
    plan = queries.latest_seating(event)
    rounds = event.segments.exclude(round_number=None).count()
    chosen = request.GET.get("round", "1")
    turn = min(max(int(chosen) if chosen.isdecimal() else 1, 1), max(rounds, 1))
    context: dict[str, object] = {
        "event": event,
        "form": form,
        "people": people,
        "plan": plan,
        "round": turn,
        "rounds": range(1, rounds + 1),
        "tabs": tabs(event, "seating:seating"),
    }
    if plan is not None:
        plan.event = event
        context["published"] = plan.published_at is None and queries.published_seating(event) is not None
        context |= {"tables": queries.tables_in_round(plan, turn), "quality": queries.quality(plan)}
    return context


@require_POST
@for_staff(OWNER, STAFF)
def publication(request: HttpRequest, event: Event, version: int) -> HttpResponse:
    """From now on phones, badges and rounds follow this seating."""
    plan = get_object_or_404(event.seatings.select_related("event"), version=version)
    publish_seating(plan, f"member:{request.user.pk}")
    messages.success(request, _("The seating is published. Badges and slips are ready to print."))
    return redirect("seating:seating", code=event.code)
