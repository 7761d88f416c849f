"""Letters are saved as they are typed, handed over, and taken back within ten seconds."""

from datetime import timedelta
from email.headerregistry import Address

from django.conf import settings
from django.db import transaction

from enishi.audit.actions import record
from enishi.encounters.models import Encounter, Note
from enishi.events.models import Event
from enishi.letters.frame import frame_for
from enishi.letters.models import Letter
from enishi.letters.rules import CannotSend, why_not_relayed
from enishi.notices.actions import post_mail
from enishi.notices.models import PostedMail
from enishi.people.models import Attendee
from enishi.ui import clock

UNDO = timedelta(seconds=10)
LONGEST = 20_000
LONGEST_NAME = 60


class NotMet(Exception):
    """A letter goes only to somebody met at the evening, or marked or noted there."""


@transaction.atomic
def save_draft(author: Attendee, recipient: Attendee, event: Event, body: str) -> Letter:
    """Keep what was typed. A letter that was handed over is not changed any more."""
    # Locked: a draft saved while the letter is handed over must not write the draft back over it.
    letters = Letter.objects.select_for_update()
    letter = letters.filter(author=author, recipient=recipient, event=event).first()
    if letter is None:
        _require_met(author, recipient, event)
        letter, _new = letters.get_or_create(
            author=author, recipient=recipient, event=event, defaults={"saved_at": clock.now()}
        )
    if not letter.done:
        letter.body, letter.saved_at = body.replace("\r\n", "\n").replace("\0", "")[:LONGEST], clock.now()
        letter.save(update_fields=["body", "saved_at"])
    return letter


def _require_met(author: Attendee, recipient: Attendee, event: Event) -> None:
    met = Encounter.objects.of(author).filter(event=event)
    marked = Note.objects.kept().filter(author=author, about=recipient, event=event)
    if not (met.of(recipient).exists() or marked.exists()) or author.pk == recipient.pk:
        raise NotMet


@transaction.atomic
def send_by_relay(letter: Letter) -> Letter:
    """Hand the letter to the office's mail server. It leaves after ten seconds, once, with the writer's Reply-To.

    The sender's address stays the server's own, so that the letter passes the checks of the reader's provider.
    Raises CannotSend with the reason. Pressing twice sends one letter.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.done:
        return letter
    if reason := why_not_relayed(letter):
        raise CannotSend(reason)
    author, recipient = letter.author, letter.recipient
    frame = frame_for(author, recipient, letter.event)
    letter.posted = post_mail(
        "letter",
        recipient.mail,
        frame.subject,
        frame.around(letter.body),
        sender=_sender(author),
        reply_to=author.mail,
        due_at=clock.now() + UNDO,
    )
    return _hand_over(letter, Letter.Way.RELAY)


def _sender(author: Attendee) -> str:
    name = " ".join(author.name.split())[:LONGEST_NAME]
    return str(Address(name, addr_spec=settings.DEFAULT_FROM_EMAIL))


@transaction.atomic
def mark_done(letter: Letter, way: Letter.Way) -> Letter:
    """The writer thanked in a way that we do not carry: own mail app, phone, postcard; or a greeting was enough."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.done:
        return letter
    letter.sent_at = clock.now()
    return _hand_over(letter, way)


def _hand_over(letter: Letter, way: Letter.Way) -> Letter:
    letter.way, letter.handed_at, letter.refused = way, clock.now(), ""
    letter.save()
    record(letter.event.host_id, f"attendee:{letter.author_id}", "hand_over_letter", f"letter:{letter.pk}")
    return letter


@transaction.atomic
def take_back(letter: Letter) -> bool:
    """Undo: possible until the message is on its way. Returns whether the letter is a draft again."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.way == Letter.Way.RELAY:
        # The outbox forgets old mail: a letter whose message is gone from there was sent. Locked, so that no worker
        # takes the message up between the look and the deletion.
        waiting = PostedMail.objects.select_for_update(of=("self",)).filter(letter=letter, sent_at=None, attempts=0)
        message = waiting.filter(due_at__gt=clock.now()).first()
        if message is None:
            return False
        message.delete()
    letter.posted, letter.way, letter.handed_at, letter.sent_at = None, "", None, None
    letter.save()
    record(letter.event.host_id, f"attendee:{letter.author_id}", "take_back_letter", f"letter:{letter.pk}")
    return True
