"""Who may open what: every URL × method × role, from the resolver and the matrix beside this file."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from enishi.config.tests.access_matrix import MATRIX, ROLES
from enishi.conftest import Chamber, claimed, own_key, signed_in
from enishi.encounters.actions import mark
from enishi.events.actions.registration import receive_roster_file
from enishi.events.models import Event, Registration
from enishi.people.actions import set_portrait
from enishi.people.devices import DEVICE_COOKIE
from enishi.seating.actions import draw_seating

METHODS = ("GET", "POST")


def every_url(patterns: list[Any] | None = None, namespace: str = "") -> dict[str, Any]:
    """Name → view of everything that the product answers."""
    found: dict[str, Any] = {}
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            found |= every_url(one.url_patterns, inner)
        elif isinstance(one, URLPattern):
            found[f"{namespace}{one.name}"] = one.callback
    return found


def test_every_url_is_declared_in_the_matrix() -> None:
    assert set(every_url()) == set(MATRIX)


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_every_view_declares_who_may_open_it(name: str) -> None:
    assert hasattr(every_url()[name], "access")


@dataclass
class Hall:
    """Everybody who tries, and what the addresses in the matrix are filled with."""

    clients: dict[str, Client]
    filling: dict[str, dict[str, Any]]


@pytest.fixture
def hall(event: Event, registrations: list[Registration], chamber: Chamber, other_chamber: Chamber) -> Hall:
    me, other, third = (registration.attendee for registration in registrations[:3])
    draw_seating(event, None, tables=2, seconds=0.05)
    mark(registrations[0], other, marked=True)
    portrait = set_portrait(other, small_picture(), "system")
    file = receive_roster_file(event, "meibo.csv", "氏名,会社名\n山田 太郎,山田商店\n".encode(), chamber.owner)
    key = own_key(me)
    phone, scanner = Client(), Client()
    phone.cookies[DEVICE_COOKIE] = key
    clients = {
        "stranger": Client(),
        "badge": scanner,
        "own_link": phone,
        "attendee": signed_in(claimed(me, "me@example.jp")),
        "other_attendee": signed_in(claimed(other, "other@example.jp")),
        "staff": signed_in(chamber.staff),
        "owner": signed_in(chamber.owner),
        "door": signed_in(chamber.door),
        "other_host": signed_in(other_chamber.owner),
    }
    unopened = third.own_links.get(revoked_at=None)
    filling: dict[str, dict[str, Any]] = {
        "code": {"code": event.code},
        "host": {"code": chamber.host.code},
        "file": {"file": file.code},
        "number": {"number": 2},
        "version": {"version": 1},
        "name": {"name": "badges"},
        "key": {"key": me.code},
        "key of own_link": {"key": key},
        "key of badge": {"key": me.face_code},
        "about": {"about": other.code},
        "face_code": {"face_code": other.face_code},
        "face": {"key": portrait.key},
        "secret": {"secret": unopened.secret},
    }
    return Hall(clients, filling)


def small_picture() -> bytes:
    import io  # noqa: PLC0415 - only this picture needs it

    from PIL import Image  # noqa: PLC0415

    kept = io.BytesIO()
    Image.new("RGB", (48, 60), "#e9e0d2").save(kept, "PNG")
    return kept.getvalue()


def address(name: str, hall: Hall, role: str = "own_link") -> str:
    """The page's address with this evening's things in it, as far as this role can know them."""
    special = {"events:desk": "host", "events:new_event": "host"}
    arguments: dict[str, Any] = {}
    for wanted in wanted_arguments(name):
        source = special.get(name, wanted) if wanted == "code" else ("face" if name == "face" else wanted)
        arguments |= hall.filling[f"key of {role}" if source == "key" and f"key of {role}" in hall.filling else source]
    return reverse(name, kwargs=arguments)


def wanted_arguments(name: str) -> list[str]:
    lists = get_resolver()
    *spaces, last = name.split(":")
    for space in spaces:
        lists = lists.namespace_dict[space][1]
    [(possibility, *_rest)] = list(lists.reverse_dict.getlist(last))[:1]
    return list(possibility[0][1])


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_access(name: str, hall: Hall) -> None:
    """One page, every role, every method."""
    answers: dict[str, tuple[int, ...]] = {
        method: tuple(
            hall.clients[role].generic(method, address(name, hall, role), HTTP_ACCEPT_LANGUAGE="ja").status_code
            for role in ROLES
        )
        for method in METHODS
        if method in MATRIX[name]
    }
    assert answers == MATRIX[name]


# Signing in and binding a phone answer POST too, and have tests of their own.
READ_ONLY = sorted(
    name for name, methods in MATRIX.items() if "POST" not in methods and not name.startswith(("account", "own_link"))
)


@pytest.mark.parametrize("name", READ_ONLY)
def test_page_without_post_changes_nothing(name: str, hall: Hall) -> None:
    """A page that only shows refuses an unsafe method, whoever sends it."""
    for role in ("owner", "own_link"):
        answer = hall.clients[role].post(address(name, hall, role))
        sent_to_sign_in = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
        assert sent_to_sign_in or answer.status_code in {404, 405}


def test_negative_control_an_undeclared_view_is_refused(rf: Any) -> None:
    """Switching the declaration off must be noticed: the middleware refuses a view without one."""
    from enishi.people.access import DenyUndeclared  # noqa: PLC0415 - the subject of this test alone

    def forgotten(_request: Any) -> None: ...

    with pytest.raises(PermissionError, match="forgotten declares nobody"):
        DenyUndeclared(lambda _request: None).process_view(rf.get("/"), forgotten, (), {})  # type: ignore[arg-type,return-value]
