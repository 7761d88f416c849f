"""Reads about people that more than one room needs."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from enishi.people.codes import fingerprint
from enishi.people.models import Attendee, Host, Member, OwnLink, Staff


def attendee_behind(key: str, member: Member | AnonymousUser | None) -> Attendee | None:
    """The person whose pages `key` opens: the key of a phone bound to an own link, or the code of a claimed person."""
    people = Attendee.objects.select_related("host", "organisation", "portrait")
    bound = people.filter(own_links__device_hash=fingerprint(key), own_links__revoked_at=None).first()
    if bound is not None or not isinstance(member, Member):
        return bound
    return people.filter(code=key, claim__member=member).first()


def own_link_for(secret: str) -> OwnLink | None:
    """The own link that was printed with `secret`, unless it was taken back."""
    links = OwnLink.objects.select_related("attendee__host")
    return links.filter(secret_hash=fingerprint(secret), revoked_at=None).first()


def role_of(member: Member | AnonymousUser, host: Host) -> Staff.Role | None:
    """What `member` may do for `host`, read fresh each time: a role that was removed ends at once."""
    if not isinstance(member, Member):
        return None
    role = Staff.objects.filter(host=host, member=member).values_list("role", flat=True).first()
    return Staff.Role(role) if role else None


def hosts_of(member: Member) -> QuerySet[Host]:
    return Host.objects.filter(staff__member=member).order_by("name")


def claimed_by(member: Member) -> QuerySet[Attendee]:
    return Attendee.objects.filter(claim__member=member).select_related("host", "organisation")


def viewer_in(
    host: Host, device_keys: Iterable[str], member: Member | AnonymousUser | None
) -> tuple[Attendee, str] | None:
    """Who of this host's roster is looking, by the phone's keys or by the signed-in account.

    With the key that opens their own pages.
    """
    for key in device_keys:
        attendee = attendee_behind(key, None)
        if attendee is not None and attendee.host_id == host.pk:
            return attendee, key
    if not isinstance(member, Member):
        return None
    claimed = Attendee.objects.filter(host=host, claim__member=member).first()
    return (claimed, claimed.code) if claimed else None
