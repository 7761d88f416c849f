"""Is the log still what was written?"""

from datetime import UTC

from enishi.audit.actions import link
from enishi.audit.models import Entry, Head


def broken_at(host_id: int) -> int | None:
    """The number of the first entry that was changed, removed or added from outside; None if the chain holds."""
    before, expected = "", 1
    for entry in Entry.objects.filter(host_id=host_id).order_by("sequence"):
        entry.at = entry.at.astimezone(UTC)
        if entry.sequence != expected or link(before, entry) != entry.hash:
            return expected
        before, expected = entry.hash, expected + 1
    head = Head.objects.filter(host_id=host_id).first() or Head(host_id=host_id)
    if (head.length, head.hash) != (expected - 1, before):
        return expected
    return None
