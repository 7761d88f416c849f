"""People open a field of theirs, or close it again."""

from django.db import transaction

from enishi.audit.actions import record
from enishi.people.models import Attendee
from enishi.trust.models import Disclosure
from enishi.ui import clock


@transaction.atomic
def disclose(attendee: Attendee, field: Disclosure.Field) -> None:
    Disclosure.objects.get_or_create(
        attendee=attendee, field=field, defaults={"circle": Disclosure.Circle.MET, "disclosed_at": clock.now()}
    )
    record(attendee.host_id, f"attendee:{attendee.pk}", "disclose", f"attendee:{attendee.pk}", [field])


@transaction.atomic
def withdraw(attendee: Attendee, field: Disclosure.Field) -> None:
    Disclosure.objects.filter(attendee=attendee, field=field).delete()
    record(attendee.host_id, f"attendee:{attendee.pk}", "withdraw_disclosure", f"attendee:{attendee.pk}", [field])
