"""Two fingers, two tabs, two phones at the same moment: one letter, one phone, one account, one chain."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from enishi.audit.queries import broken_at
from enishi.events.models import Event
from enishi.letters.actions import save_draft, send_by_relay
from enishi.letters.models import Letter
from enishi.notices.models import PostedMail
from enishi.people.actions import bind_own_link, issue_own_link, member_for_mail
from enishi.people.models import Attendee, Member, OwnLink

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 6


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do everything at the same moment, each on a connection of its own; the answers in order."""
    start, answers = threading.Barrier(len(deeds)), [None] * len(deeds)

    def do(at: int) -> None:
        start.wait()
        try:
            answers[at] = deeds[at]()  # type: ignore[call-overload]  # a list of anything
        except Exception as reason:  # noqa: BLE001 - an error is an answer here, and the test looks at it
            answers[at] = reason  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(at,)) for at in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return list(answers)


def test_pressing_send_in_six_tabs_posts_one_letter(met: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    letter = save_draft(hayase, yamamoto, met, "お礼です。")
    answers = at_once(*[lambda: send_by_relay(letter)] * THREADS)
    assert {type(one) for one in answers} == {Letter}
    assert PostedMail.objects.count() == 1
    assert broken_at(met.host_id) is None


def test_first_words_from_six_tabs_are_one_draft(met: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    answers = at_once(*[lambda: save_draft(hayase, yamamoto, met, "お礼です。")] * THREADS)
    assert {type(one) for one in answers} == {Letter}
    assert Letter.objects.get().body == "お礼です。"


def test_saving_while_sending_never_makes_a_draft_of_a_letter_that_leaves(
    met: Event, hayase: Attendee, yamamoto: Attendee
) -> None:
    letter = save_draft(hayase, yamamoto, met, "お礼です。")
    at_once(lambda: send_by_relay(letter), *[lambda: save_draft(hayase, yamamoto, met, "お礼です。")] * (THREADS - 1))
    letter.refresh_from_db()
    assert (letter.done, letter.way, letter.posted) == (True, Letter.Way.RELAY, PostedMail.objects.get())


def test_six_phones_scan_one_slip_and_one_gets_it(hayase: Attendee) -> None:
    link = issue_own_link(hayase, "system")
    keys = at_once(*[lambda: bind_own_link(OwnLink.objects.get(pk=link.pk))] * THREADS)
    assert sorted(isinstance(key, str) for key in keys) == [False] * (THREADS - 1) + [True]
    assert [key for key in keys if not isinstance(key, str)] == [None] * (THREADS - 1)
    assert broken_at(hayase.host_id) is None


def test_six_requests_with_a_new_address_make_one_account(db: None) -> None:
    answers = at_once(*[lambda: member_for_mail("new@shiomizawa.example")] * THREADS)
    assert {type(one) for one in answers} == {Member}
    assert Member.objects.filter(email="new@shiomizawa.example").count() == 1
