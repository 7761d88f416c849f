"""Nobody sees a field that its owner did not open, and a closed field is closed at once."""

import pytest

from enishi.audit.models import Entry
from enishi.people.models import Attendee
from enishi.trust.actions import disclose, withdraw
from enishi.trust.models import Disclosure
from enishi.trust.rules import may_see

MAIL = Disclosure.Field.MAIL


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize("circle", ["met", "same_evening", "", "everyone"])
@pytest.mark.parametrize("own", [True, False])
def test_who_may_see_an_address(hayase: Attendee, yamamoto: Attendee, *, opened: bool, circle: str, own: bool) -> None:
    if opened:
        disclose(hayase, MAIL)
    viewer = hayase if own else yamamoto
    assert may_see("mail", hayase, viewer, circle) is (own or (opened and circle == "met"))


@pytest.mark.parametrize("field", ["phone", "hook", "", "MAIL"])
def test_other_fields_stay_closed(hayase: Attendee, yamamoto: Attendee, field: str) -> None:
    disclose(hayase, MAIL)
    assert may_see(field, hayase, yamamoto, "met") is False


def test_opening_one_s_own_address_opens_nobody_else_s(hayase: Attendee, yamamoto: Attendee) -> None:
    """Seeing is not mutual."""
    disclose(hayase, MAIL)
    assert (may_see("mail", hayase, yamamoto, "met"), may_see("mail", yamamoto, hayase, "met")) == (True, False)


def test_withdrawn_address_is_closed_at_once(hayase: Attendee, yamamoto: Attendee) -> None:
    disclose(hayase, MAIL)
    withdraw(hayase, MAIL)
    assert may_see("mail", hayase, yamamoto, "met") is False
    assert Disclosure.objects.count() == 0


def test_opening_twice_is_one_disclosure_with_the_first_time(hayase: Attendee) -> None:
    disclose(hayase, MAIL)
    first = Disclosure.objects.get()
    disclose(hayase, MAIL)
    assert Disclosure.objects.get() == first
    assert Disclosure.objects.get().disclosed_at == first.disclosed_at


def test_withdrawing_what_was_never_opened_changes_nothing(hayase: Attendee, yamamoto: Attendee) -> None:
    disclose(yamamoto, MAIL)
    withdraw(hayase, MAIL)
    assert list(Disclosure.objects.values_list("attendee", flat=True)) == [yamamoto.pk]


def test_ledger_says_what_was_opened_and_closed(hayase: Attendee) -> None:
    disclose(hayase, MAIL)
    withdraw(hayase, MAIL)
    me = f"attendee:{hayase.pk}"
    said = Entry.objects.filter(verb__in=["disclose", "withdraw_disclosure"]).order_by("sequence")
    rows = list(said.values_list("actor", "verb", "subject", "fields"))
    assert rows == [(me, "disclose", me, "mail"), (me, "withdraw_disclosure", me, "mail")]
