"""What is written into the log: what happened, never who."""

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory

from enishi.conftest import own_key
from enishi.events.models import Event
from enishi.people.models import Attendee, Member
from enishi.ui.logs import WithoutPeople

ADDRESS = "kenichi@hayase-insatsu.example"
KEY = "2n8vkqz7m3xwctr4hy6gpbd5fe"

Lines = Callable[[], list[dict[str, object]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Everything that reaches the server's log, as the server writes it."""
    [handler] = [one for one in logging.getLogger().handlers if one.get_name() == "stderr"]
    assert isinstance(handler, logging.StreamHandler)
    kept = io.StringIO()
    before = handler.setStream(kept)
    yield lambda: [json.loads(line) for line in kept.getvalue().splitlines()]
    handler.setStream(before)


def written(lines: Lines) -> str:
    text = json.dumps(lines(), ensure_ascii=False)
    assert text != "[]"
    return text


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        "Kenichi.Hayase+ennichi@HAYASE-insatsu.example",
        "o'neil@shiomi.example",
        "a/b=c!#$%&*@docomo.example",
        "a..b.@ezweb.example",
        "山本@yunohana.example",
        "misaki%40yunohana.example",
    ],
)
def test_addresses_are_struck_out(lines: Lines, address: str) -> None:
    logging.getLogger("enishi").warning("mail to <%s>, again %s", address, address)
    text = written(lines)
    assert (address in text, "mail to <…@…>, again …@…" in text) == (False, True)


@pytest.mark.parametrize("room", ["own", "my", "c", "faces", "live"])
@pytest.mark.parametrize("rest", ["", "/", "/abc/thanks", ".jpg"])
def test_keys_in_addresses_are_struck_out(lines: Lines, room: str, rest: str) -> None:
    logging.getLogger("django.request").warning("Not Found: %s", f"/{room}/{KEY}{rest}")
    text = written(lines)
    assert (KEY in text, f"Not Found: /{room}/…{rest}" in text) == (False, True)


def test_ordinary_words_stay(lines: Lines) -> None:
    said = "mail 12 not sent: 451 @ 18:30, /my/x and /events/abcdefghij/desk"
    logging.getLogger("enishi").warning(said)
    assert lines()[0]["message"] == said


def test_error_with_an_address_in_it_is_struck_out_and_still_readable(lines: Lines) -> None:
    try:
        raise ValueError(f"Key (email)=({ADDRESS}) already exists at /own/{KEY}")
    except ValueError:
        logging.getLogger("enishi").exception("could not enter")
    text = written(lines)
    assert (ADDRESS in text, KEY in text) == (False, False)
    assert "ValueError: Key (email)=(…@…) already exists at /own/…" in text
    assert "test_logs.py" in text


@pytest.mark.django_db
def test_error_of_the_database_is_struck_out(lines: Lines) -> None:
    Member.objects.create_user(ADDRESS)
    try:
        with transaction.atomic():
            Member.objects.create_user(ADDRESS)
    except IntegrityError:
        logging.getLogger("enishi").exception("twice")
    text = written(lines)
    assert ADDRESS not in text
    assert "IntegrityError" in text


def test_request_that_django_adds_is_struck_out(lines: Lines) -> None:
    """Django's own warnings carry the request, and a request says its path."""
    request = RequestFactory().get(f"/own/{KEY}")
    logging.getLogger("django.request").warning(
        "Not Found: %s", request.path, extra={"request": request, "status_code": 404}
    )
    [line] = lines()
    assert KEY not in json.dumps(line, ensure_ascii=False)
    assert line["status_code"] == 404


def test_visit_that_fails_leaves_no_key_in_the_log(lines: Lines, event: Event, hayase: Attendee) -> None:
    """From the page to the log, as it happens: a mistyped own page and a refused form."""
    key = own_key(hayase)
    Client().get(f"/my/{key}/nowhere/")
    Client(enforce_csrf_checks=True).post("/language", headers={"referer": f"/my/{key}/"})
    Client().get(f"/own/{KEY}")
    text = written(lines)
    assert (key in text, KEY in text) == (False, False)
    assert text.count("/my/…") >= 1


def test_every_handler_has_the_filter() -> None:
    logs = cast("dict[str, Any]", settings.LOGGING)
    assert logs["filters"]["nobody"] == {"()": "enishi.ui.logs.WithoutPeople"}
    assert {name: "nobody" in one.get("filters", []) for name, one in logs["handlers"].items()} == {"stderr": True}


def test_negative_control_without_the_filter_the_address_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    handler = logging.StreamHandler(sys.stderr)
    record = logging.LogRecord("x", logging.WARNING, "x.py", 1, "mail to %s", (ADDRESS,), None)
    handler.handle(record)
    handler.addFilter(WithoutPeople())
    handler.handle(record)
    assert capsys.readouterr().err.splitlines() == [f"mail to {ADDRESS}", "mail to …@…"]
