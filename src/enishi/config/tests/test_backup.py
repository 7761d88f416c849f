"""Everything goes into one file, and comes back as it was."""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import connection, models

from enishi.audit.queries import broken_at
from enishi.config.backup import NotEmpty, backup, kept_models, restore
from enishi.config.tests.test_access import small_picture
from enishi.conftest import Chamber, claimed, own_key
from enishi.encounters.actions import mark, note_words
from enishi.encounters.queries import people_met
from enishi.engines.roster import Row
from enishi.evening.actions import advance
from enishi.events.actions.registration import enter_attendee, receive_roster_file, receive_walk_in, register
from enishi.events.models import Event, Registration
from enishi.letters.actions import save_draft, send_by_relay
from enishi.people.actions import set_portrait
from enishi.people.models import Attendee, Host
from enishi.people.queries import attendee_behind
from enishi.seating.models import Seating
from enishi.trust.actions import disclose
from enishi.trust.models import Disclosure

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lived(
    event: Event,
    plan: Seating,
    registrations: list[Registration],
    everybody_here: None,
    chamber: Chamber,
    other_chamber: Chamber,
) -> Event:
    """An evening that left something in every room."""
    receive_walk_in(event, "大島 渚", "大島造船", "造船", "system")
    for seen in range(5):
        advance(event, seen, "system")
    me = registrations[0]
    other = people_met(me.attendee, event)[0].attendee
    mark(me, other, marked=True)
    note_words(me, other, "𠮷﨑さんに紹介\n「改行」\u2028も")
    set_portrait(me.attendee, small_picture(), "system")
    disclose(me.attendee, Disclosure.Field.MAIL)
    claimed(me.attendee, "hayase@example.jp")
    receive_roster_file(event, "名簿.csv", b"\x00\xff\x81", chamber.owner)
    people = people_met(registrations[1].attendee, event)
    send_by_relay(
        save_draft(
            registrations[1].attendee, next(one.attendee for one in people if one.attendee.mail), event, "お礼 🍵"
        )
    )
    return event


def hashes() -> dict[str, str]:
    """Model → a hash over every field of every row."""
    found = {}
    for model in kept_models():
        rows = model._default_manager.order_by("pk").values_list()
        plain = [[bytes(one) if isinstance(one, memoryview) else one for one in row] for row in rows]
        found[model._meta.label] = hashlib.sha256(repr(plain).encode()).hexdigest()
    return found


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in kept_models()}


@pytest.fixture
def emptied() -> Iterator[None]:
    """Lets a test empty the database as a new server would find it."""
    yield
    call_command("flush", verbosity=0, interactive=False)


def test_backup_and_restore(lived: Event, tmp_path: Path, emptied: None) -> None:
    before, rows = hashes(), counts()
    ours = {label for label in rows if label.partition(".")[0] not in {"auth", "account"}}
    assert {label for label in ours if not rows[label]} == {"events.Cancellation", "events.Departure"}
    file = tmp_path / "everything.tar.gz"
    assert backup(file) == sum(rows.values())
    call_command("flush", verbosity=0, interactive=False)
    assert sum(counts().values()) == 0
    assert restore(file) == sum(rows.values())
    assert counts() == rows
    assert hashes() == before


def test_restored_server_goes_on(lived: Event, tmp_path: Path, emptied: None) -> None:
    """New rows get new numbers, the log is whole, and slips that were printed before still open."""
    person = lived.registrations.get(number=2).attendee
    key = own_key(person)
    file = tmp_path / "everything.tar.gz"
    backup(file)
    call_command("flush", verbosity=0, interactive=False)
    restore(file)
    assert attendee_behind(key, None) == person
    assert [broken_at(host.pk) for host in Host.objects.all()] == [None, None]
    event = Event.objects.get(pk=lived.pk)
    registration = register(event, enter_attendee(event, Row(row=0, family="新"), "system"), "system")
    assert registration.number == 10
    assert Attendee.objects.filter(pk=registration.attendee_id).count() == 1


def test_restore_into_a_database_with_rows_is_refused(lived: Event, tmp_path: Path, emptied: None) -> None:
    file = tmp_path / "everything.tar.gz"
    backup(file)
    before = hashes()
    with pytest.raises(NotEmpty):
        restore(file)
    assert hashes() == before


def test_one_row_is_enough_to_refuse(chamber: Chamber, tmp_path: Path, emptied: None) -> None:
    file = tmp_path / "everything.tar.gz"
    backup(file)
    call_command("flush", verbosity=0, interactive=False)
    Host.objects.create(name="すでにある商工会")
    with pytest.raises(NotEmpty):
        restore(file)
    assert Host.objects.count() == 1


def test_file_that_breaks_in_the_middle_leaves_nothing(lived: Event, tmp_path: Path, emptied: None) -> None:
    whole, broken = tmp_path / "everything.tar.gz", tmp_path / "broken.tar.gz"
    backup(whole)
    broken.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    call_command("flush", verbosity=0, interactive=False)
    with pytest.raises((EOFError, tarfile.ReadError, serializers.base.DeserializationError)):
        restore(broken)
    assert sum(counts().values()) == 0


def test_backup_is_for_its_owner_alone(chamber: Chamber, tmp_path: Path, emptied: None) -> None:
    file = tmp_path / "everything.tar.gz"
    backup(file)
    assert file.stat().st_mode & 0o777 == 0o600


def test_backup_holds_no_sessions_and_one_file_a_model(lived: Event, tmp_path: Path, emptied: None) -> None:
    file = tmp_path / "everything.tar.gz"
    backup(file)
    with tarfile.open(file) as archive:
        names = archive.getnames()
        first = archive.extractfile("rows/people.host.jsonl")
        assert first is not None
        lines = first.read().decode().splitlines()
    assert names == [f"rows/{model._meta.label_lower}.jsonl" for model in kept_models()]
    assert "rows/sessions.session.jsonl" not in names
    assert [json.loads(line)["model"] for line in lines] == ["people.host"] * 2


def test_every_table_of_ours_is_kept() -> None:
    kept = {model._meta.db_table for model in kept_models()}
    rooms = tuple(f"{model._meta.app_label}_" for model in kept_models() if model.__module__.startswith("enishi."))
    tables = {name for name in connection.introspection.table_names() if name.startswith(rooms)}
    assert tables - kept == set()
    assert all(issubclass(model, models.Model) for model in kept_models())


def test_backup_that_fails_leaves_the_one_before(
    chamber: Chamber, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "night.tar.gz"
    target.write_bytes(b"last night's")
    target.chmod(0o644)

    def full(*_arguments: object, **_options: object) -> str:
        raise OSError("No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(serializers, "serialize", full)
        with pytest.raises(OSError, match="No space"):
            backup(target)
    assert target.read_bytes() == b"last night's"
    assert backup(target) > 0
    assert target.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["night.tar.gz"]
