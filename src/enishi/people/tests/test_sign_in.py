"""Signing in with a typed code, as people do it on the page."""

import re
import time
from dataclasses import dataclass

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from enishi.conftest import Chamber, signed_in
from enishi.demo.town import EIGHT
from enishi.notices.models import PostedMail
from enishi.people.actions import member_for_mail
from enishi.people.models import Member

CODE = re.compile(r"\b\d{6}\b")
SIGN_IN, TYPE_CODE = "/sign-in/", "/sign-in/code/"


@pytest.fixture(autouse=True)
def _outbox(settings: LazySettings) -> None:
    """Test runners keep mail in memory; here it takes the product's way, into the outbox."""
    settings.EMAIL_BACKEND = "enishi.notices.backend.OutboxBackend"


@dataclass(frozen=True)
class Answer:
    """What somebody outside can tell apart."""

    status: int
    leads_to: str
    text: str


FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def ask(client: Client, address: str) -> Answer:
    answer = client.post(SIGN_IN, {"email": address})
    return Answer(answer.status_code, answer.headers.get("Location", ""), answer.content.decode())


def newest_code(address: str) -> str:
    mail = PostedMail.objects.filter(recipient=address).latest("pk")
    [code] = set(CODE.findall(mail.body))
    return str(code)


def type_code(client: Client, code: str) -> Answer:
    answer = client.post(TYPE_CODE, {"code": code})
    return Answer(answer.status_code, answer.headers.get("Location", ""), answer.content.decode())


def signed_in_as(client: Client) -> str | None:
    key = client.session.get("_auth_user_id")
    return None if key is None else Member.objects.get(pk=int(key)).email


@pytest.mark.django_db
def test_code_from_the_mail_signs_in() -> None:
    client = Client()
    asked = ask(client, "kenichi@hayase-insatsu.example")
    assert (asked.status, asked.leads_to) == (302, TYPE_CODE)
    mail = PostedMail.objects.get()
    assert (mail.recipient, mail.purpose) == ("kenichi@hayase-insatsu.example", "account")
    assert signed_in_as(client) is None
    assert client.get(TYPE_CODE).status_code == 200
    typed = type_code(client, newest_code("kenichi@hayase-insatsu.example"))
    assert (typed.status, typed.leads_to) == (302, "/today")
    assert signed_in_as(client) == "kenichi@hayase-insatsu.example"


@pytest.mark.django_db
@pytest.mark.parametrize("write", ["{0}　{1}", " {0}-{1} ", "{0}{1}"])
def test_code_is_read_however_it_is_written(write: str) -> None:
    client = Client()
    ask(client, "kenichi@hayase-insatsu.example")
    code = newest_code("kenichi@hayase-insatsu.example").translate(FULL_WIDTH)
    assert type_code(client, write.format(code[:3], code[3:])).status == 302
    assert signed_in_as(client) == "kenichi@hayase-insatsu.example"


@pytest.mark.django_db
def test_code_is_neither_in_the_page_nor_in_its_address() -> None:
    client = Client()
    asked = ask(client, "kenichi@hayase-insatsu.example")
    code = newest_code("kenichi@hayase-insatsu.example")
    shown = client.get(TYPE_CODE).content.decode()
    assert (code in shown, code in asked.leads_to, code in asked.text) == (False, False, False)
    assert "kenichi@hayase-insatsu.example" in shown  # what could leak is there, what must not is not


@pytest.mark.django_db
def test_code_of_another_phone_opens_nothing() -> None:
    """Who reads the code over a shoulder needs the browser that asked, too."""
    asked, other = Client(), Client()
    ask(asked, "kenichi@hayase-insatsu.example")
    answer = type_code(other, newest_code("kenichi@hayase-insatsu.example"))
    assert (answer.status, answer.leads_to, signed_in_as(other)) == (302, SIGN_IN, None)


@pytest.mark.django_db
def test_code_signs_in_once() -> None:
    client = Client()
    ask(client, "kenichi@hayase-insatsu.example")
    code = newest_code("kenichi@hayase-insatsu.example")
    type_code(client, code)
    client.post("/sign-out/")
    assert type_code(client, code).leads_to == SIGN_IN
    assert signed_in_as(client) is None


@pytest.mark.django_db
def test_older_code_opens_nothing_after_a_new_one() -> None:
    client = Client()
    ask(client, "kenichi@hayase-insatsu.example")
    older = newest_code("kenichi@hayase-insatsu.example")
    ask(client, "kenichi@hayase-insatsu.example")
    newer = newest_code("kenichi@hayase-insatsu.example")
    assert newer != older  # chance makes them alike one time in a million
    assert type_code(client, older).status == 200
    assert signed_in_as(client) is None
    type_code(client, newer)
    assert signed_in_as(client) == "kenichi@hayase-insatsu.example"


@pytest.mark.django_db
def test_mistyped_address_can_be_corrected_at_once() -> None:
    """The page with the code says "check the address and send it again": the link must lead to the address."""
    client = Client()
    ask(client, "kenichi@hayase-insats.example")
    assert client.get(SIGN_IN).status_code == 200
    ask(client, "kenichi@hayase-insatsu.example")
    assert type_code(client, newest_code("kenichi@hayase-insats.example")).status == 200
    type_code(client, newest_code("kenichi@hayase-insatsu.example"))
    assert signed_in_as(client) == "kenichi@hayase-insatsu.example"


@pytest.mark.django_db
def test_known_unknown_and_closed_accounts_behave_alike() -> None:
    known = member_for_mail("known@shiomizawa.example")
    closed = member_for_mail("close@shiomizawa.example")
    Member.objects.filter(pk=closed.pk).update(is_active=False)
    seen = set()
    for address in ("known@shiomizawa.example", "never@shiomizawa.example", "close@shiomizawa.example"):
        client = Client()
        asked = ask(client, address)
        page = client.get(TYPE_CODE)
        seen.add(
            (asked.status, asked.leads_to, asked.text, page.status_code, anonymous(page.content.decode(), address))
        )
    assert len(seen) == 1
    assert known.is_active


def anonymous(page: str, address: str) -> str:
    """The page without what differs for everybody: the address that was typed, the form's token, the clock."""
    return re.sub(r"\b\w{64}\b|data-now=\"\d+\"", "…", page.replace(address, "…"))


@pytest.mark.django_db
def test_known_and_unknown_addresses_both_get_one_code() -> None:
    member_for_mail("known@shiomizawa.example")
    for address in ("known@shiomizawa.example", "never@shiomizawa.example"):
        ask(Client(), address)
    posted = PostedMail.objects.order_by("pk").values_list("recipient", flat=True)
    assert list(posted) == ["known@shiomizawa.example", "never@shiomizawa.example"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        "ｋｅｎｉｃｈｉ＠ｈａｙａｓｅ－ｉｎｓａｔｓｕ．ｅｘａｍｐｌｅ",
        "　kenichi@hayase-insatsu.example ",
        "Kenichi@Hayase-Insatsu.Example",
    ],
)
def test_address_as_people_type_it_is_one_account(typed: str) -> None:
    known = member_for_mail("kenichi@hayase-insatsu.example")
    client = Client()
    assert ask(client, typed).status == 302
    type_code(client, newest_code("kenichi@hayase-insatsu.example"))
    assert signed_in_as(client) == known.email
    assert list(Member.objects.values_list("email", flat=True)) == ["kenichi@hayase-insatsu.example"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["", "早瀬", "kenichi", "kenichi@", "a@b", "a@b.example\r\nBcc: x@y.example", "a" * 300]
)
def test_what_is_no_address_is_said_so_and_sends_nothing(typed: str) -> None:
    answer = ask(Client(), typed)
    assert answer.status == 200
    assert 'aria-invalid="true"' in answer.text or "errorlist" in answer.text or 'role="alert"' in answer.text
    assert (PostedMail.objects.count(), Member.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_sixth_code_for_one_address_is_refused_and_others_are_not() -> None:
    statuses = [ask(Client(), "kenichi@hayase-insatsu.example").status for _turn in range(6)]
    assert statuses == [302] * 5 + [200]
    assert PostedMail.objects.filter(recipient="kenichi@hayase-insatsu.example").count() == 5
    assert ask(Client(), "misaki@yunohana.example").status == 302


@pytest.mark.django_db
def test_fifth_wrong_code_ends_the_attempt() -> None:
    client = Client()
    ask(client, "kenichi@hayase-insatsu.example")
    code = newest_code("kenichi@hayase-insatsu.example")
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    answers = [type_code(client, wrong) for _turn in range(5)]
    assert [answer.status for answer in answers] == [200] * 4 + [302]
    assert answers[-1].leads_to == SIGN_IN
    assert type_code(client, code).leads_to == SIGN_IN
    assert signed_in_as(client) is None


@pytest.mark.django_db
def test_right_code_after_four_wrong_ones_still_signs_in() -> None:
    client = Client()
    ask(client, "kenichi@hayase-insatsu.example")
    code = newest_code("kenichi@hayase-insatsu.example")
    for _turn in range(4):
        type_code(client, f"{(int(code) + 1) % 1_000_000:06d}")
    type_code(client, code)
    assert signed_in_as(client) == "kenichi@hayase-insatsu.example"


@pytest.mark.django_db
def test_asking_for_another_code_by_resend_gives_no_more_guesses() -> None:
    client = Client()
    ask(client, "kenichi@hayase-insatsu.example")
    for _turn in range(20):
        client.post(TYPE_CODE, {"action": "resend", "code": "000000"})
    assert PostedMail.objects.count() <= 5
    assert signed_in_as(client) is None


@pytest.mark.django_db
def test_five_hundred_phones_behind_one_address_sign_in_within_a_minute() -> None:
    """A hall shares one IP address: who counts by address locks it out. Nor may the crowd wash away anybody's limit."""
    for _turn in range(5):
        ask(Client(), "kenichi@hayase-insatsu.example")
    began = time.perf_counter()
    for guest in range(500):
        client, address = Client(REMOTE_ADDR="203.0.113.7"), f"guest{guest}@shiomizawa.example"
        assert ask(client, address).status == 302
        assert type_code(client, newest_code(address)).leads_to == "/today"
    assert time.perf_counter() - began < 60
    assert Member.objects.exclude(last_login=None).count() == 500
    assert ask(Client(), "kenichi@hayase-insatsu.example").status == 200


@pytest.mark.django_db
def test_negative_control_a_limit_by_address_would_lock_the_hall_out(settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip"}
    asked = [ask(Client(REMOTE_ADDR="203.0.113.7"), f"guest{n}@shiomizawa.example").status for n in range(25)]
    assert asked == [302] * 20 + [200] * 5


@pytest.mark.django_db
def test_forwarded_for_header_does_not_change_who_is_counted(settings: LazySettings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "3/m/ip"}
    asked = [
        Client(REMOTE_ADDR="203.0.113.7", headers={"x-forwarded-for": f"198.51.100.{n}"})
        .post(SIGN_IN, {"email": f"guest{n}@shiomizawa.example"})
        .status_code
        for n in range(5)
    ]
    assert asked == [302] * 3 + [200] * 2


@pytest.mark.django_db
def test_session_has_a_new_key_after_signing_in() -> None:
    client = Client()
    ask(client, "kenichi@hayase-insatsu.example")
    before = client.session.session_key
    type_code(client, newest_code("kenichi@hayase-insatsu.example"))
    assert before is not None
    assert client.session.session_key != before
    stolen = Client()
    stolen.cookies["__Host-session"] = before
    assert signed_in_as(stolen) is None


@pytest.mark.django_db
def test_code_lies_in_no_session_after_signing_in() -> None:
    client = Client()
    ask(client, "kenichi@hayase-insatsu.example")
    code = newest_code("kenichi@hayase-insatsu.example")
    assert code in repr(dict(client.session))  # it could leak
    type_code(client, code)
    assert code not in repr(dict(client.session))


@pytest.mark.django_db
def test_looking_at_the_page_makes_no_account_and_sends_nothing() -> None:
    client = Client()
    for method in ("GET", "HEAD"):
        assert client.generic(method, f"{SIGN_IN}?email=kenichi%40hayase-insatsu.example").status_code == 200
    assert (PostedMail.objects.count(), Member.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_signing_out_is_asked_by_post_alone() -> None:
    client = Client()
    ask(client, "kenichi@hayase-insatsu.example")
    type_code(client, newest_code("kenichi@hayase-insatsu.example"))
    assert client.get("/sign-out/").status_code == 200
    assert signed_in_as(client) == "kenichi@hayase-insatsu.example"
    answer = client.post("/sign-out/")
    assert (answer.status_code, answer["Location"]) == (302, reverse("insights:home"))
    assert signed_in_as(client) is None


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_server(target: str) -> None:
    client = Client()
    client.post(SIGN_IN, {"email": "kenichi@hayase-insatsu.example", "next": target})
    answer = client.post(TYPE_CODE, {"code": newest_code("kenichi@hayase-insatsu.example"), "next": target})
    assert (answer.status_code, answer["Location"]) == (302, "/today")


@pytest.mark.django_db
def test_signing_in_leads_back_to_the_page_that_asked_for_it() -> None:
    client = Client()
    asked = client.post(SIGN_IN, {"email": "kenichi@hayase-insatsu.example", "next": "/hosts/abc"})
    answer = client.post(
        asked["Location"], {"code": newest_code("kenichi@hayase-insatsu.example"), "next": "/hosts/abc"}
    )
    assert answer["Location"] == "/hosts/abc"


def test_staff_who_sign_in_reach_their_host(chamber: Chamber) -> None:
    client = Client()
    ask(client, chamber.owner.email)
    answer = client.post(TYPE_CODE, {"code": newest_code(chamber.owner.email)}, follow=True)
    assert answer.redirect_chain[-1] == (reverse("events:desk", args=[chamber.host.code]), 302)


@pytest.mark.django_db
def test_code_is_not_valid_after_a_quarter_of_an_hour() -> None:
    """The state's own time is turned back: the code's age is what counts."""
    client = Client()
    ask(client, EIGHT[0].mail)
    session = client.session
    session["account_login"]["state"]["stages"]["login_by_code"]["data"]["at"] -= 15 * 60 + 1
    session.save()
    assert type_code(client, newest_code(EIGHT[0].mail)).leads_to == SIGN_IN
    assert signed_in_as(client) is None


@pytest.mark.django_db
def test_signing_out_leaves_nothing_in_the_browser(chamber: Chamber) -> None:
    client = signed_in(chamber.owner)
    assert "Clear-Site-Data" not in client.get(reverse("account_logout"))
    answer = client.post(reverse("account_logout"))
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
