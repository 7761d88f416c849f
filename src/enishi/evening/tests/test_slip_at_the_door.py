"""A new slip at the door: for a lost one, a new phone, or somebody who came unannounced."""

import io

import pypdf
import pytest
from django.urls import reverse

from enishi.conftest import Chamber, own_key, signed_in
from enishi.evening.paper import slips
from enishi.events.models import Event, Registration
from enishi.people.models import Attendee, OwnLink
from enishi.people.queries import attendee_behind


def test_new_slip_holds_a_new_link_and_ends_the_old_one(
    event: Event, hayase: Attendee, chamber: Chamber, registrations: list[Registration]
) -> None:
    old_key = own_key(hayase)
    before = hayase.own_links.get(revoked_at=None)
    answer = signed_in(chamber.door).post(reverse("evening:slip", args=[event.code, 1]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert hayase.name.split()[0] in pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    after = hayase.own_links.get(revoked_at=None)
    assert after.secret != before.secret
    assert attendee_behind(old_key, None) is None
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_slips_show_no_code_that_opens_nothing(event: Event, registrations: list[Registration]) -> None:
    """After a restore under another server key the derived secrets differ from those that the database recognises."""
    link = OwnLink.objects.filter(attendee=registrations[0].attendee, revoked_at=None).get()
    assert link.opens
    OwnLink.objects.filter(pk=link.pk).update(secret_hash="0" * 64)
    assert not OwnLink.objects.get(pk=link.pk).opens
    text = pypdf.PdfReader(io.BytesIO(slips(event, registrations[:1]))).pages[0].extract_text()
    assert "受付でお渡しします" in text.replace("\n", "")
