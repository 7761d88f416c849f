"""Doors of the demo: one click instead of a code or a slip. Only in demo mode, only from this machine."""

import email
import email.policy
from email.message import EmailMessage
from functools import wraps
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from enishi.demo.cast import tonight
from enishi.demo.mailsink import SPOOL
from enishi.demo.seed import OWNER_MAIL
from enishi.demo.town import TONIGHT
from enishi.events.models import Event
from enishi.people.access import View, declared
from enishi.people.actions import bind_own_link, issue_own_link
from enishi.people.devices import keys_of, remember_device
from enishi.people.models import Attendee, Member
from enishi.people.queries import attendee_behind, hosts_of

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA")  # a proxy on this machine brings others along


def only_here(view: View) -> View:
    """Not found unless demo mode is on and the visitor sits at this machine."""

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        brought = any(header in request.META for header in _FORWARDED)
        if not settings.DEMO or brought or not ip_address(request.META["REMOTE_ADDR"]).is_loopback:
            raise Http404
        return view(request, *args, **kwargs)

    return declared(require_safe(gate), "demo, this machine")


@only_here
def desk(request: HttpRequest) -> HttpResponse:
    """Sign in as the office and open its desk."""
    return redirect("events:desk", code=hosts_of(_as_owner(request))[0].code)


@only_here
def projector(request: HttpRequest) -> HttpResponse:
    _as_owner(request)
    return redirect("evening:projector", code=_event().code)


def _as_owner(request: HttpRequest) -> Member:
    owner = get_object_or_404(Member, email=OWNER_MAIL)
    login(request, owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    return owner


@only_here
def phone(request: HttpRequest) -> HttpResponse:
    """The phone of the first of the cast, as if the slip had just been scanned."""
    me = get_object_or_404(Attendee, family=TONIGHT[0].family, given=TONIGHT[0].given)
    key = next((key for key in keys_of(request) if _opens(key, me)), None)
    if key is None:
        key = bind_own_link(issue_own_link(me, "demo")) or ""
    return remember_device(request, redirect("insights:my", key=key), key)


def _opens(key: str, me: Attendee) -> bool:
    found = attendee_behind(key, None)
    return found is not None and found.pk == me.pk


def _event() -> Event:
    event = tonight()
    if event is None:
        raise Http404
    return event


@only_here
def mailbox(request: HttpRequest) -> HttpResponse:
    """What the mail server of the demo received, newest first."""
    files = sorted(SPOOL.glob("*.eml"), reverse=True)[:60] if SPOOL.exists() else []
    return render(request, "demo/mailbox.html", {"mails": [_read(file.read_bytes()) for file in files]})


def _read(raw: bytes) -> dict[str, str]:
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    text = mail.get_body(("plain",))
    return {
        "sender": str(mail["From"]),
        "recipient": str(mail["To"]),
        "reply_to": str(mail["Reply-To"] or ""),
        "subject": str(mail["Subject"]),
        "date": str(mail["Date"]),
        "body": text.get_content() if text else "",
    }
