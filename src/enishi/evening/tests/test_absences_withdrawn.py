"""欠席を反映 was pressed too early: one press brings everybody back."""

from django.urls import reverse

from enishi.conftest import Chamber, signed_in
from enishi.evening.actions import advance, reflect_absences
from enishi.events.models import Event, Registration
from enishi.seating.models import Seating


def test_everybody_is_expected_again(event: Event, registrations: list[Registration], chamber: Chamber) -> None:
    assert reflect_absences(event, "system") == 8
    assert event.registrations.expected().count() == 0
    client = signed_in(chamber.staff)
    assert client.post(reverse("evening:absences_withdrawal", args=[event.code])).status_code == 302
    assert event.registrations.expected().count() == 8


def test_button_waits_until_the_evening_began(event: Event, chamber: Chamber, plan: Seating) -> None:
    client, address = signed_in(chamber.staff), reverse("evening:programme", args=[event.code])
    absences = f'action="{reverse("evening:absences", args=[event.code])}"'
    assert absences not in client.get(address).content.decode()
    advance(event, 0, "system")
    page = client.get(address).content.decode()
    assert absences in page
    assert "受付を済ませた方がいません" in page.replace('</span><span class="ph">', "")
