"""Too many requests at once are turned away quickly, with a random time to come back, so that a crowd of kiosks does not return as one."""

from __future__ import annotations

import json
import random

from starlette.types import ASGIApp, Receive, Scope, Send

MOST = 200
"""Requests in the house at once; 40 threads work, the rest wait about a second."""
EARLIEST, LATEST = 5, 60  # seconds


class Overload:
    """ASGI middleware that lets at most `most` requests in."""

    def __init__(self, app: ASGIApp, most: int = MOST) -> None:
        self._app = app
        self._most = most
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._inside >= self._most:
            await _refuse(send)
            return
        self._inside += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._inside -= 1


async def _refuse(send: Send) -> None:
    seconds = random.randint(EARLIEST, LATEST)  # noqa: S311  spreading, not secrecy
    headers = [(b"content-type", b"application/json"), (b"retry-after", str(seconds).encode())]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps({"error": "overloaded"}).encode()})
