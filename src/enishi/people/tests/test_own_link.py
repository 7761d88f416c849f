"""The own link on the slip: it opens one person's evening, on one phone."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from enishi.conftest import BACKEND, Chamber, claimed, own_key, signed_in
from enishi.events.models import Event, Registration
from enishi.people.actions import bind_own_link, issue_own_link
from enishi.people.devices import DEVICE_COOKIE
from enishi.people.models import Attendee, OwnLink
from enishi.people.queries import attendee_behind, own_link_for


def address(link: OwnLink) -> str:
    return reverse("own_link", args=[link.secret])


def everything_stored() -> Iterator[str]:
    """Every value of every row of every table."""
    for model in apps.get_models():
        for row in model._default_manager.values_list():
            yield from (str(value) for value in row)


def bound(client: Client, link: OwnLink) -> str:
    """The phone's key, after its owner pressed the button."""
    answer = client.post(address(link))
    assert answer.status_code == 302
    return answer.cookies[DEVICE_COOKIE].value


def state(link: OwnLink) -> tuple[object, ...]:
    return OwnLink.objects.values_list("device_hash", "bound_at", "revoked_at", "secret_hash").get(pk=link.pk)


@pytest.mark.parametrize("methods", [["GET"], ["HEAD"], ["GET", "GET"], ["HEAD", "GET", "HEAD"]])
def test_looking_at_the_link_changes_nothing(methods: list[str], hayase: Attendee) -> None:
    """Mail scanners and previews look at every address, often twice."""
    link = issue_own_link(hayase, "system")
    before = state(link)
    for method in methods:
        answer = Client().generic(method, address(link))
        assert (answer.status_code, DEVICE_COOKIE in answer.cookies) == (200, False)
    assert state(link) == before
    assert bound(Client(), link)


def test_button_binds_the_phone_and_leads_to_the_evening(event: Event, hayase: Attendee) -> None:
    link, phone = issue_own_link(hayase, "system"), Client()
    answer = phone.post(address(link))
    key = answer.cookies[DEVICE_COOKIE].value
    assert (answer.status_code, answer["Location"]) == (302, reverse("insights:my", args=[key]))
    assert attendee_behind(key, None) == hayase
    assert phone.get(answer["Location"]).headers["Location"] == reverse("evening:table", args=[key, event.code])


def test_key_is_kept_in_a_cookie_that_scripts_and_other_sites_never_see(hayase: Attendee) -> None:
    cookie = Client().post(address(issue_own_link(hayase, "system"))).cookies[DEVICE_COOKIE]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
        True,
        True,
        "Lax",
        "/",
        "",
    )


def test_second_phone_is_refused_in_words(hayase: Attendee) -> None:
    link = issue_own_link(hayase, "system")
    first = bound(Client(), link)
    answer = Client().post(address(link))
    assert (answer.status_code, DEVICE_COOKIE in answer.cookies) == (409, False)
    assert "この" in answer.content.decode()
    assert hayase.family not in answer.content.decode()
    assert attendee_behind(first, None) == hayase


def test_only_the_first_of_two_binds(hayase: Attendee) -> None:
    """Both phones read the link as free before either pressed."""
    link = issue_own_link(hayase, "system")
    one, other = OwnLink.objects.get(pk=link.pk), OwnLink.objects.get(pk=link.pk)
    keys = [bind_own_link(one), bind_own_link(other)]
    assert keys[0] is not None
    assert keys[1] is None
    assert attendee_behind(keys[0], None) == hayase


def test_scanning_again_with_the_same_phone_leads_back(hayase: Attendee) -> None:
    link, phone = issue_own_link(hayase, "system"), Client()
    key = bound(phone, link)
    for method in ("GET", "POST"):
        answer = phone.generic(method, address(link), secure=True)
        assert (answer.status_code, answer["Location"]) == (302, reverse("insights:my", args=[key]))


def test_phone_of_one_person_does_not_open_the_link_of_another(hayase: Attendee, yamamoto: Attendee) -> None:
    phone = Client()
    bound(phone, issue_own_link(hayase, "system"))
    answer = phone.get(address(issue_own_link(yamamoto, "system")))
    assert answer.status_code == 200


def test_new_link_ends_the_old_link_and_its_phone_at_once(event: Event, hayase: Attendee) -> None:
    old, phone = issue_own_link(hayase, "system"), Client()
    key = bound(phone, old)
    page = reverse("evening:table", args=[key, event.code])
    assert phone.get(page).status_code == 200
    new = issue_own_link(hayase, "system")
    assert phone.get(page).status_code == 404
    assert Client().get(address(old)).status_code == 404
    assert Client().post(address(old)).status_code == 404
    assert (attendee_behind(key, None), own_link_for(old.secret)) == (None, None)
    assert bind_own_link(OwnLink.objects.get(pk=old.pk)) is None
    assert attendee_behind(bound(Client(), new), None) == hayase


def test_new_link_of_one_person_leaves_the_others(hayase: Attendee, yamamoto: Attendee) -> None:
    key = own_key(yamamoto)
    issue_own_link(hayase, "system")
    assert attendee_behind(key, None) == yamamoto


def test_database_holds_neither_the_secret_nor_the_key_of_the_phone(event: Event, hayase: Attendee) -> None:
    link, phone = issue_own_link(hayase, "system"), Client()
    key = bound(phone, link)
    phone.get(reverse("evening:table", args=[key, event.code]))
    stored = list(everything_stored())
    assert [value for value in stored if link.seed in value]  # the search finds what is there
    assert [value for value in stored if link.secret in value or key in value] == []


def test_key_in_the_address_works_without_cookies(event: Event, hayase: Attendee) -> None:
    key = bound(Client(), issue_own_link(hayase, "system"))
    without = Client()
    for name in ("evening:table", "letters:thanks"):
        page = without.get(reverse(name, args=[key, event.code]))
        assert (page.status_code, key in page.content.decode()) == (200, True)


@pytest.mark.parametrize("secret", ["x", "a" * 26, "22222222222222222222222222", "ü", "a" * 500])
@pytest.mark.django_db
def test_guessed_link_is_not_found(secret: str) -> None:
    for method in ("GET", "POST"):
        assert Client().generic(method, f"/own/{secret}").status_code == 404


def test_cookie_of_somebody_else_changes_nothing(hayase: Attendee) -> None:
    link, phone = issue_own_link(hayase, "system"), Client()
    phone.cookies[DEVICE_COOKIE] = "forged"
    assert phone.get(address(link)).status_code == 200


def test_forms_work_without_cookies_where_the_key_is_the_right(event: Event, hayase: Attendee) -> None:
    """The token against forged forms lives in a cookie; a phone that keeps none has the secret in its address."""
    without = Client(enforce_csrf_checks=True)
    answer = without.post(address(issue_own_link(hayase, "system")))
    key = answer["Location"].split("/")[2]
    without.cookies.clear()
    form = reverse("letters:disclosure", args=[key, event.code])
    assert without.post(form, {"shown": "1"}).status_code == 302
    assert hayase.disclosures.count() == 1


def test_forged_form_is_refused_where_the_session_is_the_right(event: Event, hayase: Attendee) -> None:
    """The public code is known to others; only the account's session opens the page, and browsers send that along."""
    victim = Client(enforce_csrf_checks=True)
    victim.force_login(claimed(hayase, "kenichi@hayase-insatsu.example"), backend=BACKEND)
    form = reverse("letters:disclosure", args=[hayase.code, event.code])
    assert victim.get(reverse("letters:thanks", args=[hayase.code, event.code])).status_code == 200
    assert victim.post(form, {"shown": "1"}).status_code == 403
    assert hayase.disclosures.count() == 0


def test_page_of_the_link_is_kept_nowhere(hayase: Attendee) -> None:
    answer = Client().get(address(issue_own_link(hayase, "system")))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


# --- The face code identifies and shows nothing private ---------------------------------------------------


def private_things(attendee: Attendee) -> list[str]:
    return [attendee.mail, attendee.phone, attendee.code, *attendee.own_links.values_list("seed", flat=True)]


def badge_page(client: Client, attendee: Attendee) -> HttpResponse:
    answer = client.get(reverse("evening:badge", args=[attendee.face_code]))
    assert answer.status_code == 200
    return answer  # type: ignore[return-value]  # the test client's own response type


def test_photographed_badge_shows_a_stranger_nobody(registrations: list[Registration], hayase: Attendee) -> None:
    page = badge_page(Client(), hayase).content.decode()
    shown = [*private_things(hayase), hayase.family, hayase.given, hayase.company, hayase.title]
    assert [one for one in shown if one and one in page] == []
    assert hayase.host.name in page


def test_badge_shows_guests_of_the_evening_no_address_or_phone(hayase: Attendee, yamamoto: Attendee) -> None:
    phone = Client()
    bound(phone, issue_own_link(yamamoto, "system"))
    page = phone.get(reverse("evening:badge", args=[hayase.face_code]), secure=True).content.decode()
    assert hayase.family in page
    assert [one for one in private_things(hayase)[:2] + private_things(hayase)[3:] if one in page] == []


def test_face_code_opens_no_page_of_its_person(event: Event, hayase: Attendee) -> None:
    """Nor does the public code, unless the account behind it has claimed the person."""
    for key in (hayase.face_code, hayase.code):
        assert attendee_behind(key, None) is None
        assert Client().get(reverse("letters:thanks", args=[key, event.code])).status_code == 404
        assert Client().get(reverse("own_link", args=[key])).status_code == 404


def test_public_code_opens_the_page_for_the_account_that_claimed_it(event: Event, hayase: Attendee) -> None:
    member = claimed(hayase, "kenichi@hayase-insatsu.example")
    page = reverse("letters:thanks", args=[hayase.code, event.code])
    assert signed_in(member).get(page).status_code == 200


def test_staff_have_no_way_into_somebody_s_own_pages(chamber: Chamber, event: Event, hayase: Attendee) -> None:
    page = reverse("letters:thanks", args=[hayase.code, event.code])
    assert signed_in(chamber.owner).get(page).status_code == 404


def test_one_phone_opens_two_slips(event: Event, registrations: list[Registration]) -> None:
    """A couple with one phone, or somebody who goes to two chambers' evenings."""
    phone = Client()
    links = [issue_own_link(one.attendee, "system") for one in registrations[:2]]
    keys = [phone.post(address(link))["Location"] for link in links]
    assert len(set(keys)) == 2
    for link, mine in zip(links, keys, strict=True):
        assert phone.get(address(link))["Location"] == mine
