"""The address that opens the writer's own mail app with the letter in it (RFC 6068)."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from enishi.events.models import Event
from enishi.letters.frame import frame_for, mailto
from enishi.people.models import Attendee

WORDS = "髙い空、𠮷い日🍵\n100% & 50+50=100? #1 「」;,/:@ <b> \"x\" 'y'\\"


def test_mail_app_gets_exactly_the_letter(event: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    frame = frame_for(hayase, yamamoto, event)
    link = mailto("misaki@yunohana.example", frame, WORDS)
    address, _mark, query = link.removeprefix("mailto:").partition("?")
    assert unquote(address) == "misaki@yunohana.example"
    assert parse_qs(query, strict_parsing=True) == {
        "subject": [frame.subject],
        "body": [frame.around(WORDS).replace("\n", "\r\n")],
    }


def test_line_breaks_are_crlf_and_spaces_are_no_plus(event: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    """Mail apps show a plus as a plus, and some lose a lone line feed."""
    link = mailto("misaki@yunohana.example", frame_for(hayase, yamamoto, event), WORDS)
    assert "+" not in link
    assert link.count("%0D%0A") == link.count("%0A") == link.count("%0D") > 5
    assert "50%2B50%3D100" in link


def test_only_characters_that_an_address_may_hold(event: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    link = mailto("misaki@yunohana.example", frame_for(hayase, yamamoto, event), WORDS)
    assert re.fullmatch(r"mailto:[A-Za-z0-9@._~-]+\?subject=[A-Za-z0-9%._~/-]+&body=[A-Za-z0-9%._~/-]+", link)


@pytest.mark.parametrize(
    "address", ["a?cc=evil@x.example", "a&bcc=evil@x.example", "o'neil+x@x.example", "a%0A@x.example"]
)
def test_address_adds_no_second_reader(event: Event, hayase: Attendee, yamamoto: Attendee, address: str) -> None:
    parts = urlsplit(mailto(address, frame_for(hayase, yamamoto, event), "x"))
    assert unquote(parts.path) == address
    assert set(parse_qs(parts.query)) == {"subject", "body"}


def test_words_typed_with_crlf_are_not_doubled(event: Event, hayase: Attendee, yamamoto: Attendee) -> None:
    link = mailto("a@x.example", frame_for(hayase, yamamoto, event), "一\n二")
    assert "%0D%0D" not in link
