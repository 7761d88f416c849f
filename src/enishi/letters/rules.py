"""What may be sent, and why not."""

from datetime import datetime

from django.utils.translation import gettext as _

from enishi.encounters.queries import have_met
from enishi.events.models import Event
from enishi.letters.models import Letter
from enishi.notices.queries import mail_leaves
from enishi.people.models import Attendee
from enishi.trust.rules import may_see
from enishi.ui.clock import midnight_after


class CannotSend(ValueError):
    """The letter stays a draft; the text says what is missing."""


def visible_address(recipient: Attendee, author: Attendee) -> str:
    """The recipient's address, if its owner shows it to people met; otherwise nothing."""
    circle = "met" if have_met(author, recipient) else "same_evening"
    return recipient.mail if may_see("mail", recipient, author, circle) else ""


def why_not_relayed(letter: Letter) -> str:
    """Why the office's mail server can't carry this letter, or "" if it can."""
    if not letter.body.strip():
        return _("The letter is still empty. Write one line of your own first.")
    if not mail_leaves():
        return _("The office can send no mail now. You can thank with your own mail app, by phone or postcard.")
    if not letter.recipient.mail:
        return _("The office has no mail address of this person. You can thank by phone or postcard.")
    if not letter.author.mail:
        return _("The office has no mail address of yours, so answers could not reach you. Please ask at the desk.")
    return ""


def deadline(event: Event) -> datetime:
    """Midnight after the evening: until then a note arrives the same day."""
    return midnight_after(event.starts_at, event.zone)
