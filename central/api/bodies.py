"""Reads a request's body whole, within limits, and its JSON without trusting it.

At most 1 MiB on the wire, 4 MiB after gzip, 30 seconds to arrive. Text is cleaned here, once, before anything stores or
shows it: control characters, lone surrogates and direction overrides are gone afterwards.
"""

from __future__ import annotations

import asyncio
import json
import zlib
from http import HTTPStatus
from typing import Any, NoReturn, TypeVar

from fastapi import Request

from central.answers import Answered
from core.plain import Malformed, cleaned, from_plain

T = TypeVar("T")

WIRE_LIMIT = 1024 * 1024  # bytes; a report with a signature has about 10 KB
UNPACKED_LIMIT = 4 * WIRE_LIMIT
SECONDS = 30.0


async def whole_body(request: Request) -> bytes:
    """The body as it came. Raises `Answered` 413 when it is too big, 408 when it comes too slowly."""
    try:
        async with asyncio.timeout(SECONDS):
            return await _read(request)
    except TimeoutError as error:
        raise Answered(HTTPStatus.REQUEST_TIMEOUT, "too-slow") from error


async def _read(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > WIRE_LIMIT:
            raise Answered(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-big", limit=WIRE_LIMIT)
    return bytes(body)


def unpacked(body: bytes, encoding: str) -> bytes:
    """The body behind its content encoding. Raises `Answered` 413 for a bomb, 415 for another encoding, `Malformed`."""
    if encoding in ("", "identity"):
        return body
    if encoding != "gzip":
        raise Answered(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "encoding")
    unpacker = zlib.decompressobj(wbits=31)  # 31: gzip header and trailer
    try:
        data = unpacker.decompress(body, UNPACKED_LIMIT)
    except zlib.error as error:
        raise Malformed("body: not gzip") from error
    if unpacker.unconsumed_tail:
        raise Answered(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-big", limit=UNPACKED_LIMIT)
    if not unpacker.eof or unpacker.unused_data:
        raise Malformed("body: not one whole gzip stream")
    return data


def read_json(body: bytes) -> Any:
    """The JSON in the body, its texts cleaned. Raises `Malformed`."""
    try:
        data = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Malformed("body: not JSON") from error
    return cleaned(data)


def read_as(kind: type[T], body: bytes) -> T:
    """A `kind` from the body. Raises `Malformed`."""
    return from_plain(kind, read_json(body))


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
