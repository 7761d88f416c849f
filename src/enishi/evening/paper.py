"""What is printed for an evening: badges, and the personal slips that lie behind them."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import segno
from django.conf import settings
from django.db.models import prefetch_related_objects

from enishi.engines import industries
from enishi.events.models import Event, Registration
from enishi.people.models import Attendee, OwnLink
from enishi.seating.queries import published_seating, tables_by_person
from enishi.ui.paper import compile_pdf

_TEMPLATES = Path(__file__).parent / "typst"


@dataclass(frozen=True)
class _Card:
    """One of the eight cards on a sheet, as the templates read it."""

    number: int
    names: list[str]  # family and given name, or the one name of somebody with a single one
    reading: str
    romanised: str
    company: str
    title: str
    letter: str  # division of the industry, "" when nobody knows it
    industry: str
    tables: list[int | None]  # one per round; empty for who has no seat in any
    qr: str  # SVG, "" when there is nothing to open


@dataclass(frozen=True)
class _Tables:
    """The published tables. Without a published seating there are no rounds."""

    rounds: list[int] = field(default_factory=list)
    by_person: dict[int, dict[int, int]] = field(default_factory=dict)

    def of(self, registration: Registration) -> list[int | None]:
        mine = self.by_person.get(registration.pk)
        return [mine.get(turn) for turn in self.rounds] if mine else []


def badges(event: Event, registrations: Sequence[Registration]) -> bytes:
    """A PDF with one badge for each, eight to a page, in the order given."""
    return _sheets("badges.typ", event, registrations, _card_address)


def slips(event: Event, registrations: Sequence[Registration]) -> bytes:
    """A PDF with one slip for each, at the place where `badges` has their badge. Holds own links: for staff only."""
    secrets = _own_secrets(event)

    def own_address(attendee: Attendee) -> str:
        secret = secrets.get(attendee.pk)
        return f"{settings.BASE_URL}/own/{secret}" if secret else ""

    return _sheets("slips.typ", event, registrations, own_address)


def _sheets(
    template: str, event: Event, registrations: Sequence[Registration], address_of: Callable[[Attendee], str]
) -> bytes:
    # Nothing is asked when the caller has loaded them already, as `events.queries.people_of` does.
    prefetch_related_objects(list(registrations), "attendee__organisation")
    tables = _tables(event)
    cards = [_card(one, tables.of(one), address_of(one.attendee)) for one in registrations]
    data = {
        "event": _printable(event.name),
        "rounds": tables.rounds,
        "cards": [asdict(card) for card in cards],
    }
    return compile_pdf(_TEMPLATES / template, data)


def _card(registration: Registration, tables: list[int | None], address: str) -> _Card:
    attendee = registration.attendee
    division = industries.DIVISIONS.get(attendee.division)
    return _Card(
        number=registration.number,
        names=[name for name in (_printable(attendee.family), _printable(attendee.given)) if name] or [""],
        reading=_printable(attendee.reading),
        romanised=_printable(attendee.romanised),
        company=_printable(attendee.company),
        title=_printable(attendee.title),
        letter=division.letter if division else "",
        industry=division.short_ja if division else _printable(attendee.industry),
        tables=tables,
        qr=_qr(address) if address else "",
    )


def _tables(event: Event) -> _Tables:
    seating = published_seating(event)
    if seating is None:
        return _Tables()
    by_person = tables_by_person(seating)
    return _Tables(sorted({turn for mine in by_person.values() for turn in mine}), by_person)


def _card_address(attendee: Attendee) -> str:
    return f"{settings.BASE_URL}/c/{attendee.face_code}"


def _own_secrets(event: Event) -> dict[int, str]:
    """Attendee → the secret of the own link that is valid now."""
    links = OwnLink.objects.filter(attendee__registrations__event=event, revoked_at=None)
    # Under another server key (a restored backup) the derived secret opens nothing: better no code than a dead one.
    return {link.attendee_id: link.secret for link in links.order_by("issued_at", "pk") if link.opens}


def _qr(address: str) -> str:
    # No quiet zone of its own: the templates leave that much paper around it.
    svg: str = segno.make_qr(address, error="m").svg_inline(border=0, omitsize=True)
    return svg


def _printable(text: str) -> str:
    """One line, without control characters. What Unicode does not know (外字) stays visible."""
    one_line = re.sub(r"\s+", " ", text).strip()
    return "".join(letter for letter in one_line if unicodedata.category(letter) not in {"Cc", "Cf"})
