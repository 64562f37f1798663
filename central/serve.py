"""Runs the platform on its port: migrates, seeds, finishes what a crash left, says `central ready URL`, ends cleanly on SIGTERM."""

from __future__ import annotations

import asyncio
import signal
import socket
from types import FrameType

import uvicorn

from central.app import create_app
from central.cases.receiving import answer_left
from central.log import event
from central.platform import Platform
from central.seeds.fill import fill
from central.store.migrate import migrate

KEEP_ALIVE = 90  # seconds: longer than the minute between two heartbeats
GRACE = 5  # seconds that running requests get at the end


class _Announcing(uvicorn.Server):
    """Tells whoever started us that the port answers."""

    def __init__(self, config: uvicorn.Config, line: str) -> None:
        super().__init__(config)
        self._line = line

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(self._line, flush=True)


def prepare(platform: Platform) -> None:
    """Brings the database to where the application may run on it."""
    migrate(platform.store)
    fill(platform)
    if left := answer_left(platform):
        event("left-reports-answered", count=left)


def bind(host: str, port: int) -> socket.socket:
    """A socket bound to that address; port 0 takes a free one. Raises OSError when it is taken. Until served, callers are refused."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once (TCP_NODELAY) only where the protocol is named; else head and body of an answer lie 40 ms apart
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    return listening


def serve(platform: Platform, listening: socket.socket, url: str) -> None:
    """Serves until SIGTERM or SIGINT; then running requests finish and it returns."""
    config = uvicorn.Config(
        create_app(platform),
        log_level="warning",
        access_log=False,  # addresses hold query codes
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _ended)  # uvicorn raises the signal again at its end; it has done its work by then
    asyncio.run(_Announcing(config, f"central ready {url}").serve(sockets=[listening]))


def _ended(_: int, __: FrameType | None) -> None:
    return None
