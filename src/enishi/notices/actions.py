"""Post mail into the outbox, and carry out what is due."""

import logging
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.crypto import get_random_string

from enishi.gateways import smtp
from enishi.notices.models import PostedMail
from enishi.notices.signals import mail_refused, mail_sent
from enishi.ui import clock

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 12  # over some 17 hours: a relay that is down tonight is mended tomorrow morning
LONGEST_SUBJECT = 300


def post_mail(
    purpose: str,
    recipient: str,
    subject: str,
    body: str,
    *,
    sender: str = "",
    reply_to: str = "",
    due_at: datetime | None = None,
) -> PostedMail:
    """Put one message into the outbox, in the caller's transaction. It leaves when it is due."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2]
    moment = clock.now()
    return PostedMail.objects.create(
        purpose=purpose,
        sender=sender or settings.DEFAULT_FROM_EMAIL,
        recipient=recipient,
        reply_to=reply_to,
        subject=" ".join(subject.split())[:LONGEST_SUBJECT],
        body=body,
        message_id=f"<{get_random_string(24).lower()}@{domain}>",
        posted_at=moment,
        due_at=due_at or moment,
    )


def send_due_mail(most: int = 50) -> int:
    """Send what is due. Safe to run from several workers at once. Returns how many messages were sent."""
    if not settings.SMTP_RELAY:
        return 0
    sent = 0
    for _turn in range(most):
        mail = _lease_one()
        if mail is None:
            break
        sent += _send(mail)
    return sent


@transaction.atomic
def _lease_one() -> PostedMail | None:
    moment = clock.now()
    free = Q(lease_until=None) | Q(lease_until__lt=moment)
    waiting = PostedMail.objects.filter(free, due_at__lte=moment, sent_at=None, failed_at=None)
    mail = waiting.select_for_update(skip_locked=True).order_by("due_at", "pk").first()
    if mail is not None:
        mail.lease_until = moment + LEASE
        mail.attempts = mail.attempts + 1
        mail.save(update_fields=["lease_until", "attempts"])
    return mail


def _send(mail: PostedMail) -> int:
    try:
        smtp.deliver(settings.SMTP_RELAY, smtp.Message.of(mail), envelope_sender=settings.DEFAULT_FROM_EMAIL)
    except (smtplib.SMTPException, OSError) as reason:
        code = _refusal(reason)
        _try_later(mail, str(code) if code else type(reason).__name__, final=code >= 500)
        return 0
    except smtp.Unsendable as reason:
        _try_later(mail, type(reason).__name__, final=True)
        return 0
    with transaction.atomic():
        # The text is not needed any more: letters keep their own, sign-in codes must not lie about.
        PostedMail.objects.filter(pk=mail.pk).update(
            sent_at=clock.now(), lease_until=None, subject="", body="", reason=""
        )
        mail_sent.send(PostedMail, mail=mail)
    return 1


def _refusal(reason: Exception) -> int:
    """The relay's word on this message (4xx not now, 5xx never), or 0 if it said nothing about the message."""
    if isinstance(reason, smtplib.SMTPRecipientsRefused):
        return min(code for code, _words in reason.recipients.values())
    if isinstance(reason, (smtplib.SMTPSenderRefused, smtplib.SMTPDataError)):
        return reason.smtp_code
    return 0  # a wrong password or a relay that is down is ours to mend: the message waits


def _try_later(mail: PostedMail, reason: str, *, final: bool) -> None:
    final = final or mail.attempts >= MOST_ATTEMPTS
    log.warning("mail %s not sent: %s", mail.pk, reason)
    # Who lost the lease has nothing to say any more: another worker may have sent the message.
    mine = PostedMail.objects.filter(pk=mail.pk, attempts=mail.attempts, sent_at=None)
    later = clock.now() + timedelta(seconds=15 * 2**mail.attempts)
    with transaction.atomic():
        if not mine.update(lease_until=None, due_at=later, reason=reason):
            return
        if final:
            mine.update(failed_at=clock.now(), subject="", body="")
            mail.reason = reason
            mail_refused.send(PostedMail, mail=mail)


def forget_sent_mail(older_than: timedelta = timedelta(days=30)) -> int:
    """Delete what left, or was refused, long ago. Returns how many rows went."""
    before = clock.now() - older_than
    gone, _models = PostedMail.objects.filter(Q(sent_at__lt=before) | Q(failed_at__lt=before)).delete()
    return gone
