"""A guest's friend at the door: entered, registered and checked in with one tap."""

from datetime import datetime

from enishi.audit.models import Entry
from enishi.events.actions.registration import receive_walk_in
from enishi.events.models import Event, Registration
from enishi.people.models import Organisation


def test_receive_walk_in(event: Event, registrations: list[Registration], now: datetime) -> None:
    walk_in = receive_walk_in(event, "大島　渚", " 大島造船 ", "造船", "member:3")
    attendee = walk_in.attendee
    assert (walk_in.number, walk_in.origin, walk_in.check_in.at, walk_in.check_in.by) == (9, "walk_in", now, "member:3")
    assert (attendee.family, attendee.given, attendee.company, attendee.industry, attendee.division) == (
        "大島", "渚", "大島造船", "造船", "E",
    )  # fmt: skip
    assert attendee.host == event.host
    assert attendee.own_links.filter(revoked_at=None).count() == 1
    assert [one.verb for one in Entry.objects.order_by("-sequence")[:3]] == ["check_in", "register", "enter_attendee"]


def test_walk_in_without_company_or_industry(event: Event) -> None:
    attendee = receive_walk_in(event, "大島", "", "", "member:3").attendee
    assert (attendee.name, attendee.organisation, attendee.division) == ("大島", None, "")


def test_walk_in_of_a_firm_that_is_known_joins_it(event: Event, registrations: list[Registration]) -> None:
    count = Organisation.objects.count()
    attendee = receive_walk_in(event, "早瀬 次郎", "早瀬印刷㈱", "", "member:3").attendee
    assert attendee.organisation == registrations[0].attendee.organisation
    assert Organisation.objects.count() == count
