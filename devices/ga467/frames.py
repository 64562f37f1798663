"""GA/T 467 frames: commands out, replies in, and the receiver that finds replies in a noisy stream.

    host -> reader   AA AA AA 96 69 | LEN LEN | CMD PARA [data]     | CHK
    reader -> host   AA AA AA 96 69 | LEN LEN | SW1 SW2 SW3 [data]  | CHK

LEN is big-endian and counts everything behind it, CHK too; CHK is the XOR of everything from LEN on. A photo may contain
the preamble, so nothing inside an accepted frame is ever looked at again. There is neither a sequence number nor an echo
of the command: all that ties a reply to its question is the size of what a success carries, and `Command.owns` uses it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from operator import xor

from devices.ga467.status_codes import ABOUT_A_CARD, FOUND, SUCCESS

PREAMBLE = bytes.fromhex("AAAAAA9669")
HEAD = len(PREAMBLE) + 2  # preamble and LEN
LENGTHS = range(4, 2401)  # SW1-3 and CHK at least; the largest record (two fingerprints) has 2314
LONGEST = 2321
SMALLEST_RECORD = 4 + 256
ABOUT_ANOTHER_COMMAND = frozenset({0x41, 0x81, 0x91})  # read failed, select failed, nothing under this heading


class BadFrame(Exception):
    """The data of a reply does not have the form it must have; the message never holds the data."""


def checksum(data: bytes) -> int:
    """XOR of all bytes."""
    return reduce(xor, data, 0)


def request(code: int, parameter: int, data: bytes = b"") -> bytes:
    """A command as it goes over the wire."""
    body = struct.pack(">HBB", len(data) + 3, code, parameter) + data
    return PREAMBLE + body + bytes([checksum(body)])


@dataclass(frozen=True)
class ReplyFrame:
    """What a reader answered. `data` may be personal and is kept out of the repr."""

    sw1: int
    sw2: int
    sw3: int
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Command:
    """A question, with what a success looks like (its SW3 and how many bytes it carries) and what it never answers."""

    name: str
    code: int
    parameter: int
    sizes: range
    success: int = SUCCESS
    never: frozenset[int] = frozenset()
    slow: bool = False

    @property
    def frame(self) -> bytes:
        """The bytes to send."""
        return request(self.code, self.parameter)

    def owns(self, reply: ReplyFrame) -> bool:
        """Whether the reply can be an answer to this command, rather than a late one to an earlier command."""
        if reply.sw3 in (SUCCESS, FOUND):
            return reply.sw3 == self.success and len(reply.data) in self.sizes
        return reply.sw3 not in self.never


def _exactly(count: int) -> range:
    return range(count, count + 1)


RESET = Command("reset", 0x10, 0xFF, _exactly(0), never=ABOUT_A_CARD)
STATUS = Command("status", 0x11, 0xFF, _exactly(0), never=ABOUT_A_CARD)
SAM_ID = Command("SAM id", 0x12, 0xFF, _exactly(16), never=ABOUT_A_CARD)
FIND = Command("find", 0x20, 0x01, _exactly(4), success=FOUND, never=ABOUT_ANOTHER_COMMAND)
SELECT = Command("select", 0x20, 0x02, _exactly(8))
READ = Command("read", 0x30, 0x01, range(SMALLEST_RECORD, LONGEST), slow=True)
NEWEST_ADDRESS = Command("newest address", 0x30, 0x03, _exactly(70))


class Receiver:
    """Takes bytes in any pieces, gives whole replies; noise, cut, damaged and unwanted frames are stepped over."""

    def __init__(self, wanted: Callable[[ReplyFrame], bool] = lambda _: True) -> None:
        self._wanted = wanted
        self._buffer = bytearray()
        self.damaged = 0
        """Frames of full length whose checksum was wrong."""
        self.unwanted = 0
        """Sound frames that answer something else."""

    @property
    def begun(self) -> bool:
        """Whether a preamble has arrived whose frame is not whole yet."""
        return self._buffer.startswith(PREAMBLE)

    def feed(self, chunk: bytes) -> ReplyFrame | None:
        """The next whole reply, if it is there now; `feed(b"")` asks for the one after it."""
        self._buffer += chunk
        while self._synchronise() and len(self._buffer) >= HEAD:
            end = HEAD + int.from_bytes(self._buffer[HEAD - 2 : HEAD], "big")
            if end - HEAD not in LENGTHS:
                del self._buffer[0]
            elif len(self._buffer) < end:
                return None
            elif reply := self._take(end):
                return reply
        return None

    def give_up(self) -> ReplyFrame | None:
        """Nothing more is coming, so the frame that has begun is none: the reply that may be hidden behind its first byte."""
        while self.begun:
            del self._buffer[0]
            if reply := self.feed(b""):
                return reply
        return None

    def _take(self, end: int) -> ReplyFrame | None:
        body = bytes(self._buffer[len(PREAMBLE) : end])
        if checksum(body) != 0:
            self.damaged += 1
            del self._buffer[0]
            return None
        del self._buffer[:end]
        reply = ReplyFrame(body[2], body[3], body[4], body[5:-1])
        if self._wanted(reply):
            return reply
        self.unwanted += 1
        return None

    def _synchronise(self) -> bool:
        """Drops everything before the next preamble, or before what may become one."""
        at = self._buffer.find(PREAMBLE)
        if at < 0:
            kept = next(n for n in range(len(PREAMBLE) - 1, -1, -1) if self._buffer.endswith(PREAMBLE[:n]))
            del self._buffer[: len(self._buffer) - kept]
            return False
        del self._buffer[:at]
        return True


@dataclass(frozen=True)
class Record:
    """The parts of a card record, as read; personal, so not in the repr."""

    text: bytes = field(repr=False)
    photo: bytes = field(repr=False)
    fingerprint: bytes = field(repr=False)


def split_record(data: bytes) -> Record:
    """The parts of a successful read. Some front ends answer 30 01 in the longer form of 30 10: the sizes tell them apart.

    Raises `BadFrame` when the inner lengths do not add up.
    """
    if len(data) < 6:
        raise BadFrame(f"record of {len(data)} bytes")
    text, photo, fingerprint = struct.unpack_from(">HHH", data)
    if len(data) == 4 + text + photo:
        start, fingerprint = 4, 0
    elif len(data) == 6 + text + photo + fingerprint:
        start = 6
    else:
        raise BadFrame(f"record of {len(data)} bytes claims {text} + {photo} + {fingerprint}")
    middle, end = start + text, start + text + photo
    return Record(data[start:middle], data[middle:end], data[end : end + fingerprint])


def sam_id(data: bytes) -> str:
    """The 16 bytes of the module's number the way the makers print it: 05.03-20101010-0000000001-1234567890."""
    return "{:02}.{:02}-{:08}-{:010}-{:010}".format(*struct.unpack("<HHIII", data))
