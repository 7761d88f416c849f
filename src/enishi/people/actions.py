"""What happens to people: accounts appear, persons are entered, claimed and given their own link."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from enishi.audit.actions import record
from enishi.engines import language
from enishi.people.codes import fingerprint, secret_code
from enishi.people.images import small_jpeg
from enishi.people.models import Attendee, Claim, Host, Member, Organisation, OwnLink, Portrait, Staff
from enishi.ui import clock


@transaction.atomic
def open_host(name: str, owner: Member, *, romanised: str = "", mail: str = "") -> Host:
    """A new host with its first member of staff."""
    host = Host.objects.create(name=name, romanised=romanised, mail=mail)
    Staff.objects.create(host=host, member=owner, role=Staff.Role.OWNER)
    record(host.pk, f"member:{owner.pk}", "open_host", f"host:{host.pk}")
    return host


@transaction.atomic
def give_role(host: Host, member: Member, role: Staff.Role, by: str) -> Staff:
    staff, _new = Staff.objects.update_or_create(host=host, member=member, defaults={"role": role})
    record(host.pk, by, "give_role", f"member:{member.pk}", ["role"])
    return staff


def member_for_mail(address: str) -> Member:
    """The account of an address; made when it is asked for the first time.

    Known and unknown addresses behave alike, so that the sign-in page tells nobody who has an account.
    Until the code comes back the new account is empty.
    """
    # Two phones may ask with the same new address at once; get_or_create makes one account.
    member, _new = Member.objects.get_or_create(
        email=address.strip().lower(), defaults={"password": make_password(None)}
    )
    return member


def organisation_named(
    host: Host, name: str, kind: str = "", reading: str = "", romanised: str = ""
) -> Organisation | None:
    """The host's organisation of that name, whatever its legal form is written like; made when it is new."""
    if not name.strip():
        return None
    organisation, _new = Organisation.objects.get_or_create(
        host=host,
        key=language.company_key(name),
        defaults={
            "name": name.strip(),
            "kind": kind or Organisation.Kind.COMPANY,
            "reading": reading,
            "romanised": romanised,
        },
    )
    return organisation


@transaction.atomic
def issue_own_link(attendee: Attendee, by: str) -> OwnLink:
    """A fresh own link; those before it open nothing any more (lost slip, new phone)."""
    attendee.own_links.filter(revoked_at=None).update(revoked_at=clock.now())
    link = OwnLink(attendee=attendee, issued_at=clock.now())
    link.secret_hash = fingerprint(link.secret)
    link.save()
    record(attendee.host_id, by, "issue_own_link", f"attendee:{attendee.pk}")
    return link


@transaction.atomic
def bind_own_link(link: OwnLink) -> str | None:
    """Bind the link to the phone that opens it first. Returns the phone's key, or None if another phone was first."""
    key = secret_code()
    won = OwnLink.objects.filter(pk=link.pk, device_hash=None, revoked_at=None).update(
        device_hash=fingerprint(key), bound_at=clock.now()
    )
    if not won:
        return None
    record(link.attendee.host_id, f"attendee:{link.attendee_id}", "bind_own_link", f"attendee:{link.attendee_id}")
    return key


def claim_by_mail(member: Member) -> int:
    """Tie the account to every roster's person with this confirmed address. Returns how many were tied.

    An address that several persons of one host share (info@ of an office) proves none of them.
    """
    waiting = Attendee.objects.filter(mail__iexact=member.email, claim=None).select_related("host")
    by_host: dict[int, list[Attendee]] = {}
    for attendee in waiting:
        by_host.setdefault(attendee.host_id, []).append(attendee)
    tied = 0
    for attendees in by_host.values():
        shared = Attendee.objects.filter(host=attendees[0].host_id, mail__iexact=member.email).count() > 1
        if not shared:
            tied += _claim(attendees[0], member, Claim.How.MAIL)
    return tied


def claim_for_accounts(addresses: Iterable[str]) -> None:
    """Somebody was entered: accounts that proved one of these addresses at a sign-in have them at once."""
    proven = Member.objects.exclude(last_login=None).filter(email__in={address.lower() for address in addresses})
    for member in proven:
        claim_by_mail(member)


@transaction.atomic
def _claim(attendee: Attendee, member: Member, how: Claim.How) -> int:
    _claim, new = Claim.objects.get_or_create(
        attendee=attendee, defaults={"member": member, "how": how, "claimed_at": clock.now()}
    )
    if new:
        record(attendee.host_id, f"member:{member.pk}", "claim_attendee", f"attendee:{attendee.pk}")
    return int(new)


@transaction.atomic
def set_portrait(attendee: Attendee, upload: bytes, by: str) -> Portrait:
    """Keep a photograph: decoded, made small, and written anew without the place and camera it was taken with.

    Raises `images.NotAPhotograph` with a reason in the reader's words.
    """
    portrait, _new = Portrait.objects.update_or_create(
        attendee=attendee, defaults={"image": small_jpeg(upload), "key": secret_code()}
    )
    record(attendee.host_id, by, "set_portrait", f"attendee:{attendee.pk}", ["portrait"])
    return portrait


def forget_empty_accounts(older_than: timedelta = timedelta(days=7)) -> int:
    """Delete accounts that nobody ever signed in to: somebody mistyped an address. Returns how many went."""
    waiting = Member.objects.filter(last_login=None, joined_at__lt=timezone.now() - older_than)
    gone, _models = waiting.filter(staff_roles=None, claims=None).delete()
    return gone
