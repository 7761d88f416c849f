"""Why a seating can't be drawn, in the host's words."""

from django.utils.translation import gettext as _


class CannotSeat(ValueError):
    """Something is missing before a seating can be drawn; the text says what."""


class NobodyToSeat(CannotSeat):
    def __str__(self) -> str:
        return _("Nobody is registered yet. Drop in the spreadsheet of attendees first.")


class NoRounds(CannotSeat):
    def __str__(self) -> str:
        return _("The programme has no round at tables. Add one first.")


class TooFewSeats(CannotSeat):
    def __init__(self, tables: int, people: int) -> None:
        self.tables, self.people = tables, people

    def __str__(self) -> str:
        return _("%(tables)s tables are more than the %(people)s people to seat.") % {
            "tables": self.tables,
            "people": self.people,
        }
