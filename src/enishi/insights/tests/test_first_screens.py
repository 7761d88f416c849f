"""The first screen: each finds the one place where something is to be done now."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from enishi.conftest import START, Chamber, claimed, own_key, signed_in
from enishi.evening.actions import advance
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import register
from enishi.events.models import Event
from enishi.people.actions import give_role, member_for_mail
from enishi.people.models import Attendee, Member, Staff
from enishi.seating.models import Seating
from enishi.ui import clock

HOUR = timedelta(hours=1)


def leads_to(client: Client, name: str, *arguments: str) -> str | int:
    answer = client.get(reverse(name, args=arguments))
    return answer["Location"] if answer.status_code == 302 else answer.status_code


def end(event: Event) -> None:
    for seen in range(5):
        advance(event, seen, "system")


def test_home_is_for_those_who_are_not_signed_in(chamber: Chamber) -> None:
    assert leads_to(Client(), "insights:home") == 200
    assert leads_to(signed_in(chamber.owner), "insights:home") == reverse("insights:today")


def test_today_asks_a_stranger_to_sign_in(db: None) -> None:
    assert str(leads_to(Client(), "insights:today")).startswith(reverse("account_login"))


def test_today_of_somebody_with_one_host_is_the_desk(chamber: Chamber) -> None:
    assert leads_to(signed_in(chamber.staff), "insights:today") == reverse("events:desk", args=[chamber.host.code])


def test_today_with_two_hosts_shows_both(chamber: Chamber, other_chamber: Chamber) -> None:
    give_role(other_chamber.host, chamber.staff, Staff.Role.STAFF, "system")
    text = signed_in(chamber.staff).get(reverse("insights:today")).content.decode()
    assert all(reverse("events:desk", args=[host.code]) in text for host in (chamber.host, other_chamber.host))


def test_today_of_an_attendee_shows_the_evenings_and_no_desk(event: Event, chamber: Chamber, hayase: Attendee) -> None:
    text = signed_in(claimed(hayase, "hayase@example.jp")).get(reverse("insights:today")).content.decode()
    assert reverse("evening:table", args=[hayase.code, event.code]) in text
    assert reverse("events:desk", args=[chamber.host.code]) not in text


def test_today_after_the_evening_leads_to_the_letters(event: Event, plan: Seating, hayase: Attendee) -> None:
    end(event)
    text = signed_in(claimed(hayase, "hayase@example.jp")).get(reverse("insights:today")).content.decode()
    assert reverse("letters:thanks", args=[hayase.code, event.code]) in text
    assert reverse("evening:table", args=[hayase.code, event.code]) not in text


def test_today_of_staff_who_also_take_part_shows_both(event: Event, chamber: Chamber, hayase: Attendee) -> None:
    member = claimed(hayase, chamber.staff.email)
    text = signed_in(member).get(reverse("insights:today")).content.decode()
    assert reverse("events:desk", args=[chamber.host.code]) in text
    assert reverse("evening:table", args=[hayase.code, event.code]) in text


def test_today_of_somebody_new_says_so(db: None) -> None:
    member: Member = member_for_mail("nobody@example.jp")
    answer = signed_in(member).get(reverse("insights:today"))
    assert (answer.status_code, "/desk/" in answer.content.decode()) == (200, False)


def test_today_shows_nothing_of_others(event: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    text = signed_in(claimed(yamamoto, "misaki@example.jp")).get(reverse("insights:today")).content.decode()
    assert hayase.code not in text


@pytest.mark.parametrize("hours", [-0.25, 0, 1, 2])
def test_own_link_leads_to_the_table_while_the_evening_lasts(hours: float, event: Event, hayase: Attendee) -> None:
    key = own_key(hayase)
    with clock.standing_at(START + hours * HOUR):
        assert leads_to(Client(), "insights:my", key) == reverse("evening:table", args=[key, event.code])


def test_own_link_leads_to_the_letters_when_it_is_over(event: Event, plan: Seating, hayase: Attendee) -> None:
    key = own_key(hayase)
    end(event)
    with clock.standing_at(START + 2 * HOUR):
        assert leads_to(Client(), "insights:my", key) == reverse("letters:thanks", args=[key, event.code])


def test_own_link_leads_to_tonights_letters_though_the_next_evening_is_announced(
    event: Event, plan: Seating, chamber: Chamber, hayase: Attendee
) -> None:
    register(open_event(chamber.host, "第13回", START + 24 * 7 * HOUR, "system"), hayase, "system")
    key = own_key(hayase)
    end(event)
    with clock.standing_at(START + 3 * HOUR):
        assert leads_to(Client(), "insights:my", key) == reverse("letters:thanks", args=[key, event.code])


def test_own_link_leads_to_tonights_table_though_an_older_evening_was_never_ended(
    event: Event, chamber: Chamber, hayase: Attendee
) -> None:
    register(open_event(chamber.host, "第11回", START - 24 * 28 * HOUR, "system"), hayase, "system")
    key = own_key(hayase)
    assert leads_to(Client(), "insights:my", key) == reverse("evening:table", args=[key, event.code])


def test_own_link_of_somebody_on_no_list(event: Event, hayase: Attendee) -> None:
    hayase.registrations.all().delete()
    assert leads_to(Client(), "insights:my", own_key(hayase)) == 200


def test_own_link_of_nobody(event: Event) -> None:
    assert leads_to(Client(), "insights:my", "x" * 26) == 404
