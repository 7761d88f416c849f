"""Add to the log. Called by every action, inside its transaction."""

import hashlib
from collections.abc import Iterable
from datetime import UTC

from django.db import transaction

from enishi.audit.models import Entry, Head
from enishi.ui import clock


@transaction.atomic
def record(host_id: int, actor: str, verb: str, subject: str, fields: Iterable[str] = ()) -> Entry:
    """Append one entry to the chain of `host_id`.

    `actor` is an id such as "member:12", "attendee:40" or "system"; `subject` an id such as "event:3".
    """
    Head.objects.get_or_create(host_id=host_id)
    head = Head.objects.select_for_update().get(host_id=host_id)
    entry = Entry(
        host_id=host_id,
        sequence=head.length + 1,
        at=clock.now().astimezone(UTC),
        actor=actor,
        verb=verb,
        subject=subject,
        fields=" ".join(fields),
    )
    entry.hash = link(head.hash, entry)
    entry.save(force_insert=True)
    head.length, head.hash = entry.sequence, entry.hash
    head.save(update_fields=["length", "hash"])
    return entry


def link(before: str, entry: Entry) -> str:
    """SHA-256 over the hash of the entry before and everything that this one says."""
    said = "\n".join(
        [
            before,
            str(entry.host_id),
            str(entry.sequence),
            entry.at.isoformat(),
            entry.actor,
            entry.verb,
            entry.subject,
            entry.fields,
        ]
    )
    return hashlib.sha256(said.encode()).hexdigest()
