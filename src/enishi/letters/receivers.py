"""Others' news that concerns letters: the outbox says what became of a message."""

from typing import Any

from django.dispatch import receiver

from enishi.letters.models import Letter
from enishi.notices.models import PostedMail
from enishi.notices.signals import mail_refused, mail_sent
from enishi.ui import clock


@receiver(mail_sent)
def letter_left(mail: PostedMail, **_news: Any) -> None:
    Letter.objects.filter(posted=mail).update(sent_at=clock.now(), refused="")


@receiver(mail_refused)
def letter_refused(mail: PostedMail, **_news: Any) -> None:
    """The writer sees it on the note and may choose another way."""
    Letter.objects.filter(posted=mail).update(refused=mail.reason or "refused", handed_at=None, way="", posted=None)
