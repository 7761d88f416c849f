"""The outbox: what is posted leaves when it is due, once, and leaves nothing behind."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email.headerregistry import Address
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.db import transaction

from enishi.conftest import START
from enishi.gateways.tests.receiving import Postbox, free_port, postbox
from enishi.notices.actions import MOST_ATTEMPTS, forget_sent_mail, post_mail, send_due_mail
from enishi.notices.models import PostedMail
from enishi.notices.signals import mail_refused, mail_sent
from enishi.ui import clock

pytestmark = pytest.mark.django_db
TO = "misaki@yunohana.example"


@pytest.fixture
def box(settings: LazySettings) -> Iterator[Postbox]:
    with postbox() as one:
        settings.SMTP_RELAY = one.relay
        settings.DEFAULT_FROM_EMAIL = "office@shiomizawa-cci.example"
        yield one


@pytest.fixture
def news() -> Iterator[list[tuple[str, int, str]]]:
    """What the outbox told others: (news, mail, reason)."""
    heard: list[tuple[str, int, str]] = []

    def left(mail: PostedMail, **_news: Any) -> None:
        heard.append(("sent", mail.pk, ""))

    def refused(mail: PostedMail, **_news: Any) -> None:
        heard.append(("refused", mail.pk, mail.reason))

    mail_sent.connect(left)
    mail_refused.connect(refused)
    yield heard
    mail_sent.disconnect(left)
    mail_refused.disconnect(refused)


def post(subject: str = "件名", body: str = "本文\n", **more: Any) -> PostedMail:
    return post_mail("letter", TO, subject, body, **more)


def test_posted_mail_arrives_once(box: Postbox, now: datetime, news: list[tuple[str, int, str]]) -> None:
    mail = post(
        "第12回 交流会のお礼（𠮷﨑）🍵",
        "髙い空、𠮷い日でした。👩‍🌾\n",
        sender=str(Address("𠮷﨑 髙志", addr_spec="office@shiomizawa-cci.example")),
        reply_to="t.yoshizaki@city-shiomizawa.example",
    )
    assert (send_due_mail(), send_due_mail()) == (1, 0)
    [one] = box.received
    assert (one.envelope_from, one.envelope_to) == ("office@shiomizawa-cci.example", [TO])
    assert one.mail["Message-ID"] == mail.message_id
    assert (one.header("Subject"), one.text) == ("第12回 交流会のお礼（𠮷﨑）🍵", "髙い空、𠮷い日でした。👩‍🌾\n")
    assert one.header("From") == "𠮷﨑 髙志 <office@shiomizawa-cci.example>"
    assert one.mail["Reply-To"] == "t.yoshizaki@city-shiomizawa.example"
    assert news == [("sent", mail.pk, "")]


def test_what_was_written_is_erased_when_it_was_sent(box: Postbox, now: datetime) -> None:
    """Sign-in codes stand in the subject too; neither may lie about for a month."""
    mail = post("Code 493027", "Your code is 493027.\n")
    assert "493027" in str(PostedMail.objects.values_list().get())
    send_due_mail()
    assert box.received[0].header("Subject") == "Code 493027"
    mail.refresh_from_db()
    assert (mail.subject, mail.body, mail.sent_at, mail.lease_until) == ("", "", now, None)
    assert "493027" not in str(PostedMail.objects.values_list().get())


def test_message_id_is_ours_and_differs(settings: LazySettings) -> None:
    settings.DEFAULT_FROM_EMAIL = "office@shiomizawa-cci.example"
    ids = {post().message_id for _turn in range(20)}
    assert len(ids) == 20
    assert all(one.startswith("<") and one.endswith("@shiomizawa-cci.example>") for one in ids)


def test_mail_due_later_stays(box: Postbox) -> None:
    with clock.standing_at(START):
        post(due_at=START + timedelta(seconds=10))
        assert send_due_mail() == 0
    with clock.standing_at(START + timedelta(seconds=9, microseconds=999_999)):
        assert send_due_mail() == 0
    assert box.received == []
    with clock.standing_at(START + timedelta(seconds=10)):
        assert send_due_mail() == 1
    assert len(box.received) == 1


def test_mail_leaves_in_the_order_in_which_it_is_due(box: Postbox) -> None:
    with clock.standing_at(START):
        third, first, second = (post(due_at=START + timedelta(seconds=at)) for at in (3, 1, 2))
    with clock.standing_at(START + timedelta(minutes=1)):
        assert send_due_mail() == 3
    assert box.ids == [first.message_id, second.message_id, third.message_id]


def test_one_turn_sends_at_most_what_it_is_told(box: Postbox, now: datetime) -> None:
    for _turn in range(5):
        post()
    assert [send_due_mail(most=2) for _turn in range(4)] == [2, 2, 1, 0]


def test_without_a_relay_mail_waits_and_is_not_lost(settings: LazySettings, now: datetime) -> None:
    settings.SMTP_RELAY = ""
    mail = post()
    assert send_due_mail() == 0
    mail.refresh_from_db()
    assert (mail.attempts, mail.lease_until, mail.sent_at, mail.body) == (0, None, None, "本文\n")
    with postbox() as box:
        settings.SMTP_RELAY = box.relay
        assert send_due_mail() == 1


def test_posting_in_an_action_that_fails_posts_nothing(box: Postbox, now: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        post()
        raise ZeroDivisionError
    assert (PostedMail.objects.count(), send_due_mail()) == (0, 0)


# --- Refusals -----------------------------------------------------------------------------------------------


def temporary(box: Postbox) -> None:
    box.says = lambda _one: "451 try again later"


def temporary_for_recipient(box: Postbox) -> None:
    box.to_recipient = lambda _address: "450 greylisted, come back in five minutes"


def for_ever(box: Postbox) -> None:
    box.says = lambda _one: "554 never"


def for_ever_for_recipient(box: Postbox) -> None:
    box.to_recipient = lambda _address: "550 no such person"


@pytest.mark.parametrize(("refuse", "code"), [(temporary, "451"), (temporary_for_recipient, "450")])
def test_not_now_is_tried_again_with_growing_waits(
    box: Postbox, news: list[tuple[str, int, str]], refuse: Callable[[Postbox], None], code: str
) -> None:
    """Greylisting answers 450 to the recipient: the commonest refusal there is, and not a final one."""
    refuse(box)
    moment, waits = START, []
    with clock.standing_at(moment):
        mail = post()
    for _attempt in range(4):
        with clock.standing_at(moment):
            assert send_due_mail() == 0
        mail.refresh_from_db()
        assert (mail.failed_at, mail.reason, mail.lease_until) == (None, code, None)
        waits.append(mail.due_at - moment)
        with clock.standing_at(mail.due_at - timedelta(seconds=1)):
            assert send_due_mail() == 0
        moment = mail.due_at
    assert waits == [timedelta(seconds=seconds) for seconds in (30, 60, 120, 240)]
    assert (mail.attempts, news) == (4, [])
    box.says, box.to_recipient = (lambda _one: ""), (lambda _address: "")
    with clock.standing_at(moment):
        assert send_due_mail() == 1
    assert (box.ids, news) == ([mail.message_id], [("sent", mail.pk, "")])
    mail.refresh_from_db()
    assert mail.reason == ""


@pytest.mark.parametrize(("refuse", "code"), [(for_ever, "554"), (for_ever_for_recipient, "550")])
def test_never_is_final_and_told_at_once(
    box: Postbox, now: datetime, news: list[tuple[str, int, str]], refuse: Callable[[Postbox], None], code: str
) -> None:
    refuse(box)
    mail = post("Code 493027", "493027")
    assert send_due_mail() == 0
    mail.refresh_from_db()
    assert (mail.failed_at, mail.reason, mail.sent_at) == (now, code, None)
    assert news == [("refused", mail.pk, code)]
    assert (mail.subject, mail.body) == ("", "")
    with clock.standing_at(now + timedelta(days=1)):
        assert send_due_mail() == 0
    assert len(news) == 1


def test_relay_that_is_away_is_tried_again(
    settings: LazySettings, now: datetime, news: list[tuple[str, int, str]]
) -> None:
    settings.SMTP_RELAY = f"smtp://127.0.0.1:{free_port()}"
    mail = post()
    assert send_due_mail() == 0
    mail.refresh_from_db()
    assert (mail.reason, mail.failed_at, mail.body, news) == ("ConnectionRefusedError", None, "本文\n", [])


def test_patience_ends_after_many_attempts(box: Postbox, news: list[tuple[str, int, str]]) -> None:
    temporary(box)
    with clock.standing_at(START):
        mail = post()
    for attempt in range(MOST_ATTEMPTS + 3):
        with clock.standing_at(START + timedelta(days=attempt)):
            send_due_mail()
    mail.refresh_from_db()
    assert (mail.attempts, news) == (MOST_ATTEMPTS, [("refused", mail.pk, "451")])
    assert mail.failed_at == START + timedelta(days=MOST_ATTEMPTS - 1)


def test_patience_lasts_for_an_hour_at_least(box: Postbox) -> None:
    """Greylisting and a relay that restarts take minutes, not seconds."""
    temporary(box)
    with clock.standing_at(START):
        mail = post()
    moment = START
    while mail.failed_at is None:
        with clock.standing_at(moment):
            send_due_mail()
        mail.refresh_from_db()
        moment = max(moment, mail.due_at)
    assert mail.failed_at - START > timedelta(minutes=60)


def test_wrong_password_of_the_relay_fails_no_letter(box: Postbox, settings: LazySettings, now: datetime) -> None:
    """That is the operator's to mend; the mail waits for it."""
    settings.SMTP_RELAY = box.relay.replace("smtp://", "smtp://office:wrong@")
    mail = post()
    assert send_due_mail() == 0
    mail.refresh_from_db()
    assert (mail.failed_at, mail.body) == (None, "本文\n")


def test_one_refused_mail_holds_up_no_other(box: Postbox, now: datetime) -> None:
    box.says = lambda one: "554 never" if "Bad" in one.header("Subject") else ""
    post("Bad")
    good = post("Good")
    assert send_due_mail() == 1
    assert box.ids == [good.message_id]


# --- Nothing is smuggled in ------------------------------------------------------------------------------------


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r"])
def test_line_break_in_a_subject_becomes_a_space(box: Postbox, now: datetime, line_break: str) -> None:
    post(f"お礼{line_break}Bcc: evil@x.example")
    assert send_due_mail() == 1
    [one] = box.received
    assert (one.envelope_to, "Bcc" in one.mail) == ([TO], False)
    assert one.header("Subject") == "お礼 Bcc: evil@x.example"


def test_line_break_in_a_sender_s_name_forges_nothing(box: Postbox, now: datetime) -> None:
    post(sender='"早瀬\r\nBcc: evil@x.example" <office@shiomizawa-cci.example>')
    assert send_due_mail() == 1
    [one] = box.received
    assert "Bcc" not in one.mail
    assert one.header("From").endswith("<office@shiomizawa-cci.example>")


@pytest.mark.parametrize("reply_to", ["a@x.example\r\nBcc: evil@x.example", "a@x.example, evil@x.example"])
def test_address_that_is_none_is_refused_and_the_worker_goes_on(
    box: Postbox, now: datetime, news: list[tuple[str, int, str]], reply_to: str
) -> None:
    """A message that can't be made must not stop the messages behind it, now or at the next turn."""
    bad = post(reply_to=reply_to)
    good = post("Good")
    assert (send_due_mail(), send_due_mail()) == (1, 0)
    assert box.ids == [good.message_id]
    assert news == [("refused", bad.pk, "Unsendable"), ("sent", good.pk, "")]


def test_very_long_subject_is_kept_within_its_column() -> None:
    assert post("長" * 1_000).subject == "長" * 300


# --- What is old goes -----------------------------------------------------------------------------------------


def test_old_mail_is_forgotten_and_waiting_mail_is_not(box: Postbox) -> None:
    with clock.standing_at(START):
        sent = post()
        send_due_mail()
        for_ever(box)
        refused = post()
        send_due_mail()
        waiting = post(due_at=START + timedelta(days=90))
    with clock.standing_at(START + timedelta(days=30)):
        assert forget_sent_mail() == 0
    with clock.standing_at(START + timedelta(days=30, seconds=1)):
        assert forget_sent_mail() == 2
    assert list(PostedMail.objects.all()) == [waiting]
    assert {sent.pk, refused.pk}.isdisjoint(PostedMail.objects.values_list("pk", flat=True))


def test_mail_of_other_programs_takes_the_same_way(box: Postbox, settings: LazySettings, now: datetime) -> None:
    settings.EMAIL_BACKEND = "enishi.notices.backend.OutboxBackend"
    EmailMessage("件名", "本文\n", to=[TO, "kenichi@hayase-insatsu.example"]).send()
    assert box.received == []
    assert PostedMail.objects.filter(purpose="account").count() == 2
    assert send_due_mail() == 2
    assert sorted(one.envelope_to for one in box.received) == [["kenichi@hayase-insatsu.example"], [TO]]
    assert {one.mail["To"] for one in box.received} == {TO, "kenichi@hayase-insatsu.example"}
