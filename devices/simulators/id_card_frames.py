"""The frames of GA/T 467 from the reader's side: takes commands out of what the host sends, seals replies."""

from __future__ import annotations

import struct
from dataclasses import dataclass

SYNC = b"\xaa\xaa\xaa\x96\x69"
PREFIX = 7  # sync and length
MOST = 64  # no command is nearly as long

CHECKSUM_WRONG = 0x10
LENGTH_WRONG = 0x11


def sealed(body: bytes) -> bytes:
    """A frame around command and data, or around status words and data: sync, length, body, checksum."""
    counted = struct.pack(">H", len(body) + 1) + body
    return SYNC + counted + bytes([parity(counted)])


def answer(sw3: int, data: bytes = b"", words: bytes = b"\0\0") -> bytes:
    """A reply; `words` are SW1 and SW2."""
    return sealed(words + bytes([sw3]) + data)


def parity(data: bytes) -> int:
    """XOR over all bytes: 0 for a whole frame behind its sync."""
    result = 0
    for byte in data:
        result ^= byte
    return result


@dataclass(frozen=True)
class Request:
    """A command with its data, or, when it cannot be obeyed, the status byte that says why."""

    body: bytes
    refusal: int = 0


class RequestStream:
    """What the host sends, in whatever pieces, cut into commands."""

    def __init__(self) -> None:
        self._buffer = b""

    def feed(self, data: bytes) -> None:
        """Takes bytes."""
        self._buffer += data

    def next(self) -> Request | None:
        """The next command, when it is whole."""
        _, sync, rest = self._buffer.partition(SYNC)
        if not sync:
            self._buffer = self._buffer[-len(SYNC) + 1 :]
            return None
        self._buffer = sync + rest
        if len(self._buffer) < PREFIX:
            return None
        (length,) = struct.unpack(">H", self._buffer[len(SYNC) : PREFIX])
        if not 2 <= length <= MOST:
            self._buffer = rest
            return Request(b"", LENGTH_WRONG)
        if len(self._buffer) < PREFIX + length:
            return None
        frame, self._buffer = self._buffer[: PREFIX + length], self._buffer[PREFIX + length :]
        return Request(frame[PREFIX:-1], CHECKSUM_WRONG if parity(frame[len(SYNC) :]) else 0)
