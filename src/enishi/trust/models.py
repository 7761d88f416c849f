"""What people let others see."""

from django.db import models

from enishi.people.models import Attendee


class Disclosure(models.Model):
    """One field of a person, opened by that person to a circle. No row means: not shown."""

    class Field(models.TextChoices):
        MAIL = "mail"

    class Circle(models.TextChoices):
        MET = "met"

    attendee = models.ForeignKey(Attendee, models.CASCADE, related_name="disclosures")
    field = models.CharField(max_length=16, choices=Field.choices)
    circle = models.CharField(max_length=8, choices=Circle.choices)
    disclosed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attendee", "field"], name="one_disclosure_a_field")]
