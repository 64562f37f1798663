"""A crowd is turned away quickly, and told to come back at different times."""

from __future__ import annotations

import asyncio

from starlette.types import Message, Receive, Scope, Send

from central.api.overload import EARLIEST, LATEST, Overload


async def crowd(most: int, size: int) -> list[tuple[int, str]]:
    """Status and Retry-After of that many requests at once, of which `most` may be inside."""
    gate = asyncio.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await gate.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    app, answers = Overload(slow, most), []

    async def request() -> None:
        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = dict(message["headers"])
                answers.append((message["status"], headers.get(b"retry-after", b"").decode()))

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        await app({"type": "http"}, receive, send)

    waiting = [asyncio.create_task(request()) for _ in range(size)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(*waiting)
    await request()
    return answers


def test_what_does_not_fit_is_sent_away_and_the_rest_is_served() -> None:
    answers = asyncio.run(crowd(10, 60))
    assert [status for status, _ in answers].count(503) == 50
    assert answers[-1][0] == 200
    waits = {int(after) for status, after in answers if status == 503}
    assert min(waits) >= EARLIEST
    assert max(waits) <= LATEST
    assert len(waits) > 10
