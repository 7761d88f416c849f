"""What a browser sends is taken in on the event loop, before one of the few page threads is used for it.

A phone on a bad line sends a photograph for a minute. With the body read inside a page, eight such phones, or one
malicious one, would hold all threads, and nobody else would see a page.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]

MOST_BYTES = 32 * 1024 * 1024  # pages refuse from 10 MB on, with words; this only guards the memory
PATIENCE = 60.0  # seconds for the whole body


class Refused(Exception):
    """The body will not be taken; `status` is what to answer, 0 if nobody listens any more."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def whole_body(receive: Receive) -> bytes:
    """The request's body. Raises Refused: 413 too large, 408 too slow, 0 the browser went away."""
    try:
        return await asyncio.wait_for(_gathered(receive), PATIENCE)
    except TimeoutError:
        raise Refused(408) from None


async def _gathered(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refused(0)
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            raise Refused(413)
        if not message.get("more_body", False):
            return bytes(body)


def replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that hands over the gathered body at once, then what comes after it."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again
