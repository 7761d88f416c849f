"""What may not happen while an evening runs."""

from django.utils.translation import gettext as _


class NothingPublished(Exception):
    """A round can't start: no seating is published."""

    def __str__(self) -> str:
        return _("No seating is published yet. Draw one and publish it, then start the round.")
