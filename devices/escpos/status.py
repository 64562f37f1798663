"""DLE EOT, byte by byte: what to ask, which bytes are answers, what the answers say.

A printer says more than it is asked: automatic status (GS a), flow control, acknowledgements. One stream carries all of it:

    0xx1xx10   answer to DLE EOT                (b & 0x93 == 0x12)
    0xx1xx00   automatic status, first of four  the other three have bit 4 off
    11, 13     XON, XOFF
    37 … 00    a block: 22 + process id (GS ( H), 25 (buffers cleared)

A missing answer is not an answer "all is well": whatever was not heard is reported as unreadable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.explained import Severity
from devices.escpos.profile import ANSWER_FIXED_BITS, BitMeaning, Profile
from devices.problem import Problem

DLE_EOT = b"\x10\x04"
ANSWER_PATTERN = 0x12
BLOCK_START = 0x37
BLOCK_END = 0x00
BLOCK_LIMIT = 80
"""Bytes; no block is longer (GS I texts, header to NUL). One that lost its end must not swallow every later answer."""

_PROBLEM_OF = {
    BitMeaning.COVER: Problem.COVER_OPEN,
    BitMeaning.PAPER_END: Problem.PAPER_OUT,
    BitMeaning.CUTTER: Problem.CUTTER,
    BitMeaning.FAULT: Problem.PRINTER_FAULT,
    BitMeaning.ERROR: Problem.PRINTER_FAULT,
    BitMeaning.HOT: Problem.PRINTER_HOT,
    BitMeaning.OFFLINE: Problem.PRINTER_OFFLINE,
    BitMeaning.PAPER_LOW: Problem.PAPER_LOW,
}
"""In the order in which they are told: what a person at the machine can see and mend comes first."""

_ERRORS = frozenset({BitMeaning.CUTTER, BitMeaning.FAULT, BitMeaning.HOT})
_OFFLINE_CAUSES = frozenset({BitMeaning.COVER, BitMeaning.PAPER_END, BitMeaning.ERROR}) | _ERRORS


def query(n: int) -> bytes:
    """DLE EOT n."""
    return DLE_EOT + bytes([n])


def is_answer(byte: int) -> bool:
    """Whether a byte has the fixed bits of a DLE EOT answer."""
    return byte & ANSWER_FIXED_BITS == ANSWER_PATTERN


class Sorter:
    """Sorts what arrives, in whatever pieces, into answer bytes and blocks; drops the rest."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.blocks: list[bytes] = []
        self._block: bytearray | None = None

    def feed(self, data: bytes) -> None:
        """Takes the next bytes from the line."""
        for byte in data:
            if self._block is not None:
                self._within_block(byte)
            elif byte == BLOCK_START:
                self._block = bytearray()
            elif is_answer(byte):
                self.answers.append(byte)

    def forget(self) -> None:
        """Drops what was collected and any block that never ended."""
        self.answers.clear()
        self.blocks.clear()
        self._block = None

    def _within_block(self, byte: int) -> None:
        assert self._block is not None
        if byte == BLOCK_END:
            self.blocks.append(bytes(self._block))
            self._block = None
        else:
            self._block.append(byte)
            if len(self._block) > BLOCK_LIMIT:
                self._block = None


@dataclass(frozen=True)
class Survey:
    """All answers of one round of questions, and what they mean on this model."""

    problems: tuple[Problem, ...]
    complete: bool  # every question was answered
    heard: bool  # at least one was
    detail: str  # "1:12 2:36 3:-- 4:72", for the technician

    @property
    def blocking(self) -> Problem | None:
        """The first problem with which the printer is of no use now."""
        return next((p for p in self.problems if p.explanation.severity is Severity.BLOCKING), None)

    @property
    def stopping(self) -> Problem | None:
        """The first problem with which it would not print now: a blocking one, or a head that has to cool."""
        return self.blocking or (Problem.PRINTER_HOT if Problem.PRINTER_HOT in self.problems else None)


def survey(answers: Mapping[int, int], profile: Profile) -> Survey:
    """What the answers (by n of DLE EOT n) say about a printer of this model."""
    said = {bit.means for bit in profile.status if answers.get(bit.ask, 0) & bit.mask}
    missing = [n for n in profile.queries if n not in answers]
    problems = list(dict.fromkeys(_PROBLEM_OF[meaning] for meaning in _PROBLEM_OF if meaning in _told(said)))
    if missing:
        problems.append(Problem.STATUS_UNREADABLE)
    detail = " ".join(f"{n}:{answers[n]:02X}" if n in answers else f"{n}:--" for n in profile.queries)
    return Survey(tuple(problems), not missing, bool(answers), detail)


def _told(said: Iterable[BitMeaning]) -> set[BitMeaning]:
    """What is left when consequences are dropped and only causes are told."""
    told = set(said)
    if BitMeaning.COVER in told:
        told.discard(BitMeaning.HOT)  # n=3 bit 6 is also set by opening the cover while printing
        told.discard(BitMeaning.ERROR)
    if told & _ERRORS:
        told.discard(BitMeaning.ERROR)
    if BitMeaning.PAPER_END in told:
        told.discard(BitMeaning.PAPER_LOW)
    if told & _OFFLINE_CAUSES:
        told.discard(BitMeaning.OFFLINE)
    return told
