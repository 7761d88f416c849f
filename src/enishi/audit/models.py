"""Who did what to which id, when. Append-only; no names and no values, so that erasing a person is complete."""

from django.db import models


class Head(models.Model):
    """The end of one host's chain. Locked while an entry is added, so that the chain has no forks."""

    host_id = models.BigIntegerField(unique=True)
    length = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class Entry(models.Model):
    """One link of a host's chain. `hash` covers the link before it."""

    host_id = models.BigIntegerField()
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=40)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    fields = models.CharField(max_length=240, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["host_id", "sequence"], name="one_entry_a_number")]
        ordering = ["host_id", "sequence"]
