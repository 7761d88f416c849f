"""本日のお礼: the list, and one letter at a time."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.encounters.queries import MetPerson
from enishi.events.access import Visit, for_participant
from enishi.letters import actions
from enishi.letters.frame import frame_for, mailto, question_about
from enishi.letters.models import Letter
from enishi.letters.queries import Tonight, ToThank, tonight
from enishi.letters.rules import CannotSend, deadline, visible_address, why_not_relayed
from enishi.notices.queries import mail_leaves
from enishi.people.models import Attendee
from enishi.trust.actions import disclose, withdraw
from enishi.trust.models import Disclosure


def _base(mine: Visit) -> dict[str, Any]:
    return {"me": mine.attendee, "event": mine.event, "key": mine.key, "deadline": deadline(mine.event)}


@require_safe
@for_participant
def thanks(request: HttpRequest, mine: Visit) -> HttpResponse:
    """Everybody I met tonight, the marked ones first."""
    disclosed = Disclosure.objects.filter(attendee=mine.attendee, field=Disclosure.Field.MAIL).exists()
    context = _base(mine) | {"tonight": tonight(mine.attendee, mine.event), "disclosed": disclosed}
    return render(request, "letters/thanks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_participant
def letter(request: HttpRequest, mine: Visit, about: str) -> HttpResponse:
    """One person, one question, one letter. POST saves the draft, and hands it over in the way that was chosen."""
    list_now = tonight(mine.attendee, mine.event)
    item = _item(list_now, about)
    problem, status = "", 200
    if request.method == "POST":
        try:
            written = actions.save_draft(mine.attendee, item.person.attendee, mine.event, request.POST.get("body", ""))
            if request.POST.get("way"):
                _hand_over(written, request.POST["way"])
                return redirect("letters:sent", key=mine.key, code=mine.event.code, about=about)
        except CannotSend as reason:
            problem, status = str(reason), 422
        list_now = tonight(mine.attendee, mine.event)
        item = _item(list_now, about)
    context = _base(mine) | _letter_page(mine, list_now, item) | {"problem": problem}
    return render(request, "letters/letter.html", context, status=status)


def _item(list_now: Tonight, about: str) -> ToThank:
    for item in list_now.people:
        if item.person.attendee.code == about:
            return item
    raise Http404


def _hand_over(written: Letter, way: str) -> None:
    if way == Letter.Way.RELAY:
        actions.send_by_relay(written)
    elif way in Letter.Way.values:
        actions.mark_done(written, Letter.Way(way))
    else:
        raise Http404


def _letter_page(mine: Visit, list_now: Tonight, item: ToThank) -> dict[str, Any]:
    person: MetPerson = item.person
    draft = item.letter or Letter(author=mine.attendee, recipient=person.attendee, event=mine.event)
    frame = frame_for(mine.attendee, person.attendee, mine.event)
    address = visible_address(person.attendee, mine.attendee)
    can_relay = bool(mail_leaves() and person.attendee.mail and mine.attendee.mail)
    return {
        "tonight": list_now,
        "item": item,
        "person": person,
        "letter": draft,
        "frame": frame,
        "question": question_about(person),
        "can_relay": can_relay,
        "why_not": ""
        if can_relay
        else why_not_relayed(Letter(author=mine.attendee, recipient=person.attendee, body="x")),
        "mailto": mailto(address, frame, draft.body) if address else "",
    }


@require_safe
@for_participant
def sent(request: HttpRequest, mine: Visit, about: str) -> HttpResponse:
    """It is on its way: ten seconds to take it back, and the next face."""
    list_now = tonight(mine.attendee, mine.event)
    item = _item(list_now, about)
    if not item.done or item.letter is None:
        return redirect("letters:letter", key=mine.key, code=mine.event.code, about=about)
    context = _base(mine) | {
        "tonight": list_now,
        "item": item,
        "letter": item.letter,
        "following": list_now.after(item.person.attendee),
    }
    return render(request, "letters/sent.html", context)


@require_POST
@for_participant
def withdrawal(request: HttpRequest, mine: Visit, about: str) -> HttpResponse:
    """Take the letter back while it waits."""
    recipient = get_object_or_404(Attendee, code=about, host=mine.event.host_id)
    written = get_object_or_404(Letter, author=mine.attendee, recipient=recipient, event=mine.event)
    taken_back = actions.take_back(written)
    if not taken_back:
        messages.warning(request, _("The letter has left already. It can't be taken back any more."))
    return redirect("letters:letter" if taken_back else "letters:sent", key=mine.key, code=mine.event.code, about=about)


@require_POST
@for_participant
def disclosure(request: HttpRequest, mine: Visit) -> HttpResponse:
    """Show my address to the people I met, or stop showing it."""
    if request.POST.get("shown") == "1":
        disclose(mine.attendee, Disclosure.Field.MAIL)
    else:
        withdraw(mine.attendee, Disclosure.Field.MAIL)
    return redirect(reverse("letters:thanks", args=[mine.key, mine.event.code]) + "#disclosure")
