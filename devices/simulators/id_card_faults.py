"""The fault menu of the simulated card reader: what can befall a reply on its way, and what can befall card and module.

A fault is picked as `name`, or `name:n` to strike n times only; a fault of the line as `name@3001` to befall only the
replies to that command. It is the machine's own business to ask whether it strikes.
"""

from __future__ import annotations

import difflib
import random
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

from core.config import ConfigError
from devices.simulators.id_card_frames import PREFIX, SYNC, answer
from devices.simulators.wire import PULL, Burst

NOISE = b"\x00\xaa\xaa\x96\x69\xff"  # made to look like the beginning of a frame as often as not


@dataclass
class Conditions:
    """What the faults of the line need to know: their dice and their waits."""

    dice: random.Random
    late_seconds: float
    split_seconds: float


Spoil = Callable[[Conditions, bytes], list[Burst]]


def _junk(line: Conditions, frame: bytes) -> list[Burst]:
    noise = bytes(line.dice.choices(NOISE, k=line.dice.randint(1, 40))).replace(SYNC, b"")
    return [Burst(noise + b"\xaa" + frame)]


def _drop(line: Conditions, frame: bytes) -> list[Burst]:
    lost = line.dice.randrange(len(frame))
    return [Burst(frame[:lost] + frame[lost + 1 :])]


def _split(line: Conditions, frame: bytes) -> list[Burst]:
    pieces, at = [], 0
    while at < len(frame):
        size = line.dice.randint(1, 64)
        pieces.append(Burst(frame[at : at + size], after=line.split_seconds))
        at += size
    return pieces


def _bad_length(_: Conditions, frame: bytes) -> list[Burst]:
    return [Burst(SYNC + struct.pack(">H", len(frame) - PREFIX + 5) + frame[PREFIX:])]


SPOILS: dict[str, Spoil] = {
    "silent": lambda *_: [],
    "junk": _junk,
    "false-start": lambda _, frame: [Burst(SYNC + b"\x09\x0a" + frame)],  # the head of a long record, then the real reply
    "stray": lambda _, frame: [Burst(frame[:1] + b"\0" + frame[1:])],
    "drop": _drop,
    "split": _split,
    "glued": lambda _, frame: [Burst(frame + answer(0x80))],
    "late": lambda line, frame: [Burst(frame, after=line.late_seconds)],
    "bad-checksum": lambda _, frame: [Burst(frame[:-1] + bytes([frame[-1] ^ 0x5A]))],
    "bad-length": _bad_length,
    "duplicate": lambda _, frame: [Burst(frame), Burst(frame)],
    "unplug": lambda _, frame: [Burst(frame[: len(frame) // 2]), Burst(PULL)],
}
"""Faults of the line, which befall any reply."""

OTHERS = {
    "lifted": "the card is taken away during a read, which fails",
    "truncated": "the card is taken away during a read, whose reply breaks off",
    "not-id": "the card is of another kind",
    "self-test": "the module has failed its self-test and obeys nothing",
    "unauthorised": "the module holds no key",
    "extended": "a read is answered in the form with fingerprints, though there are none",
    "appended": "the card holds a newer address",
    "no-address": "the module does not know the command for the newest address",
    **{f"sw3-{code:02x}": "select (81) or read (all others) is answered with this status byte" for code in range(256)},
}
"""Faults of card and module, with what they mean."""


class Fault:
    """A fault from the menu: `silent`, `silent:2`, `silent@3001:2`. Raises ConfigError, naming the nearest, when it is not there."""

    def __init__(self, text: str = "") -> None:
        form = re.fullmatch(r"([a-z0-9-]*)(?:@([0-9a-f]{4}))?(?::(\d+))?", text)
        self.name, self._command, count = form.groups("") if form else ("", "", "")
        known = {*SPOILS, *OTHERS} if not self._command else {*SPOILS}
        if text and self.name not in known:
            near = difflib.get_close_matches(text, sorted(known), n=1, cutoff=0.3)
            raise ConfigError(f"unknown fault {text!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        self._left = int(count) if count else -1

    def strikes(self, *names: str, command: str = "") -> bool:
        """Whether it is one of the names and strikes now, in the reply to `command`; that uses it up once."""
        if self.name not in names or self._left == 0 or self._command not in ("", command):
            return False
        self._left -= 1
        return True
