"""A real SMTP server for tests: it keeps what it takes, and says on the way what a test wants it to say."""

import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message as Mail
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Received:
    """One message as it arrived: the envelope, and what a mail program reads in it."""

    envelope_from: str
    envelope_to: list[str]
    raw: bytes

    @property
    def mail(self) -> Mail:
        return message_from_bytes(self.raw)

    def header(self, name: str) -> str:
        return str(make_header(decode_header(str(self.mail[name]))))

    @property
    def text(self) -> str:
        body = self.mail.get_payload(decode=True)
        assert isinstance(body, bytes)
        return body.decode("utf-8").replace("\r\n", "\n")


@dataclass
class Postbox:
    """The relay's side: `says` answers DATA, `to_recipient` answers RCPT; an empty answer means "taken"."""

    relay: str = ""
    received: list[Received] = field(default_factory=list)
    says: Callable[[Received], str] = lambda _received: ""
    to_recipient: Callable[[str], str] = lambda _address: ""

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if answer := self.to_recipient(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        one = Received(str(envelope.mail_from), list(envelope.rcpt_tos), envelope.original_content or b"")
        # In a thread: a test may let another worker send while this one waits for its answer.
        answer = await server.loop.run_in_executor(None, self.says, one)
        if not answer:
            self.received.append(one)
        return answer or "250 taken"

    @property
    def ids(self) -> list[str]:
        return [str(one.mail["Message-ID"]) for one in self.received]


@contextmanager
def postbox(**options: Any) -> Iterator[Postbox]:
    """A server on a free port of this machine."""
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # every command of every connection otherwise
    box = Postbox()
    port = free_port()
    server = Controller(box, hostname="127.0.0.1", port=port, **options)
    server.start()
    box.relay = f"smtp://127.0.0.1:{port}"
    try:
        yield box
    finally:
        server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
