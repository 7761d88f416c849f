"""An evening before and at the door: the event, its programme, who registered, who came, and the files that came in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.people.codes import public_code, secret_code
from enishi.people.models import Attendee, Host, Member


class Event(models.Model):
    """One evening of a host."""

    host = models.ForeignKey(Host, models.CASCADE, related_name="events")
    code = models.CharField(max_length=16, unique=True, default=public_code)
    name = models.CharField(_("name of the evening"), max_length=120)
    romanised = models.CharField(_("name in English"), max_length=160, blank=True)
    starts_at = models.DateTimeField(_("start"))
    zone = models.CharField(_("time zone"), max_length=40, default="Asia/Tokyo")
    venue = models.CharField(_("venue"), max_length=160, blank=True)
    fee = models.PositiveIntegerField(_("fee in yen, tax included"), default=0)
    ended_at = models.DateTimeField(null=True, editable=False)

    @property
    def local_start(self) -> datetime:
        return self.starts_at.astimezone(ZoneInfo(self.zone))


class News(models.Model):
    """Which version of an evening the hall should show. Whoever changes the evening raises the number.

    `door` counts what the reception alone must see: eighty check-ins shall not wake two thousand phones.
    """

    event = models.OneToOneField(Event, models.CASCADE, related_name="news")
    key = models.CharField(max_length=32, unique=True, default=secret_code)
    version = models.PositiveBigIntegerField(default=1)
    door = models.PositiveBigIntegerField(default=1)


class Segment(models.Model):
    """One item of the programme (次第)."""

    class Kind(models.TextChoices):
        TALK = "talk", _("Talk")
        MINGLE = "mingle", _("Mingling")
        GROUPS = "groups", _("Round at tables")

    event = models.ForeignKey(Event, models.CASCADE, related_name="segments")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=80, blank=True)
    title_en = models.CharField(_("title in English"), max_length=80, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    line = models.TextField(_("line to read aloud"), blank=True)
    line_en = models.TextField(_("line in English"), blank=True)
    round_number = models.PositiveSmallIntegerField(null=True, editable=False)

    class Meta:
        ordering = ["event", "position"]
        constraints = [models.UniqueConstraint(fields=["event", "position"], name="one_segment_a_position")]


class Registrations(models.QuerySet["Registration"]):
    """Questions about the people of an evening."""

    def expected(self) -> "Registrations":
        """Everybody who has not cancelled."""
        return self.filter(cancellation=None)

    def present(self) -> "Registrations":
        """Who came and has not left."""
        return self.expected().exclude(check_in=None).filter(departure=None)

    def with_people(self) -> "Registrations":
        return self.select_related(
            "attendee__organisation", "attendee__portrait", "check_in", "cancellation", "departure", "event__host"
        )

    def by_reading(self) -> "Registrations":
        return self.order_by("attendee__family_reading", "attendee__given_reading", "attendee__family", "pk")


class Registration(models.Model):
    """A person of the roster takes part in an evening."""

    class Origin(models.TextChoices):
        ROSTER = "roster", _("from the roster")
        WALK_IN = "walk_in", _("walk-in")

    event = models.ForeignKey(Event, models.CASCADE, related_name="registrations")
    attendee = models.ForeignKey(Attendee, models.CASCADE, related_name="registrations")
    number = models.PositiveSmallIntegerField(_("number"))
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.ROSTER)
    registered_at = models.DateTimeField()
    objects = Registrations.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "attendee"], name="one_registration_a_person"),
            models.UniqueConstraint(fields=["event", "number"], name="one_registration_a_number"),
        ]


class _Record(models.Model):
    """Something that happened to a registration: when, and by whom."""

    at = models.DateTimeField()
    by = models.CharField(max_length=40)

    class Meta:
        abstract = True


class CheckIn(_Record):
    """This person stood at the reception."""

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="check_in")


class Departure(_Record):
    """This person went home early."""

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="departure")


class Cancellation(_Record):
    """This person will not come."""

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="cancellation")


class RosterFile(models.Model):
    """A spreadsheet that the office dropped in. Nothing of it is entered before somebody confirms the preview."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="roster_files")
    code = models.CharField(max_length=16, unique=True, default=public_code)
    name = models.CharField(max_length=200)
    body = models.BinaryField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(Member, models.SET_NULL, null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["event"], condition=Q(confirmed_at=None), name="roster_file_waiting")]
