"""Reads about evenings that have two or more callers."""

from collections.abc import Callable
from dataclasses import dataclass

from enishi.engines import language, roster
from enishi.events.models import Event, Registration, RosterFile
from enishi.people.models import Attendee


@dataclass(frozen=True)
class Fate:
    """What will become of one row of a roster file.

    `word` is one of: new, known (joins the evening as the person we know), registered (is already in),
    twice (the same person stands further up in this file), possible (same name and company: a clerk decides).
    """

    row: roster.Row
    word: str
    known: Attendee | None = None

    @property
    def joins(self) -> bool:
        return self.word in {"new", "known", "possible"}


def fates(file: RosterFile) -> list[Fate]:
    """The fate of every readable row, decided in three queries however long the file is."""
    read = roster.read(bytes(file.body), file.name)
    people = list(Attendee.objects.filter(host=file.event.host_id).select_related("organisation"))
    taken = set(file.event.registrations.values_list("attendee_id", flat=True))
    index = _Index(people)
    return [index.fate(row, taken) for row in read.rows]


class _Index:
    """Recognises people as the house rules say: mail, then the host's number, then phone, then name and company."""

    def __init__(self, people: list[Attendee]) -> None:
        self.by_mail = _unique(people, lambda one: one.mail.lower())
        self.by_number = _unique(people, lambda one: one.number)
        self.by_phone = _unique(people, lambda one: one.phone)
        self.by_name = {(one.key, one.organisation.key if one.organisation else ""): one for one in people}
        self.seen: set[tuple[str, str]] = set()

    def fate(self, row: roster.Row, taken: set[int]) -> Fate:
        identity = (language.search_key(row.family + row.given), language.company_key(row.company))
        if identity in self.seen:
            return Fate(row, "twice")
        self.seen.add(identity)
        known = self._certain(row, identity[0])
        if known is None and identity in self.by_name:
            known = self.by_name[identity]
            # Name and company alone are no proof; without anything that contradicts it is still the likely one.
            if known.pk not in taken:
                return Fate(row, "possible", known)
        if known is None:
            return Fate(row, "new")
        return Fate(row, "registered" if known.pk in taken else "known", known)

    def _certain(self, row: roster.Row, name: str) -> Attendee | None:
        found = self.by_mail.get(row.mail.lower()) or self.by_number.get(row.number) or self.by_phone.get(row.phone)
        # A shared address or telephone must not turn a colleague into somebody else.
        return found if found is not None and found.key == name else None


def _unique(people: list[Attendee], value_of: Callable[[Attendee], str]) -> dict[str, Attendee]:
    found: dict[str, Attendee | None] = {}
    for one in people:
        if value := value_of(one):
            found[value] = None if value in found else one
    return {value: one for value, one in found.items() if one is not None}


def people_of(event: Event) -> list[Registration]:
    """Everybody who is expected, by reading, with all that a row shows."""
    return list(event.registrations.expected().with_people().by_reading())


def found_by_kana(event: Event, typed: str) -> list[Registration]:
    """Who may be meant at the reception: number, or the first letters of reading, name or company."""
    key = language.search_key(typed)
    # Also those taken as absent: they may stand at the door now.
    everybody = list(event.registrations.with_people().by_reading())
    if not key:
        return everybody
    return [one for one in everybody if _matches(one, key)]


def _matches(registration: Registration, key: str) -> bool:
    attendee = registration.attendee
    if key.isdigit():
        return str(registration.number) == key
    names = (attendee.family_reading, attendee.given_reading, attendee.family, attendee.given, attendee.romanised)
    starts = any(language.search_key(name).startswith(key) for name in names if name)
    in_company = len(key) > 2 and attendee.organisation is not None and key in attendee.organisation.key
    return starts or attendee.key.startswith(key) or in_company
