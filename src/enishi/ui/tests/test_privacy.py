"""Pages about people are kept by no browser, proxy or search engine."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from enishi.conftest import Chamber, own_key, signed_in
from enishi.events.models import Event
from enishi.people.actions import issue_own_link, set_portrait
from enishi.people.models import Attendee
from enishi.people.tests.test_portrait import picture
from enishi.ui.privacy import PrivatePages


def kept(answer: HttpResponse) -> set[str]:
    return set(answer["Cache-Control"].replace(" ", "").split(","))


def pages(chamber: Chamber, event: Event, hayase: Attendee) -> dict[str, str]:
    key = own_key(hayase)
    return {
        "home": "/",
        "sign in": reverse("account_login"),
        "my table": reverse("evening:table", args=[key, event.code]),
        "my letters": reverse("letters:thanks", args=[key, event.code]),
        "badge": reverse("evening:badge", args=[hayase.face_code]),
        "own link": reverse("own_link", args=[issue_own_link(hayase, "system").secret]),
        "not found": "/my/nobody/",
        "desk": reverse("events:desk", args=[chamber.host.code]),
        "attendees": reverse("events:attendees", args=[event.code]),
    }


@pytest.mark.parametrize(
    "name", ["home", "sign in", "my table", "my letters", "badge", "own link", "not found", "desk", "attendees"]
)
def test_page_is_kept_nowhere(name: str, chamber: Chamber, event: Event, hayase: Attendee) -> None:
    answer = signed_in(chamber.owner).get(pages(chamber, event, hayase)[name])
    assert {"no-store", "private"} <= kept(answer)  # type: ignore[arg-type]  # the test client's own response type
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "same-origin")
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_face_may_be_kept_by_the_browser_alone(hayase: Attendee) -> None:
    portrait = set_portrait(hayase, picture(), "system")
    answer = Client().get(reverse("face", args=[portrait.key]))
    assert kept(answer) == {"private", "max-age=86400", "immutable"}  # type: ignore[arg-type]


def test_page_that_decided_otherwise_keeps_its_word() -> None:
    def decided(_request: object) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": "public, max-age=60", "Permissions-Policy": "camera=()"})

    answer = PrivatePages(decided)(RequestFactory().get("/"))
    assert (answer["Cache-Control"], answer["Permissions-Policy"]) == ("public, max-age=60", "camera=()")
    assert answer["X-Robots-Tag"] == "noindex"


def test_negative_control_without_the_middleware_nothing_is_said() -> None:
    answer = HttpResponse()
    assert ("Cache-Control" in answer, "X-Robots-Tag" in answer) == (False, False)
    assert kept(PrivatePages(lambda _request: answer)(RequestFactory().get("/"))) == {"no-store", "private"}


def test_camera_is_for_our_own_pages() -> None:
    answer = PrivatePages(lambda _request: HttpResponse())(RequestFactory().get("/"))
    assert answer["Permissions-Policy"] == "camera=(self), microphone=(self), geolocation=()"
