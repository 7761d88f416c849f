"""The office's mail server carries a letter: after ten seconds, once, and never under a forged name."""

from datetime import datetime, timedelta
from email.utils import getaddresses

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.utils.translation import override

from enishi.events.models import Event
from enishi.gateways.tests.receiving import Postbox
from enishi.letters.actions import UNDO, mark_done, save_draft, send_by_relay, take_back
from enishi.letters.frame import frame_for
from enishi.letters.models import Letter
from enishi.letters.rules import CannotSend
from enishi.letters.tests.conftest import OFFICE
from enishi.notices.actions import forget_sent_mail, send_due_mail
from enishi.notices.models import PostedMail
from enishi.people.models import Attendee
from enishi.ui import clock

WORDS = "予約の電話が夕方に重なるとのお話、うちの工場も同じでした。\n𠮷日に、髙台の🍵でまた。"


@pytest.fixture
def draft(met: Event, hayase: Attendee, yamamoto: Attendee) -> Letter:
    return save_draft(hayase, yamamoto, met, WORDS)


def test_letter_arrives_as_its_writer_saw_it(draft: Letter, box: Postbox, now: datetime) -> None:
    """From the button through the outbox and a real mail server to what the reader's program shows."""
    send_by_relay(draft)
    with clock.standing_at(now + UNDO):
        assert (send_due_mail(), send_due_mail()) == (1, 0)
    [one] = box.received
    assert (one.envelope_from, one.envelope_to) == (OFFICE, ["misaki@yunohana.example"])
    assert one.header("Subject") == "第12回 汐見沢異業種交流会のお礼（早瀬印刷株式会社 早瀬）"
    assert one.text == (
        "山本 美咲様\n"
        "本日はありがとうございました。早瀬印刷株式会社の早瀬です。\n"
        "\n"
        f"{WORDS}\n"
        "\n"
        "早瀬印刷株式会社\n"
        "代表取締役 早瀬 健一\n"
        "090-0000-1073\n"
    )
    assert one.header("From") == f"早瀬 健一 <{OFFICE}>"
    assert one.mail["Reply-To"] == "kenichi@hayase-insatsu.example"
    draft.refresh_from_db()
    assert (draft.sent_at, draft.handed_at, draft.body) == (now + UNDO, now, WORDS)
    assert draft.posted is not None
    assert draft.posted.message_id == one.mail["Message-ID"]


def test_letter_is_due_in_ten_seconds_and_not_before(draft: Letter, box: Postbox, now: datetime) -> None:
    letter = send_by_relay(draft)
    assert letter.posted is not None
    assert (letter.posted.due_at, letter.way, letter.handed_at, letter.sent_at) == (
        now + timedelta(seconds=10),
        Letter.Way.RELAY,
        now,
        None,
    )
    with clock.standing_at(now + timedelta(seconds=9)):
        assert send_due_mail() == 0
    assert box.received == []


def test_taken_back_within_ten_seconds_is_a_draft_and_never_leaves(draft: Letter, box: Postbox, now: datetime) -> None:
    send_by_relay(draft)
    with clock.standing_at(now + timedelta(seconds=9)):
        assert take_back(draft) is True
    with clock.standing_at(now + timedelta(hours=1)):
        assert send_due_mail() == 0
    draft.refresh_from_db()
    assert (draft.done, draft.way, draft.posted, draft.body) == (False, "", None, WORDS)
    assert (PostedMail.objects.count(), box.received) == (0, [])


def test_taken_back_and_sent_again_arrives_once(draft: Letter, box: Postbox, now: datetime) -> None:
    send_by_relay(draft)
    assert take_back(draft) is True
    send_by_relay(save_draft(draft.author, draft.recipient, draft.event, "書き直しました。"))
    with clock.standing_at(now + UNDO):
        assert send_due_mail() == 1
    assert ["書き直しました。" in one.text for one in box.received] == [True]


@pytest.mark.parametrize("later", [UNDO, timedelta(minutes=5)])
def test_after_ten_seconds_it_is_on_its_way(draft: Letter, box: Postbox, now: datetime, later: timedelta) -> None:
    """The worker may be about to send: whoever is told "taken back" must be able to rely on it."""
    send_by_relay(draft)
    with clock.standing_at(now + later):
        assert take_back(draft) is False
        assert send_due_mail() == 1
        assert take_back(draft) is False
    draft.refresh_from_db()
    assert (draft.done, draft.way, len(box.received)) == (True, Letter.Way.RELAY, 1)


def test_letter_that_is_being_sent_is_not_taken_back(draft: Letter, now: datetime) -> None:
    send_by_relay(draft)
    PostedMail.objects.update(attempts=1, lease_until=now + timedelta(minutes=2))
    assert take_back(draft) is False


def test_letter_sent_long_ago_is_not_taken_back(draft: Letter, box: Postbox, now: datetime) -> None:
    """After a month the outbox forgets; the letter must not become a draft that could be sent again."""
    send_by_relay(draft)
    with clock.standing_at(now + UNDO):
        send_due_mail()
    with clock.standing_at(now + timedelta(days=60)):
        assert forget_sent_mail() == 1
        draft.refresh_from_db()
        assert draft.posted is None
        assert take_back(draft) is False
    draft.refresh_from_db()
    assert (draft.done, draft.sent_at) == (True, now + UNDO)


def test_pressing_twice_sends_one(draft: Letter, box: Postbox, now: datetime) -> None:
    stale = Letter.objects.get(pk=draft.pk)
    first, second = send_by_relay(draft), send_by_relay(stale)
    assert first.posted == second.posted
    assert PostedMail.objects.count() == 1
    with clock.standing_at(now + UNDO):
        assert send_due_mail() == 1
    assert send_by_relay(draft).posted == first.posted
    assert len(box.received) == 1


# --- What can't be sent -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", ["", " ", "　", "\r\n\t　\n"])
def test_empty_letter_is_refused_in_words(met: Event, hayase: Attendee, yamamoto: Attendee, body: str) -> None:
    letter = save_draft(hayase, yamamoto, met, body)
    with pytest.raises(CannotSend, match="まだ"):
        send_by_relay(letter)
    letter.refresh_from_db()
    assert (letter.done, PostedMail.objects.count()) == (False, 0)


@pytest.mark.parametrize("who", ["author", "recipient"])
def test_missing_address_is_said_and_the_draft_stays(draft: Letter, who: str) -> None:
    Attendee.objects.filter(pk=getattr(draft, who).pk).update(mail="")
    with pytest.raises(CannotSend, match="メールアドレス"):
        send_by_relay(draft)
    draft.refresh_from_db()
    assert (draft.done, draft.body, PostedMail.objects.count()) == (False, WORDS, 0)


@pytest.mark.parametrize(
    "name",
    [
        ("山田 <evil@x.example>", "太郎"),
        ("evil@x.example,", "山田"),
        ('"', "山田\\"),
        ("山田\r\nBcc: evil@x.example", "太郎"),
        ("=?utf-8?b?YSA8ZXZpbEB4LmV4YW1wbGU+?=", ""),
        ("アレクサンドラ・ヴィクトリア" * 5, "フォン・シュヴァルツェンベルク" * 5),
        ("A" * 80, "B" * 80),
    ],
)
def test_sender_is_never_forged_whatever_somebody_is_called(
    draft: Letter, box: Postbox, now: datetime, name: tuple[str, str]
) -> None:
    Attendee.objects.filter(pk=draft.author_id).update(family=name[0], given=name[1])
    send_by_relay(Letter.objects.get(pk=draft.pk))
    with clock.standing_at(now + UNDO):
        assert send_due_mail() == 1
    [one] = box.received
    assert [address for _shown, address in getaddresses([str(one.mail["From"])])] == [OFFICE]
    assert (one.envelope_from, one.envelope_to, "Bcc" in one.mail) == (OFFICE, ["misaki@yunohana.example"], False)
    assert WORDS in one.text


def test_longest_names_fit_the_outbox(draft: Letter, settings: LazySettings) -> None:
    """PostgreSQL refuses what is longer than its column."""
    settings.DEFAULT_FROM_EMAIL = "kouryukai-no-jimukyoku@" + "long-name-of-a-chamber." * 3 + "example"
    Attendee.objects.filter(pk=draft.author_id).update(family="髙" * 80, given="𠮷" * 80)
    Event.objects.filter(pk=draft.event_id).update(name="会" * 120)
    posted = send_by_relay(Letter.objects.get(pk=draft.pk)).posted
    assert posted is not None
    assert len(posted.sender) <= 200
    assert len(posted.subject) <= 300


# --- Refused by the reader's side -----------------------------------------------------------------------------


def test_refused_letter_is_a_draft_again_with_a_notice(draft: Letter, box: Postbox, now: datetime) -> None:
    box.to_recipient = lambda _address: "550 no such person"
    send_by_relay(draft)
    with clock.standing_at(now + UNDO):
        assert send_due_mail() == 0
    draft.refresh_from_db()
    assert (draft.refused, draft.done, draft.way, draft.posted, draft.sent_at) == ("550", False, "", None, None)
    assert draft.body == WORDS
    assert mark_done(draft, Letter.Way.PHONE).refused == ""


def test_refused_letter_can_be_sent_again(draft: Letter, box: Postbox, now: datetime) -> None:
    box.to_recipient = lambda _address: "550 no such person"
    send_by_relay(draft)
    with clock.standing_at(now + UNDO):
        send_due_mail()
    box.to_recipient = lambda _address: ""
    with clock.standing_at(now + timedelta(hours=1)):
        letter = send_by_relay(draft)
        assert (letter.refused, letter.done) == ("", True)
    with clock.standing_at(now + timedelta(hours=1) + UNDO):
        assert send_due_mail() == 1
    draft.refresh_from_db()
    assert (draft.refused, draft.sent_at) == ("", now + timedelta(hours=1) + UNDO)


def test_letter_that_waits_for_the_relay_is_still_on_its_way(draft: Letter, box: Postbox, now: datetime) -> None:
    box.says = lambda _one: "451 later"
    send_by_relay(draft)
    with clock.standing_at(now + UNDO):
        assert send_due_mail() == 0
    draft.refresh_from_db()
    assert (draft.done, draft.refused, draft.sent_at) == (True, "", None)


# --- What stands around the words -------------------------------------------------------------------------------


def test_frame_of_somebody_without_firm_title_and_phone(event: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    hayase.organisation, hayase.title, hayase.phone, hayase.given = None, "", "", ""
    frame = frame_for(hayase, yamamoto, event)
    assert (frame.subject, frame.salutation, frame.opening, frame.signature) == (
        f"{event.name}のお礼（早瀬）",
        "山本 美咲様",
        "本日はありがとうございました。早瀬です。",
        "早瀬",
    )


def test_frame_is_japanese_also_on_an_english_page(event: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    with override("ja"):
        japanese = frame_for(hayase, yamamoto, event)
    with override("en"):
        assert frame_for(hayase, yamamoto, event) == japanese


def test_outbox_row_is_written_with_the_letter_or_not_at_all(draft: Letter, now: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        send_by_relay(draft)
        raise ZeroDivisionError
    draft.refresh_from_db()
    assert (draft.done, PostedMail.objects.count()) == (False, 0)


@pytest.mark.parametrize(("hours", "word"), [(0, "本日"), (5, "本日"), (6, "先日"), (60, "先日")])
def test_opening_says_today_only_until_midnight(
    hours: int, word: str, event: Event, hayase: Attendee, yamamoto: Attendee, now: datetime
) -> None:
    with clock.standing_at(now + timedelta(hours=hours)):  # from 18:15
        assert frame_for(hayase, yamamoto, event).opening.startswith(f"{word}はありがとうございました。")
