"""Reads about evenings that have two or more callers."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from enishi.engines import language, roster
from enishi.events.models import Event, Registration, RosterFile
from enishi.people.models import Attendee
from enishi.ui import clock

FILLED = ("number", "family_reading", "given_reading", "title", "industry", "division", "mail", "phone", "hook")


@dataclass(frozen=True)
class Fate:
    """What will become of one row of a roster file.

    `word` is one of: new, known (joins the evening as the person we know), registered (is already in),
    twice (the same person stands further up in this file), possible (same name and company: a clerk decides).
    """

    row: roster.Row
    word: str
    known: Attendee | None = None
    proven: bool = False  # by mail, number or phone; name and company alone prove nobody

    @property
    def joins(self) -> bool:
        return self.word in {"new", "known", "possible"}

    @property
    def fills(self) -> list[str]:
        """Fields that the office added in its file and that are still empty here."""
        if self.known is None or not self.proven:
            return []
        return [name for name in FILLED if getattr(self.row, name) and not getattr(self.known, name)]


def fates(file: RosterFile) -> list[Fate]:
    """The fate of every readable row, decided in three queries however long the file is."""
    read = roster.read(bytes(file.body), file.name)
    people = list(Attendee.objects.filter(host=file.event.host_id).select_related("organisation"))
    taken = set(file.event.registrations.values_list("attendee_id", flat=True))
    index = _Index(people, taken)
    return [index.fate(row) for row in read.rows]


class _Index:
    """Recognises people as the house rules say: mail, then the host's number, then phone, then name and company."""

    def __init__(self, people: list[Attendee], taken: set[int]) -> None:
        self.taken = taken
        self.by_mail = _unique(people, lambda one: one.mail.lower())
        self.by_number = _unique(people, lambda one: one.number)
        self.by_phone = _unique(people, lambda one: one.phone)
        self.by_name: dict[tuple[str, str], list[Attendee]] = defaultdict(list)
        for one in people:
            self.by_name[one.key, one.organisation.key if one.organisation else ""].append(one)
        self.above: set[tuple[str, str, str]] = set()
        self.mails_above: dict[tuple[str, str], set[str]] = defaultdict(set)

    def fate(self, row: roster.Row) -> Fate:
        name = language.search_key(row.family + row.given)
        proven = self._proven(row, name)
        known = proven or self._likely(row, name)
        if self._stands_above(row, name, known):
            return Fate(row, "twice")
        if known is None:
            return Fate(row, "new")
        if known.pk in self.taken:
            return Fate(row, "registered", known, bool(proven))
        return Fate(row, "known" if proven else "possible", known, bool(proven))

    def _proven(self, row: roster.Row, name: str) -> Attendee | None:
        found = [self.by_mail.get(row.mail.lower()), self.by_number.get(row.number), self.by_phone.get(row.phone)]
        # A shared address or telephone must not turn a colleague into somebody else.
        return next((one for one in found if one is not None and one.key == name), None)

    def _likely(self, row: roster.Row, name: str) -> Attendee | None:
        # Name and company alone are no proof; without another address that contradicts it is still the likely one.
        people = self.by_name.get((name, language.company_key(row.company)), [])
        return next((one for one in people if not _contradict(one.mail.lower(), row.mail.lower())), None)

    def _stands_above(self, row: roster.Row, name: str, known: Attendee | None) -> bool:
        """The same person stands further up in this file; if not, this row is what later ones are compared with."""
        mail, firm = row.mail.lower(), (name, language.company_key(row.company))
        proofs = {("mail", mail, name), ("number", row.number, name), ("phone", row.phone, name)}
        proofs = {proof for proof in proofs if proof[1]} | ({("known", str(known.pk), "")} if known else set())
        mails = self.mails_above.get(firm, set())
        above = bool(proofs & self.above) or any(not _contradict(other, mail) for other in mails)
        if not above:
            self.above |= proofs
            self.mails_above[firm].add(mail)
        return above


def _contradict(one: str, other: str) -> bool:
    return bool(one and other) and one != other


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


SOON = timedelta(hours=12)
FRESH = timedelta(days=3)


def current_event(attendee: Attendee, *, also_absent: bool = False) -> Event | None:
    """The evening that counts for somebody now: the last one that began or begins within hours.

    After three days the next one takes its place, if there is one: letters of the last are written or never will be.
    `also_absent` is for the reception: who was taken as absent stands at the door after all.
    """
    taking_part = Registration.objects.filter(attendee=attendee)
    if not also_absent:
        taking_part = taking_part.expected()
    mine = Event.objects.filter(registrations__in=taking_part).select_related("host", "news")
    moment = clock.now()
    begun = mine.filter(starts_at__lte=moment + SOON).order_by("-starts_at").first()
    coming = mine.filter(starts_at__gt=moment + SOON).order_by("starts_at").first()
    if begun is not None and (coming is None or begun.starts_at > moment - FRESH):
        return begun
    return coming
