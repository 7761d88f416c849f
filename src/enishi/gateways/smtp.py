"""The way out for mail: one message, one recipient, one connection."""

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from typing import Protocol
from urllib.parse import unquote, urlsplit

TIMEOUT = 20


class Posted(Protocol):
    """What a message must say about itself."""

    sender: str
    recipient: str
    reply_to: str
    subject: str
    body: str
    message_id: str


@dataclass(frozen=True)
class Message:
    """A plain-text message in UTF-8. The e-mail library refuses line breaks in headers, so nothing is smuggled in."""

    sender: str
    recipient: str
    reply_to: str
    subject: str
    body: str
    message_id: str

    @classmethod
    def of(cls, posted: Posted) -> "Message":
        return cls(posted.sender, posted.recipient, posted.reply_to, posted.subject, posted.body, posted.message_id)

    def mime(self) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = self.sender, self.recipient, self.subject
        mail["Message-ID"], mail["Date"] = self.message_id, formatdate(localtime=False)
        if self.reply_to:
            mail["Reply-To"] = self.reply_to
        mail.set_content(self.body, cte="8bit" if self.body.isascii() else "base64")
        return mail


def deliver(relay: str, message: Message, envelope_sender: str) -> None:
    """Hand `message` to the relay, given as smtp://user:password@host:port or smtps://….

    Raises smtplib.SMTPException or OSError when the relay does not take it. Port 587 is spoken to with STARTTLS.
    """
    address = urlsplit(relay)
    host, port = address.hostname or "localhost", address.port or (465 if address.scheme == "smtps" else 25)
    connect = smtplib.SMTP_SSL if address.scheme == "smtps" else smtplib.SMTP
    with connect(host, port, timeout=TIMEOUT) as server:
        server.ehlo()
        if address.scheme == "smtp" and (port == 587 or server.has_extn("starttls")):
            server.starttls()
        if address.username:
            server.login(unquote(address.username), unquote(address.password or ""))
        server.send_message(message.mime(), from_addr=envelope_sender, to_addrs=[message.recipient])
