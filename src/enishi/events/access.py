"""Who may open a page of an evening: staff of its host, or somebody who takes part."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from enishi.events.models import Event, Registration
from enishi.people.access import View, attendee_or_404, declared, guarded_by_key
from enishi.people.models import Attendee, Host, Staff
from enishi.people.queries import role_of
from enishi.ui.htmx import go_to, page_of

OWNER, STAFF, DOOR = Staff.Role.OWNER, Staff.Role.STAFF, Staff.Role.DOOR


def for_staff(*roles: Staff.Role) -> Callable[[View], View]:
    """Staff of the event's host with one of `roles`. The view gets the `Event` in place of its code.

    Another host's staff see "not found": what other hosts do is not theirs to know.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def gate(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            event = get_object_or_404(Event.objects.select_related("host", "news"), code=code)
            _require(request, event.host, roles)
            return view(request, event, *args, **kwargs)

        return declared(gate, "staff: " + " ".join(roles))

    return declare


def for_host_staff(*roles: Staff.Role) -> Callable[[View], View]:
    """Staff of the host in the address. The view gets the `Host` in place of its code."""

    def declare(view: View) -> View:
        @wraps(view)
        def gate(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            host = get_object_or_404(Host, code=code)
            _require(request, host, roles)
            return view(request, host, *args, **kwargs)

        return declared(gate, "staff: " + " ".join(roles))

    return declare


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """A session that ended: after signing in the reader is back on the page, not at a button that was pressed on it."""
    return go_to(request, redirect_to_login(page_of(request)).url)


def _require(request: HttpRequest, host: Host, roles: tuple[Staff.Role, ...]) -> None:
    role = role_of(request.user, host)
    if role is None:
        raise Http404
    if role not in roles:
        raise PermissionDenied


@dataclass(frozen=True)
class Visit:
    """Somebody looks at their own page of an evening; `key` builds the addresses of their other pages."""

    registration: Registration
    key: str

    @property
    def attendee(self) -> Attendee:
        return self.registration.attendee

    @property
    def event(self) -> Event:
        return self.registration.event


def for_participant(view: View) -> View:
    """The person whose key is in the address, at the evening in the address. The view gets a `Visit`."""

    @wraps(view)
    def gate(request: HttpRequest, key: str, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        attendee = attendee_or_404(request, key)
        registrations = Registration.objects.select_related("event__host", "event__news")
        mine = get_object_or_404(registrations, attendee=attendee, event__code=code)
        mine.attendee = attendee
        return view(request, Visit(mine, key), *args, **kwargs)

    return declared(guarded_by_key(gate), "the attendee")
