"""The way out for mail: one message, one recipient, one connection."""

import re
import smtplib
import ssl
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, parseaddr
from typing import Protocol
from urllib.parse import unquote, urlsplit

TIMEOUT = 20
LONGEST_NAME = 60
LONGEST_LINE = 900
_NO_ADDRESS = re.compile(r"[\s<>,;:\"\\()]|=\?")


class Unsendable(ValueError):
    """No message can be made of what was posted, today or later."""


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
    """A plain-text message in UTF-8. What people typed can't add a header, a reader or another sender to it."""

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
        """The message as it travels. Raises Unsendable, for example if an address is none."""
        try:
            return self._mime()
        except (
            ValueError,
            LookupError,
            AttributeError,
            MessageError,
        ) as reason:  # all that the library was seen to raise
            raise Unsendable(type(reason).__name__) from reason

    def _mime(self) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = _from(self.sender), _address(self.recipient), _calm(self.subject)
        mail["Message-ID"], mail["Date"] = self.message_id, formatdate(localtime=False)
        if self.reply_to:
            mail["Reply-To"] = _address(self.reply_to)
        mail.set_content(self.body, cte="7bit" if _travels_as_it_is(self.body) else "base64")
        return mail


def _from(sender: str) -> str:
    """The sender's header: whatever somebody is called, the address stays the one behind the name."""
    name, address = parseaddr(" ".join(sender.split()))
    return str(Address(_calm(name)[:LONGEST_NAME], addr_spec=_address(address)))


def _calm(text: str) -> str:
    """One line without encoded words: the e-mail library decodes them, and a line break could hide in one."""
    return " ".join(text.split()).replace("=?", "= ?")


def _address(text: str) -> str:
    if "@" not in text or _NO_ADDRESS.search(text):
        raise ValueError("no single plain mail address")
    return text


def _travels_as_it_is(body: str) -> bool:
    return body.isascii() and all(len(line) <= LONGEST_LINE for line in body.splitlines())


def deliver(relay: str, message: Message, envelope_sender: str) -> None:
    """Hand `message` to the relay, given as smtp://user:password@host:port or smtps://….

    Raises Unsendable; smtplib.SMTPException or OSError when the relay does not take it.
    Port 587 is spoken to with STARTTLS. A password is told only to a server that proved its name.
    """
    address = urlsplit(relay)
    host, port = address.hostname or "localhost", address.port or (465 if address.scheme == "smtps" else 25)
    mime = message.mime()
    proven = ssl.create_default_context()
    with _connection(address.scheme, host, port, proven) as server:
        server.ehlo()
        if address.scheme == "smtp" and (address.username or port == 587 or server.has_extn("starttls")):
            # Without a password a relay next door may show its own certificate: still better than plain text.
            server.starttls(context=proven if address.username or port == 587 else None)
        if address.username:
            server.login(unquote(address.username), unquote(address.password or ""))
        server.send_message(mime, from_addr=envelope_sender, to_addrs=[message.recipient])


def _connection(scheme: str, host: str, port: int, proven: ssl.SSLContext) -> smtplib.SMTP:
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=proven)
    return smtplib.SMTP(host, port, timeout=TIMEOUT)
