"""Bodies are gathered before a page's thread is used, with a limit for size and for patience."""

import asyncio
from collections.abc import Callable

import pytest

from enishi.config import uploads
from enishi.config.uploads import Message, Receive, Refused, replayed, whole_body

pytestmark = pytest.mark.engine


def sent(*messages: Message) -> Receive:
    waiting = list(messages)

    async def receive() -> Message:
        if not waiting:
            await asyncio.Event().wait()
        return waiting.pop(0)

    return receive


def part(body: bytes, *, more: bool) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


GONE: Message = {"type": "http.disconnect"}


def test_body_in_parts_is_handed_over_whole_and_then_what_follows() -> None:
    async def run() -> None:
        receive = sent(part(b"na", more=True), part(b"me", more=False), GONE)
        body = await whole_body(receive)
        again = replayed(body, receive)
        assert await again() == {"type": "http.request", "body": b"name", "more_body": False}
        assert await again() == GONE

    asyncio.run(run())


def too_large() -> Receive:
    return sent(part(b"x" * 60, more=True), part(b"x" * 60, more=True))


def too_slow() -> Receive:
    return sent(part(b"x", more=True))


def went_away() -> Receive:
    return sent(part(b"x", more=True), GONE)


@pytest.mark.parametrize(("reader", "status"), [(too_large, 413), (too_slow, 408), (went_away, 0)])
def test_body_is_refused(reader: Callable[[], Receive], status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 100)
    monkeypatch.setattr(uploads, "PATIENCE", 0.05)
    with pytest.raises(Refused) as refused:
        asyncio.run(whole_body(reader()))
    assert refused.value.status == status
