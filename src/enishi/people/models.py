"""Who is who: accounts, hosts and their staff, and the people in a host's roster."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.engines import language
from enishi.people.codes import derived_secret, fingerprint, public_code, secret_code


class MemberAccounts(BaseUserManager["Member"]):
    """Makes accounts. They have no password: a code sent by mail signs in."""

    def create_user(self, email: str) -> "Member":
        member = self.model(email=email.strip().lower())
        member.set_unusable_password()
        member.save(using=self._db)
        return member


class Member(AbstractBaseUser):
    """A global account of Enishi: somebody who can sign in with a mail address."""

    email = models.EmailField(_("mail address"), unique=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = MemberAccounts()


class Host(models.Model):
    """A chamber or society of commerce that holds evenings. Everything in a roster belongs to one host."""

    code = models.CharField(max_length=16, unique=True, default=public_code)
    name = models.CharField(_("name"), max_length=120)
    romanised = models.CharField(_("name in Latin letters"), max_length=160, blank=True)
    mail = models.EmailField(_("mail address"), blank=True)
    zone = models.CharField(_("time zone"), max_length=40, default="Asia/Tokyo")


class Staff(models.Model):
    """A member who works for a host. Removing the row ends the right at once."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        STAFF = "staff", _("Staff")
        DOOR = "door", _("Reception")

    host = models.ForeignKey(Host, models.CASCADE, related_name="staff")
    member = models.ForeignKey(Member, models.CASCADE, related_name="staff_roles")
    role = models.CharField(max_length=8, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["host", "member"], name="one_role_a_host")]


class Organisation(models.Model):
    """A firm, school or public body as one host's roster names it."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("Company")
        SOLE_PROPRIETOR = "sole_proprietor", _("Sole proprietor")
        UNIVERSITY = "university", _("University")
        VOCATIONAL_SCHOOL = "vocational_school", _("Vocational school")
        GOVERNMENT = "government", _("Government")
        LOCAL_PUBLIC_BODY = "local_public_body", _("Local public body")
        ASSOCIATION = "association", _("Association")

    host = models.ForeignKey(Host, models.CASCADE, related_name="organisations")
    name = models.CharField(_("company"), max_length=160)
    reading = models.CharField(_("reading"), max_length=200, blank=True)
    romanised = models.CharField(_("name in Latin letters"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.COMPANY)
    key = models.CharField(max_length=200, db_index=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["host", "key"], name="one_organisation_a_name")]

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = language.company_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed through


class Attendee(models.Model):
    """One person in one host's roster, as that host typed it. Never seen by another host."""

    host = models.ForeignKey(Host, models.CASCADE, related_name="attendees")
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="attendees")
    code = models.CharField(max_length=16, unique=True, default=public_code)
    face_code = models.CharField(max_length=32, unique=True, default=secret_code, editable=False)
    number = models.CharField(_("the host's number"), max_length=40, blank=True)
    family = models.CharField(_("family name"), max_length=80)
    given = models.CharField(_("given name"), max_length=80, blank=True)
    family_reading = models.CharField(_("reading of the family name"), max_length=80, blank=True)
    given_reading = models.CharField(_("reading of the given name"), max_length=80, blank=True)
    romanised = models.CharField(_("name in Latin letters"), max_length=160, blank=True)
    title = models.CharField(_("title"), max_length=120, blank=True)
    industry = models.CharField(_("industry as typed"), max_length=120, blank=True)
    division = models.CharField(_("industry division"), max_length=1, blank=True)
    mail = models.EmailField(_("mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    hook = models.CharField(_("a line to start talking"), max_length=60, blank=True)
    key = models.CharField(max_length=320, db_index=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["host", "mail"]), models.Index(fields=["host", "number"])]

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = language.search_key(self.family + self.given)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed through

    @property
    def name(self) -> str:
        return f"{self.family} {self.given}".strip()

    @property
    def reading(self) -> str:
        return f"{self.family_reading} {self.given_reading}".strip()

    @property
    def company(self) -> str:
        return self.organisation.name if self.organisation else ""


class Portrait(models.Model):
    """A face. Kept in the database, so that a backup and a second server have it too."""

    attendee = models.OneToOneField(Attendee, models.CASCADE, related_name="portrait")
    key = models.CharField(max_length=32, unique=True, default=secret_code)
    image = models.BinaryField()


class Claim(models.Model):
    """Ties a person in a roster to an account, after a confirmed address or with the own link."""

    class How(models.TextChoices):
        MAIL = "mail", _("confirmed mail address")
        OWN_LINK = "own_link", _("own link")

    attendee = models.OneToOneField(Attendee, models.CASCADE, related_name="claim")
    member = models.ForeignKey(Member, models.CASCADE, related_name="claims")
    how = models.CharField(max_length=10, choices=How.choices)
    claimed_at = models.DateTimeField()


class OwnLink(models.Model):
    """The secret on somebody's slip. It opens their table, notes and letters, on the first phone that uses it.

    The secret is derived from `seed` and the server's key, so it can be printed again; the database alone
    reveals neither the link nor the key of the phone.
    """

    attendee = models.ForeignKey(Attendee, models.CASCADE, related_name="own_links")
    seed = models.CharField(max_length=32, unique=True, default=secret_code)
    secret_hash = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    bound_at = models.DateTimeField(null=True)
    device_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - unique needs NULL, not ""
    revoked_at = models.DateTimeField(null=True)

    @property
    def secret(self) -> str:
        return derived_secret(self.seed)

    @property
    def opens(self) -> bool:
        """Was the link made with the key that this server has now?"""
        return fingerprint(self.secret) == self.secret_hash
