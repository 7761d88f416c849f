"""The fixed cast: the same eight people in every test, so that a reader knows them.

Hayase (printer, E) is "me"; Yamamoto keeps the inn (M), Kurose is at the bank (J), Ishii forges (E), Teshigawara
teaches (O), Yoshizaki works for the city (S), Morita grows tea (A), Tachi writes software (G).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation

from enishi.demo.seed import OWNER_MAIL, row_of
from enishi.demo.town import EIGHT, HOST
from enishi.events.actions.events import Item, open_event
from enishi.events.actions.registration import check_in, enter_attendee, register
from enishi.events.models import Event, Registration, Segment
from enishi.people.actions import bind_own_link, give_role, issue_own_link, member_for_mail, open_host
from enishi.people.models import Attendee, Claim, Host, Member, Staff
from enishi.seating.actions import draw_seating, publish_seating
from enishi.seating.models import Seating
from enishi.ui import clock

START = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)  # Thursday, 18:30 in Tokyo
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as in real life: a database in memory has neither WAL nor a queue of writers."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Rate limits are counted in the cache; one test must not use up another's."""
    cache.clear()


@pytest.fixture(autouse=True)
def _japanese() -> Iterator[None]:
    """A request in English leaves its language on the thread; the next test begins in Japanese all the same."""
    with translation.override("ja"):
        yield


@pytest.fixture(autouse=True)
def _plain_http(settings: LazySettings) -> None:
    settings.SECURE_SSL_REDIRECT = False


@pytest.fixture(autouse=True)
def _relay(settings: LazySettings) -> None:
    """There is a relay, so letters can be handed over; it answers only in tests that start one."""
    settings.SMTP_RELAY = "smtp://127.0.0.1:9"


@pytest.fixture
def now() -> Iterator[datetime]:
    """The clock stands still a quarter of an hour before the evening."""
    moment = START - timedelta(minutes=15)
    with clock.standing_at(moment):
        yield moment


@dataclass
class Chamber:
    """A host with its staff."""

    host: Host
    owner: Member
    staff: Member
    door: Member


def _chamber(name: str, owner_mail: str) -> Chamber:
    owner, domain = member_for_mail(owner_mail), owner_mail.partition("@")[2]
    host = open_host(name, owner)
    staff, door = member_for_mail(f"staff@{domain}"), member_for_mail(f"door@{domain}")
    give_role(host, staff, Staff.Role.STAFF, "system")
    give_role(host, door, Staff.Role.DOOR, "system")
    return Chamber(host, owner, staff, door)


@pytest.fixture
def chamber(db: None) -> Chamber:
    return _chamber(HOST, OWNER_MAIL)


@pytest.fixture
def other_chamber(db: None) -> Chamber:
    return _chamber("隣町商工会", "owner@tonari.example")


@pytest.fixture
def empty_event(chamber: Chamber, now: datetime) -> Event:
    """An evening with two rounds of ten minutes and nobody on its list."""
    rounds = [Item(Segment.Kind.GROUPS, 10, line="お席替えです。", line_en="Please change tables.")] * 2
    items = [
        Item(Segment.Kind.TALK, 10, "開会の挨拶", "Opening"),
        *rounds,
        Item(Segment.Kind.TALK, 10, "中締め", "Closing"),
    ]
    return open_event(
        chamber.host,
        "第12回 汐見沢異業種交流会",
        START,
        f"member:{chamber.owner.pk}",
        romanised="12th Evening",
        programme=items,
    )


@pytest.fixture
def event(empty_event: Event) -> Event:
    """The same evening with the eight registered, in their order."""
    for person in EIGHT:
        register(empty_event, enter_attendee(empty_event, row_of(person), "system"), "system")
    return empty_event


@pytest.fixture
def registrations(event: Event) -> list[Registration]:
    return list(event.registrations.with_people().order_by("number"))


@pytest.fixture
def hayase(registrations: list[Registration]) -> Attendee:
    return registrations[0].attendee


@pytest.fixture
def yamamoto(registrations: list[Registration]) -> Attendee:
    return registrations[1].attendee


@pytest.fixture
def plan(event: Event, registrations: list[Registration]) -> Seating:
    """Two tables of four, published."""
    return publish_seating(draw_seating(event, None, tables=2, seconds=0.2), "system")


@pytest.fixture
def everybody_here(event: Event, registrations: list[Registration]) -> None:
    for registration in registrations:
        check_in(registration, "system")


def own_key(attendee: Attendee) -> str:
    """The key of a phone that opened this person's own link."""
    key = bind_own_link(issue_own_link(attendee, "system"))
    assert key is not None
    return key


def signed_in(member: Member, **headers: str) -> Client:
    client = Client(headers=headers)
    client.force_login(member, backend=BACKEND)
    return client


def claimed(attendee: Attendee, address: str) -> Member:
    """An account that claims the attendee."""
    member = member_for_mail(address)
    Claim.objects.create(attendee=attendee, member=member, how=Claim.How.MAIL, claimed_at=clock.now())
    return member
