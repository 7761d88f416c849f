"""One process, one port: live streams on the event loop, pages on threads."""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.config.settings")

from a2wsgi import WSGIMiddleware

from enishi.config import live, uploads
from enishi.config.wsgi import application as pages

_pages: Any = WSGIMiddleware(pages, workers=8)  # type: ignore[arg-type]  # a response is an iterable of bytes


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Streams hold a connection for hours and cost a coroutine; pages are quick and want Django's threads."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["path"].startswith("/live/"):
        await live.application(scope, receive, send)
    else:
        await _page(scope, receive, send)


async def _page(scope: dict[str, Any], receive: Any, send: Any) -> None:
    try:
        body = await uploads.whole_body(receive)
    except uploads.Refused as refused:
        if refused.status:
            await send({"type": "http.response.start", "status": refused.status, "headers": []})
            await send({"type": "http.response.body", "body": b""})
        return
    await _pages(scope, uploads.replayed(body, receive), send)


async def _lifespan(receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
