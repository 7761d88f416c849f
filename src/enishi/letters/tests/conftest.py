"""Hayase met Yamamoto and Kurose at table 1; Ishii sat elsewhere."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from enishi.encounters.actions import remember_round
from enishi.events.models import Event, Registration
from enishi.gateways.tests.receiving import Postbox, postbox
from enishi.people.models import Attendee

OFFICE = "office@shiomizawa-cci.example"


@pytest.fixture
def kurose(registrations: list[Registration]) -> Attendee:
    return registrations[2].attendee


@pytest.fixture
def ishii(registrations: list[Registration]) -> Attendee:
    return registrations[3].attendee


@pytest.fixture
def met(event: Event, hayase: Attendee, yamamoto: Attendee, kurose: Attendee) -> Event:
    """The evening after its first round."""
    remember_round(event, 1, [("1", [hayase.pk, yamamoto.pk, kurose.pk])], "system")
    return event


@pytest.fixture
def box(settings: LazySettings) -> Iterator[Postbox]:
    with postbox() as one:
        settings.SMTP_RELAY = one.relay
        settings.DEFAULT_FROM_EMAIL = OFFICE
        yield one
