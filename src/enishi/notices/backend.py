"""Django's and allauth's own mail takes the same way as ours: into the outbox."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from enishi.notices.actions import post_mail


class OutboxBackend(BaseEmailBackend):
    """Writes messages into the outbox instead of sending them inside the request."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for recipient in message.to:
                post_mail("account", recipient, str(message.subject), str(message.body), sender=message.from_email)
        return len(email_messages)
