"""The log is a chain: what was changed, removed or added from outside is found."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.db import transaction

from enishi.audit.actions import record
from enishi.audit.models import Entry, Head
from enishi.audit.queries import broken_at
from enishi.conftest import START, Chamber
from enishi.encounters.actions import mark, note_words, remember_round
from enishi.engines.roster import Row
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import check_in, enter_attendee, receive_walk_in, register
from enishi.letters.actions import save_draft, send_by_relay, take_back
from enishi.people.actions import bind_own_link, issue_own_link, member_for_mail, open_host
from enishi.trust.actions import disclose, withdraw
from enishi.trust.models import Disclosure

HOST, OTHER = 7, 8


@pytest.fixture
def chain(db: None, now: datetime) -> list[Entry]:
    """Five entries of one host."""
    return [record(HOST, "member:1", "register", f"registration:{n}", ["mail", "name"]) for n in range(1, 6)]


def test_untouched_chain_holds(chain: list[Entry]) -> None:
    assert broken_at(HOST) is None
    assert [entry.sequence for entry in Entry.objects.filter(host_id=HOST)] == [1, 2, 3, 4, 5]
    assert len({entry.hash for entry in chain}) == 5
    assert Head.objects.get(host_id=HOST).hash == chain[-1].hash


@pytest.mark.django_db
def test_empty_chain_holds() -> None:
    assert broken_at(HOST) is None


@pytest.mark.parametrize("number", [1, 3, 5])
@pytest.mark.parametrize(
    ("column", "change"),
    [
        ("actor", lambda text: text + "0"),
        ("verb", lambda _text: "registes"),
        ("subject", lambda text: text.replace(":", ";")),
        ("fields", lambda _text: "mail"),
        ("at", lambda at: at + timedelta(microseconds=1)),
        ("hash", lambda text: ("0" if text[0] != "0" else "1") + text[1:]),
        ("sequence", lambda number: number + 100),
        ("host_id", lambda _number: OTHER),
    ],
)
def test_changed_entry_is_found(
    chain: list[Entry], number: int, column: str, change: Callable[[object], object]
) -> None:
    entry = Entry.objects.get(host_id=HOST, sequence=number)
    Entry.objects.filter(pk=entry.pk).update(**{column: change(getattr(entry, column))})
    assert broken_at(HOST) == number


@pytest.mark.parametrize("number", [1, 3, 5])
def test_removed_entry_is_found(chain: list[Entry], number: int) -> None:
    Entry.objects.filter(host_id=HOST, sequence=number).delete()
    assert broken_at(HOST) == number


def test_entry_removed_with_its_number_closed_up_is_found(chain: list[Entry]) -> None:
    Entry.objects.filter(host_id=HOST, sequence=3).delete()
    for number in (4, 5):
        Entry.objects.filter(host_id=HOST, sequence=number).update(sequence=number - 1)
    assert broken_at(HOST) == 3


def test_entry_appended_from_outside_is_found(chain: list[Entry]) -> None:
    last = chain[-1]
    Entry.objects.create(
        host_id=HOST, sequence=6, at=last.at, actor="member:1", verb="register", subject="x", hash="f" * 64
    )
    assert broken_at(HOST) == 6


def test_entry_appended_with_a_right_hash_is_found(chain: list[Entry]) -> None:
    """Who knows the recipe still has not moved the head."""
    head = Head.objects.get(host_id=HOST)
    record(HOST, "member:1", "give_role", "member:9")
    Head.objects.filter(host_id=HOST).update(length=head.length, hash=head.hash)
    assert broken_at(HOST) == 7


def test_swapped_entries_are_found(chain: list[Entry]) -> None:
    Entry.objects.filter(host_id=HOST, sequence=2).update(sequence=99)
    Entry.objects.filter(host_id=HOST, sequence=3).update(sequence=2)
    Entry.objects.filter(host_id=HOST, sequence=99).update(sequence=3)
    assert broken_at(HOST) == 2


def test_chain_without_its_head_is_broken(chain: list[Entry]) -> None:
    Head.objects.filter(host_id=HOST).delete()
    assert broken_at(HOST) == 6


def test_emptied_chain_is_broken(chain: list[Entry]) -> None:
    Entry.objects.filter(host_id=HOST).delete()
    assert broken_at(HOST) == 1


def test_hosts_have_chains_of_their_own(chain: list[Entry]) -> None:
    first = record(OTHER, "member:1", "register", "registration:1", ["mail", "name"])
    assert first.sequence == 1
    assert first.hash != chain[0].hash
    Entry.objects.filter(host_id=HOST, sequence=2).update(actor="member:2")
    assert (broken_at(HOST), broken_at(OTHER)) == (2, None)


def test_action_that_fails_leaves_no_entry(chain: list[Entry]) -> None:
    """The entry is written in the action's own transaction: both are there, or neither."""
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(HOST, "member:1", "register", "registration:6")
        raise ZeroDivisionError
    assert (Entry.objects.filter(host_id=HOST).count(), broken_at(HOST)) == (5, None)
    assert record(HOST, "member:1", "register", "registration:7").sequence == 6


CANARIES = ("鳥籠", "とりかご", "torikago", "株式会社鳥籠商店", "090-0000-4930", "鳥籠の言葉", "鳥籠の夜", "鳥籠商工会")


def test_log_holds_no_names_and_no_values(chamber: Chamber, now: datetime) -> None:
    """Whatever is typed: the log keeps ids, verbs and names of fields, so that erasing a person is complete."""
    owner = member_for_mail("torikago@torikago.example")
    host = open_host("鳥籠商工会", owner, mail="torikago@torikago.example")
    by = f"member:{owner.pk}"
    event = open_event(host, "鳥籠の夜", START, by)
    row = {"family_reading": "とりかご", "company": "株式会社鳥籠商店", "phone": "090-0000-4930", "industry": "鳥籠"}
    one, other = (
        enter_attendee(
            event, Row(row=0, family="鳥籠", given=given, mail=f"torikago{given}@torikago.example", **row), by
        )
        for given in ("一", "二")
    )
    mine, theirs = register(event, one, by), register(event, other, by)
    receive_walk_in(event, "鳥籠 三", "株式会社鳥籠商店", "鳥籠", by)
    check_in(mine, by)
    check_in(theirs, by)
    remember_round(event, 1, [("鳥籠", [one.pk, other.pk])], by)
    mark(mine, other, marked=True)
    note_words(mine, other, "鳥籠の言葉")
    bind_own_link(issue_own_link(one, by))
    disclose(one, Disclosure.Field.MAIL)
    withdraw(one, Disclosure.Field.MAIL)
    letter = send_by_relay(save_draft(one, other, event, "鳥籠の言葉"))
    assert take_back(letter) is True

    stored = "\n".join(
        str(value)
        for model in apps.get_app_config("audit").get_models()
        for row in model._default_manager.values_list()
        for value in row
    )
    assert [canary for canary in CANARIES if canary in stored] == []
    assert "torikago" not in stored
    assert "note_words" in stored  # the deed is there, the words are not
    assert broken_at(host.pk) is None
    elsewhere = str(list(apps.get_model("people.Attendee").objects.values_list()))
    assert "鳥籠" in elsewhere  # it could have leaked


def test_every_action_of_an_evening_leaves_a_chain_that_holds(chamber: Chamber, event: object) -> None:
    assert Entry.objects.filter(host_id=chamber.host.pk).count() > 20
    assert broken_at(chamber.host.pk) is None
