"""May this person see that field? Asked by every page, file and mail that shows one."""

from enishi.people.models import Attendee
from enishi.trust.models import Disclosure


def may_see(field: str, owner: Attendee, viewer: Attendee, circle: str) -> bool:
    """Yes if it is one's own, or if the owner opened the field to the circle in which the viewer stands.

    `circle` is computed by the asking room: "met" if both have met at an evening.
    """
    if owner.pk == viewer.pk:
        return True
    return Disclosure.objects.filter(attendee=owner, field=field, circle=circle).exists()
