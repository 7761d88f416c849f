"""The key in the address is the right: phones that keep no cookies can mark people, others' forms can't be forged."""

from django.test import Client
from django.urls import reverse

from enishi.conftest import BACKEND, claimed, own_key
from enishi.encounters.models import Note
from enishi.events.models import Event
from enishi.people.models import Attendee


def marked(author: Attendee) -> int:
    return Note.objects.filter(author=author).exclude(marked_at=None).count()


def test_phone_without_cookies_opens_its_link_and_marks_somebody(
    event: Event, hayase: Attendee, yamamoto: Attendee
) -> None:
    secret = hayase.own_links.get(revoked_at=None).secret
    opened = Client(enforce_csrf_checks=True).post(reverse("own_link", args=[secret]))
    key = opened["Location"].split("/")[2]
    address = reverse("evening:note", args=[key, event.code, yamamoto.code])
    assert Client(enforce_csrf_checks=True).post(address, {"marked": "1"}).status_code == 302
    assert marked(hayase) == 1


def test_account_needs_the_token_of_its_own_page(event: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    """The public code is no secret, so a form on another site could name it: the session's token must come along."""
    own_key(hayase)
    client = Client(enforce_csrf_checks=True)
    client.force_login(claimed(hayase, "hayase@example.jp"), backend=BACKEND)
    address = reverse("evening:note", args=[hayase.code, event.code, yamamoto.code])
    assert client.post(address, {"marked": "1"}).status_code == 403
    assert marked(hayase) == 0
    token = client.get(reverse("evening:table", args=[hayase.code, event.code])).context["csrf_token"]
    assert client.post(address, {"marked": "1"}, headers={"X-CSRFToken": str(token)}).status_code == 302
    assert marked(hayase) == 1
