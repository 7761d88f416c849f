"""The programme as it really runs."""

from django.db import models
from django.db.models import Q

from enishi.events.models import Event, Segment
from enishi.seating.models import Seating


class SegmentRun(models.Model):
    """One item of the programme running. A round keeps the seating that was published when it started."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="runs")
    segment = models.OneToOneField(Segment, models.CASCADE, related_name="run")
    seating = models.ForeignKey(Seating, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["event", "segment__position"]
        constraints = [
            models.UniqueConstraint(fields=["event"], condition=Q(ended_at=None), name="one_running_segment")
        ]
