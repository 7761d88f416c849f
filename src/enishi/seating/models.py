"""Which table each person has in each round."""

from django.db import models

from enishi.events.models import Event, Registration
from enishi.people.models import Member


class Spot(models.Model):
    """A place where a group sits or stands: a table with its seats."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="spots")
    number = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["event", "number"]
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="one_spot_a_number")]

    @property
    def label(self) -> str:
        return str(self.number)


class Seating(models.Model):
    """One drawn plan for all rounds of an evening. A draft until published; rounds run on the newest published one."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="seatings")
    version = models.PositiveSmallIntegerField()
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(Member, models.SET_NULL, null=True)
    published_at = models.DateTimeField(null=True)
    distinct_pairs = models.PositiveIntegerField(default=0)
    distinct_pairs_bound = models.PositiveIntegerField(default=0)
    repeats = models.PositiveIntegerField(default=0)
    colleagues_together = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "version"], name="one_seating_a_version")]
        get_latest_by = "version"


class Seat(models.Model):
    """One person's table in one round."""

    seating = models.ForeignKey(Seating, models.CASCADE, related_name="seats")
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="seats")
    round_number = models.PositiveSmallIntegerField()
    spot = models.ForeignKey(Spot, models.CASCADE, related_name="taken")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seating", "registration", "round_number"], name="one_seat_a_round")
        ]
        indexes = [models.Index(fields=["seating", "round_number", "spot"])]
