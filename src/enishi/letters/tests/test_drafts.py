"""What was typed is kept, goes only to people one met, and is not changed once it was handed over."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.audit.models import Entry
from enishi.conftest import START
from enishi.encounters.actions import mark, note_words, remember_round
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import register
from enishi.events.models import Event, Registration
from enishi.letters.actions import LONGEST, NotMet, mark_done, save_draft, send_by_relay, take_back
from enishi.letters.models import Letter
from enishi.notices.models import PostedMail
from enishi.people.models import Attendee
from enishi.ui import clock

WAYS = [Letter.Way.OWN_APP, Letter.Way.PHONE, Letter.Way.POSTCARD, Letter.Way.GREETING]


def test_draft_is_saved_and_found_again(met: Event, hayase: Attendee, yamamoto: Attendee, now: datetime) -> None:
    save_draft(hayase, yamamoto, met, "受け付け票を一部、")
    letter = save_draft(hayase, yamamoto, met, "受け付け票を一部、明日お届けします。𠮷🍵")
    assert Letter.objects.get() == letter
    assert (letter.body, letter.saved_at, letter.done, letter.way) == (
        "受け付け票を一部、明日お届けします。𠮷🍵",
        now,
        False,
        "",
    )


def test_both_sides_have_their_own_letter(met: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    save_draft(hayase, yamamoto, met, "こちらから")
    save_draft(yamamoto, hayase, met, "あちらから")
    assert sorted(Letter.objects.values_list("author", "body")) == sorted(
        [(hayase.pk, "こちらから"), (yamamoto.pk, "あちらから")]
    )


def test_longest_letter_with_many_lines_loses_nothing(met: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    """Browsers count a line break as one letter and send two: the end must not be cut off."""
    lines = "あいうえおかきくけ\n" * (LONGEST // 10)
    assert len(lines) == LONGEST
    assert save_draft(hayase, yamamoto, met, lines.replace("\n", "\r\n")).body == lines
    assert save_draft(hayase, yamamoto, met, "い" * (LONGEST + 1)).body == "い" * LONGEST


def test_letter_that_no_database_takes_is_no_error(met: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    assert save_draft(hayase, yamamoto, met, "お礼\0です").body == "お礼です"


def test_letter_to_somebody_marked_but_not_met(
    met: Event, registrations: list[Registration], hayase: Attendee, ishii: Attendee
) -> None:
    with pytest.raises(NotMet):
        save_draft(hayase, ishii, met, "x")
    mark(registrations[0], ishii, marked=True)
    assert save_draft(hayase, ishii, met, "お話ししたかったです。").recipient == ishii


def test_mark_of_the_other_opens_nothing(
    met: Event, registrations: list[Registration], hayase: Attendee, ishii: Attendee
) -> None:
    """That somebody wants to write to me is theirs; I don't thereby write to them."""
    mark(registrations[3], hayase, marked=True)
    with pytest.raises(NotMet):
        save_draft(hayase, ishii, met, "x")


def test_letter_to_oneself_is_refused(met: Event, hayase: Attendee) -> None:
    with pytest.raises(NotMet):
        save_draft(hayase, hayase, met, "x")


def test_having_met_at_another_evening_is_not_enough(met: Event, hayase: Attendee, ishii: Attendee) -> None:
    other = open_event(met.host, "第13回", START + timedelta(days=7), "system")
    for attendee in (hayase, ishii):
        register(other, attendee, "system")
    remember_round(other, 1, [("1", [hayase.pk, ishii.pk])], "system")
    with pytest.raises(NotMet):
        save_draft(hayase, ishii, met, "x")
    assert save_draft(hayase, ishii, other, "x").event == other
    assert Letter.objects.count() == 1


def test_draft_stays_when_the_mark_is_taken_away(
    met: Event, registrations: list[Registration], hayase: Attendee, ishii: Attendee
) -> None:
    mark(registrations[0], ishii, marked=True)
    note_words(registrations[0], ishii, "取っ手")
    save_draft(hayase, ishii, met, "書きかけ")
    mark(registrations[0], ishii, marked=False)
    assert save_draft(hayase, ishii, met, "書きかけの続き").body == "書きかけの続き"


@pytest.mark.parametrize("way", WAYS)
def test_thanked_in_another_way(
    met: Event, hayase: Attendee, yamamoto: Attendee, now: datetime, way: Letter.Way
) -> None:
    letter = mark_done(save_draft(hayase, yamamoto, met, ""), way)
    assert (letter.way, letter.handed_at, letter.sent_at, letter.posted, letter.done) == (way, now, now, None, True)
    assert PostedMail.objects.count() == 0
    entry = Entry.objects.get(verb="hand_over_letter")
    assert (entry.actor, entry.subject) == (f"attendee:{hayase.pk}", f"letter:{letter.pk}")


@pytest.mark.parametrize("way", WAYS)
def test_thanked_in_another_way_can_be_taken_back_at_any_time(
    met: Event, hayase: Attendee, yamamoto: Attendee, now: datetime, way: Letter.Way
) -> None:
    letter = mark_done(save_draft(hayase, yamamoto, met, "書きかけ"), way)
    with clock.standing_at(now + timedelta(days=1)):
        assert take_back(letter) is True
    letter.refresh_from_db()
    assert (letter.way, letter.handed_at, letter.sent_at, letter.body) == ("", None, None, "書きかけ")


def test_first_way_counts(met: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    letter = save_draft(hayase, yamamoto, met, "お礼です。")
    mark_done(letter, Letter.Way.PHONE)
    assert mark_done(letter, Letter.Way.POSTCARD).way == Letter.Way.PHONE
    assert send_by_relay(letter).way == Letter.Way.PHONE
    assert (PostedMail.objects.count(), Entry.objects.filter(verb="hand_over_letter").count()) == (0, 1)


def test_letter_handed_over_is_not_changed_by_a_late_keystroke(
    met: Event, hayase: Attendee, yamamoto: Attendee
) -> None:
    """The page saves while one types; the last save may arrive behind the button."""
    letter = send_by_relay(save_draft(hayase, yamamoto, met, "お礼です。"))
    late = save_draft(hayase, yamamoto, met, "お礼で")
    letter.refresh_from_db()
    assert (late.body, letter.body, letter.way, letter.done) == ("お礼です。", "お礼です。", Letter.Way.RELAY, True)
    assert letter.posted == PostedMail.objects.get()


def test_saving_does_not_write_back_what_it_read_before_the_letter_was_handed_over(
    met: Event, hayase: Attendee, yamamoto: Attendee
) -> None:
    """Between reading and writing a draft the letter may leave on another request: only words are written."""
    save_draft(hayase, yamamoto, met, "お礼")
    with CaptureQueriesContext(connection) as asked:
        save_draft(hayase, yamamoto, met, "お礼です。")
    [written] = [one["sql"] for one in asked if one["sql"].startswith("UPDATE")]
    assert ("body" in written, "handed_at" in written, "posted_id" in written) == (True, False, False)
