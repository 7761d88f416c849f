"""People join an evening: from the office's spreadsheet, or at the door."""

import unicodedata
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Max

from enishi.audit.actions import record
from enishi.engines import industries, language
from enishi.engines.roster import Row
from enishi.events.actions.events import hold
from enishi.events.actions.news import announce, announce_at_door
from enishi.events.models import Cancellation, CheckIn, Event, Registration, RosterFile
from enishi.events.queries import Fate, fates
from enishi.events.signals import arrived
from enishi.people.actions import claim_for_accounts, issue_own_link, organisation_named
from enishi.people.codes import public_code
from enishi.people.models import Attendee, Member, Organisation
from enishi.ui import clock

KIND_WORDS = (
    (Organisation.Kind.UNIVERSITY, ("大学", "university")),
    (Organisation.Kind.VOCATIONAL_SCHOOL, ("専門学校", "高専", "高等専門学校", "college")),
    (
        Organisation.Kind.LOCAL_PUBLIC_BODY,
        ("市役所", "区役所", "役場", "都庁", "道庁", "府庁", "県庁", "市 ", "町 ", "県 "),
    ),
    (Organisation.Kind.GOVERNMENT, ("省", "庁", "労働局", "税務署", "経済産業局")),
    (Organisation.Kind.ASSOCIATION, ("商工会", "協会", "組合", "npo", "法人会")),
)
# 株式会社大学堂 and 株式会社省エネ are firms: the legal form says so, whatever the name reminds of.
FIRM_WORDS = (
    *("株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "税理士法人", "監査法人"),
    *("(株)", "(有)", "(同)", "(資)", "(名)"),
)


@transaction.atomic
def receive_roster_file(event: Event, name: str, body: bytes, by: Member) -> RosterFile:
    """Keep the file until its preview is confirmed."""
    file = RosterFile.objects.create(event=event, name=name[:200], body=body, uploaded_at=clock.now(), uploaded_by=by)
    record(event.host_id, f"member:{by.pk}", "receive_roster_file", f"event:{event.pk}")
    return file


@transaction.atomic
def confirm_roster_file(file: RosterFile, by: Member, apart: Iterable[int] = ()) -> int:
    """Enter the good rows of a previewed file. Returns how many people joined; a second confirmation adds nobody.

    Of people whom mail, number or phone prove, empty fields are filled; what stands here is never overwritten.
    `apart` are rows that the clerk takes for somebody else than the known person of the same name and company.
    """
    hold(file.event)
    locked = RosterFile.objects.select_for_update(of=("self",)).select_related("event__host").get(pk=file.pk)
    if locked.confirmed_at is not None:
        return 0
    actor = f"member:{by.pk}"
    others = set(apart)
    joined = []
    for fate in fates(locked):
        known = None if fate.word == "possible" and fate.row.row in others else fate.known
        if known is not None and fate.fills:
            fill_in(known, fate, actor)
        if fate.joins:
            attendee = known or enter_attendee(locked.event, fate.row, actor)
            joined.append(register(locked.event, attendee, actor).attendee.mail)
    claim_for_accounts(filter(None, joined))
    locked.confirmed_at, locked.body = clock.now(), b""
    locked.save(update_fields=["confirmed_at", "body"])
    record(locked.event.host_id, actor, "confirm_roster_file", f"event:{locked.event_id}")
    announce(locked.event)
    return len(joined)


@transaction.atomic
def fill_in(attendee: Attendee, fate: Fate, by: str) -> None:
    """What the office added to its file since fills what is empty here."""
    for name in fate.fills:
        longest = getattr(Attendee._meta.get_field(name), "max_length", None)
        setattr(attendee, name, getattr(fate.row, name)[:longest])
    attendee.romanised = attendee.romanised or language.romanise(attendee.reading)[:160]
    attendee.save()
    record(attendee.host_id, by, "fill_in", f"attendee:{attendee.pk}", fate.fills)


@transaction.atomic
def enter_attendee(event: Event, row: Row, by: str, *, code: str = "") -> Attendee:
    """A new person in the host's roster, with the own link for the slip."""
    organisation = organisation_named(event.host, row.company, kind_of(row.company), row.company_reading)
    reading = f"{row.family_reading} {row.given_reading}".strip()
    attendee = Attendee.objects.create(
        host=event.host,
        code=code or public_code(),
        organisation=organisation,
        number=row.number,
        family=row.family,
        given=row.given,
        family_reading=row.family_reading,
        given_reading=row.given_reading,
        romanised=row.romanised or language.romanise(reading)[:160],
        title=row.title,
        industry=row.industry,
        division=row.division,
        mail=row.mail,
        phone=row.phone,
        hook=row.hook[:60],
    )
    issue_own_link(attendee, by)
    record(event.host_id, by, "enter_attendee", f"attendee:{attendee.pk}")
    return attendee


def kind_of(company: str) -> str:
    """What kind of organisation a name is, as far as the name says so."""
    spoken = unicodedata.normalize("NFKC", company).lower() + " "
    if any(word in spoken for word in FIRM_WORDS):
        return Organisation.Kind.COMPANY
    for kind, words in KIND_WORDS:
        if any(word in spoken for word in words):
            return kind
    return Organisation.Kind.COMPANY


@transaction.atomic
def register(
    event: Event, attendee: Attendee, by: str, origin: Registration.Origin = Registration.Origin.ROSTER
) -> Registration:
    """Take part once: a second call returns the first registration."""
    hold(event)  # two desks must not give one number twice
    present = event.registrations.filter(attendee=attendee).first()
    if present is not None:
        return present
    last = event.registrations.aggregate(last=Max("number"))["last"] or 0
    registration = Registration.objects.create(
        event=event, attendee=attendee, number=last + 1, origin=origin, registered_at=clock.now()
    )
    record(event.host_id, by, "register", f"registration:{registration.pk}")
    return registration


@transaction.atomic
def receive_walk_in(event: Event, name: str, company: str, industry: str, by: str, *, once: str = "") -> Registration:
    """Somebody who is not on the roster stands at the door: entered, registered and checked in with one tap.

    `once` is the code of the person to come. The same form pressed twice returns the first registration.
    """
    hold(event)
    family, given = language.split_name(name)
    taken = Attendee.objects.filter(code=once).first() if once else None
    if taken is not None and (taken.family, taken.given) == (family, given):
        pressed_before = event.registrations.filter(attendee=taken).first()
        if pressed_before is not None:
            return pressed_before
    row = Row(
        row=0,
        family=family,
        given=given,
        company=company.strip(),
        industry=industry.strip(),
        division=industries.recognise(industry, company).division,
    )
    attendee = enter_attendee(event, row, by, code="" if taken else once)
    registration = register(event, attendee, by, Registration.Origin.WALK_IN)
    check_in(registration, by)
    return registration


@transaction.atomic
def check_in(registration: Registration, by: str) -> CheckIn:
    """This person is here. A second tap, or a second desk, changes nothing and keeps the first time."""
    hold(registration.event)  # whoever is taken as absent at this moment is not taken as absent
    record_of, new = CheckIn.objects.get_or_create(registration=registration, defaults={"at": clock.now(), "by": by})
    # Taken as absent and here after all: late is not gone.
    returned, _models = Cancellation.objects.filter(registration=registration).delete()
    if new or returned:
        record(registration.event.host_id, by, "check_in", f"registration:{registration.pk}")
        announce_at_door(registration.event)
        arrived.send(Registration, registration=registration, by=by)
    return record_of


@transaction.atomic
def undo_check_in(registration: Registration, by: str) -> None:
    """The wrong person was tapped."""
    hold(registration.event)
    gone, _models = CheckIn.objects.filter(registration=registration).delete()
    if gone:
        record(registration.event.host_id, by, "undo_check_in", f"registration:{registration.pk}")
        announce_at_door(registration.event)


def forget_roster_files(older_than: timedelta = timedelta(days=30)) -> int:
    """Delete files whose preview nobody confirmed. Returns how many went."""
    gone, _models = RosterFile.objects.filter(confirmed_at=None, uploaded_at__lt=clock.now() - older_than).delete()
    return gone
