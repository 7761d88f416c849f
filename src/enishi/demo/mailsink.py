"""A real SMTP server on this machine that keeps what it receives, for people to read at /demo/mailbox."""

import asyncio
import time
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from enishi import STATE

SPOOL = STATE / "demo" / "mail"


class Keeper:
    """Writes each message into a file of its own."""

    def __init__(self, spool: Path) -> None:
        self.spool = spool
        spool.mkdir(parents=True, exist_ok=True)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        body = envelope.original_content or b""
        final = self.spool / f"{time.time_ns()}.eml"
        partial = final.with_suffix(".part")
        partial.write_bytes(b"X-Envelope-To: " + ",".join(envelope.rcpt_tos).encode() + b"\r\n" + body)
        partial.rename(final)  # a reader never sees half a message
        return "250 kept"


def receive(port: int) -> None:
    """Serve until the process ends."""
    controller = Controller(Keeper(SPOOL), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        asyncio.run(_for_ever())
    except KeyboardInterrupt:
        controller.stop()


async def _for_ever() -> None:
    await asyncio.Event().wait()
