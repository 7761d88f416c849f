"""A confirmed mail address ties an account to the person in a roster, and to nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.audit.models import Entry
from enishi.conftest import Chamber, claimed
from enishi.people.actions import claim_by_mail, give_role, member_for_mail, organisation_named
from enishi.people.models import Attendee, Claim, Host, Member, Staff
from enishi.people.queries import claimed_by, hosts_of, role_of, viewer_in

ADDRESS = "info@yunohana.example"


def enter(host: Host, family: str, mail: str = ADDRESS) -> Attendee:
    return Attendee.objects.create(host=host, family=family, mail=mail)


def test_confirmed_address_ties_its_person(chamber: Chamber) -> None:
    yamamoto = enter(chamber.host, "山本")
    enter(chamber.host, "黒瀬", "m.kurose@shiomi-shinkin.example")
    member = member_for_mail(ADDRESS)
    assert claim_by_mail(member) == 1
    assert list(claimed_by(member)) == [yamamoto]
    assert (yamamoto.claim.how, yamamoto.claim.member) == (Claim.How.MAIL, member)
    entry = Entry.objects.filter(host_id=chamber.host.pk, verb="claim_attendee").get()
    assert (entry.actor, entry.subject) == (f"member:{member.pk}", f"attendee:{yamamoto.pk}")


def test_letter_case_of_the_roster_does_not_matter(chamber: Chamber) -> None:
    yamamoto = enter(chamber.host, "山本", "Info@Yunohana.example")
    assert claim_by_mail(member_for_mail(ADDRESS)) == 1
    assert yamamoto.claim.member.email == ADDRESS


def test_address_that_two_share_ties_nobody(chamber: Chamber) -> None:
    enter(chamber.host, "山本")
    enter(chamber.host, "山田")
    assert claim_by_mail(member_for_mail(ADDRESS)) == 0
    assert Claim.objects.count() == 0


def test_address_that_two_share_ties_nobody_even_if_one_is_taken(chamber: Chamber) -> None:
    """One of two colleagues opened the own link; the shared address still does not prove the other."""
    claimed(enter(chamber.host, "山本"), "misaki@yunohana.example")
    enter(chamber.host, "山田")
    assert claim_by_mail(member_for_mail(ADDRESS)) == 0
    assert Claim.objects.count() == 1


def test_one_person_in_every_host_is_tied(chamber: Chamber, other_chamber: Chamber) -> None:
    here, there = enter(chamber.host, "山本"), enter(other_chamber.host, "山本")
    member = member_for_mail(ADDRESS)
    assert claim_by_mail(member) == 2
    assert set(claimed_by(member)) == {here, there}


def test_shared_in_one_host_still_ties_in_the_other(chamber: Chamber, other_chamber: Chamber) -> None:
    enter(chamber.host, "山本")
    enter(chamber.host, "山田")
    there = enter(other_chamber.host, "山本")
    assert claim_by_mail(member_for_mail(ADDRESS)) == 1
    assert list(claimed_by(member_for_mail(ADDRESS))) == [there]


def test_signing_in_again_ties_nothing_twice(chamber: Chamber) -> None:
    enter(chamber.host, "山本")
    member = member_for_mail(ADDRESS)
    assert (claim_by_mail(member), claim_by_mail(member)) == (1, 0)
    assert Claim.objects.count() == 1


def test_claimed_person_stays_with_the_first_account(chamber: Chamber) -> None:
    yamamoto = enter(chamber.host, "山本")
    first = claimed(yamamoto, "misaki@yunohana.example")
    assert claim_by_mail(member_for_mail(ADDRESS)) == 0
    assert Claim.objects.get(attendee=yamamoto).member == first


@pytest.mark.parametrize("mail", ["", "nfo@yunohana.example", "info@yunohana.example.evil.example"])
def test_other_addresses_tie_nothing(chamber: Chamber, mail: str) -> None:
    enter(chamber.host, "山本", mail)
    assert claim_by_mail(member_for_mail(ADDRESS)) == 0


def test_claim_in_one_host_shows_nobody_of_another(chamber: Chamber, other_chamber: Chamber) -> None:
    """Who is known here is nobody there, by account as by phone."""
    yamamoto = enter(chamber.host, "山本")
    enter(other_chamber.host, "隣町の山田", "yamada@tonari.example")
    member = member_for_mail(ADDRESS)
    claim_by_mail(member)
    assert viewer_in(chamber.host, [], member) == (yamamoto, yamamoto.code)
    assert viewer_in(other_chamber.host, [], member) is None


def test_number_of_queries_does_not_grow_with_the_roster(chamber: Chamber) -> None:
    for number in range(40):
        enter(chamber.host, f"人{number}", f"{number}@yunohana.example")
    with CaptureQueriesContext(connection) as few:
        claim_by_mail(member_for_mail("0@yunohana.example"))
    for number in range(40, 200):
        enter(chamber.host, f"人{number}", f"{number}@yunohana.example")
    with CaptureQueriesContext(connection) as many:
        claim_by_mail(member_for_mail("1@yunohana.example"))
    assert len(many) == len(few)


# --- Accounts, roles and organisations --------------------------------------------------------------------


@pytest.mark.django_db
def test_account_is_made_once_and_has_no_password() -> None:
    first, again = member_for_mail("Info@Yunohana.example "), member_for_mail(ADDRESS)
    assert first == again
    assert (first.email, first.has_usable_password(), first.check_password("")) == (ADDRESS, False, False)
    assert Member.objects.count() == 1


def test_role_ends_at_once_when_it_is_removed(chamber: Chamber) -> None:
    assert role_of(chamber.staff, chamber.host) == Staff.Role.STAFF
    Staff.objects.filter(member=chamber.staff).delete()
    assert role_of(chamber.staff, chamber.host) is None


def test_new_role_replaces_the_old_one(chamber: Chamber) -> None:
    give_role(chamber.host, chamber.door, Staff.Role.STAFF, "system")
    assert role_of(chamber.door, chamber.host) == Staff.Role.STAFF
    assert Staff.objects.filter(host=chamber.host, member=chamber.door).count() == 1


def test_role_of_one_host_is_none_of_another(chamber: Chamber, other_chamber: Chamber) -> None:
    assert role_of(chamber.owner, other_chamber.host) is None
    assert list(hosts_of(chamber.owner)) == [chamber.host]


def test_legal_form_written_differently_is_one_organisation(chamber: Chamber, other_chamber: Chamber) -> None:
    first = organisation_named(chamber.host, "早瀬印刷株式会社")
    assert first is not None
    assert organisation_named(chamber.host, "早瀬印刷㈱") == first
    assert first.name == "早瀬印刷株式会社"
    assert organisation_named(other_chamber.host, "早瀬印刷株式会社") != first
    assert organisation_named(chamber.host, "　") is None
