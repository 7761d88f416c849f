"""Who met whom, at which evening and table, and what one of them noted about the other.

Round number and table label are kept as values: this room lies below the one that runs rounds.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from enishi.events.models import Event
from enishi.people.models import Attendee


class Encounters(models.QuerySet["Encounter"]):
    def of(self, attendee: Attendee) -> "Encounters":
        return self.filter(Q(first=attendee) | Q(second=attendee))


class Encounter(models.Model):
    """Two people sat at one table in one round. `first` has the smaller id, so that a pair is one row a round."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="encounters")
    first = models.ForeignKey(Attendee, models.CASCADE, related_name="+")
    second = models.ForeignKey(Attendee, models.CASCADE, related_name="+")
    round_number = models.PositiveSmallIntegerField()
    table = models.CharField(max_length=20)
    at = models.DateTimeField()
    objects = Encounters.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "round_number", "first", "second"], name="met_once_a_round"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
        ]


class Notes(models.QuerySet["Note"]):
    def kept(self) -> "Notes":
        """Those that say something: a ○ that was taken away again leaves an empty one."""
        return self.exclude(marked_at=None, words="")


class Note(models.Model):
    """What one person keeps about another: the ○ "I want to write to you" and one word. Seen by its author alone."""

    author = models.ForeignKey(Attendee, models.CASCADE, related_name="notes")
    about = models.ForeignKey(Attendee, models.CASCADE, related_name="+")
    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
    marked_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(_("one word to remember"), max_length=120, blank=True)
    objects = Notes.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "about", "event"], name="one_note_a_person")]
