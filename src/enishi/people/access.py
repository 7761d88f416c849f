"""Who may open a page. Every view declares it; a view that does not is refused to everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import Http404, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from enishi.people.models import Attendee, Member
from enishi.people.queries import attendee_behind

View = Callable[..., HttpResponseBase]


def declared(view: View, who: str) -> View:
    """Note on the view itself who may open it; `DenyUndeclared` and the access matrix read the note."""
    view.access = who  # type: ignore[attr-defined]  # a function is the natural place for its own rule
    return view


def open_to_all(view: View) -> View:
    """Anybody may open it, also without signing in."""

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    return declared(gate, "everyone")


def for_attendee(view: View) -> View:
    """Only the person whose key is in the address: the own link's phone, or the account that claims this person.

    The view gets the `Attendee` and the key. Everybody else sees "not found": the page of another
    person must not even be known to exist.
    """

    @wraps(view)
    def gate(request: HttpRequest, key: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, attendee_or_404(request, key), key, *args, **kwargs)

    return declared(gate, "the attendee")


def attendee_or_404(request: HttpRequest, key: str) -> Attendee:
    attendee = attendee_behind(key, request.user)
    if attendee is None:
        raise Http404
    return attendee


def guarded_by_key(gate: View) -> View:
    """Forged forms are no danger where the secret key in the address is the right, so no cookie is asked for.

    Own links thereby work on phones that keep no cookies. Whoever comes in by the account's session instead
    (the key is then the public code of a claimed person) still needs the token.
    """

    @wraps(gate)
    def door(request: HttpRequest, key: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        by_key = attendee_behind(key, None) is not None
        through = gate if by_key else csrf_protect(gate)
        return through(request, key, *args, **kwargs)

    return csrf_exempt(door)


def member_of(request: HttpRequest) -> Member:
    """The signed-in account, on a page that only signed-in people reach."""
    assert isinstance(request.user, Member)
    return request.user


class DenyUndeclared:
    """Deny by default: a view without a declaration answers nobody, so that a forgotten one is found at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, _request: HttpRequest, view: View, _args: Any, _kwargs: Any) -> None:
        if not hasattr(view, "access"):
            message = f"{view.__module__}.{view.__qualname__} declares nobody who may open it"
            raise PermissionError(message)
