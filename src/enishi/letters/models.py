"""Today's thank-you notes: one person writes to one person they met."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.events.models import Event
from enishi.notices.models import PostedMail
from enishi.people.models import Attendee


class Letter(models.Model):
    """A note from `author` to `recipient` about one evening. A draft until it is handed over to leave."""

    class Way(models.TextChoices):
        RELAY = "relay", _("sent by the office's mail server")
        OWN_APP = "own_app", _("sent with my own mail app")
        PHONE = "phone", _("thanked by phone")
        POSTCARD = "postcard", _("thanked by postcard")
        GREETING = "greeting", _("a greeting was enough")

    author = models.ForeignKey(Attendee, models.CASCADE, related_name="letters")
    recipient = models.ForeignKey(Attendee, models.CASCADE, related_name="+")
    event = models.ForeignKey(Event, models.CASCADE, related_name="letters")
    body = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    way = models.CharField(max_length=10, choices=Way.choices, blank=True)
    handed_at = models.DateTimeField(null=True)
    posted = models.OneToOneField(PostedMail, models.SET_NULL, null=True, related_name="letter")
    sent_at = models.DateTimeField(null=True)
    refused = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "recipient", "event"], name="one_letter_a_person")]

    @property
    def done(self) -> bool:
        return self.handed_at is not None
