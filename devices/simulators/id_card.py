"""A simulated resident ID card reader: a security module, a plate to lay cards on, and everything that can go wrong.

It is written from the standard (GA/T 467) and not from the driver, with which it shares nothing: it is the independent
witness of the protocol.

    sim://id_card?card=P1&fault=silent:2&mode=repeat&latency=0

A reader differs from maker to maker in what it says once a card was read: `sticky` finds no card until it is lifted,
`repeat` finds it again and again. What readers say to commands in the wrong order is nowhere written down; this one
fails them with the code of the command.
"""

from __future__ import annotations

import random
import struct
import threading
import typing
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from core.config import ConfigError, build
from devices.simulators import simulator
from devices.simulators.id_card_chip import SPECIMENS, Chip, blanked, person_chip, read_persons
from devices.simulators.id_card_faults import SPOILS, Conditions, Fault
from devices.simulators.id_card_frames import LENGTH_WRONG, RequestStream, answer
from devices.simulators.wire import Burst

USUAL_SECONDS = {0x11FF: 0.005, 0x12FF: 0.015, 0x2001: 0.03, 0x2002: 0.04, 0x3001: 0.6, 0x3010: 0.9, 0x3003: 0.15}
FIND_MISS_SECONDS = 0.08
BAUDS = (115200, 57600, 38400, 19200, 9600)
SAM_ID = struct.pack("<HHIII", 5, 3, 20101010, 1, 1234567890)
APPENDED_ADDRESS = "测试省测试市新住址3号"

OK, FOUND, EMPTY = 0x90, 0x9F, 0x91
NOT_FOUND, NOT_SELECTED, NOT_READ, NOT_ID = 0x80, 0x81, 0x41, 0x40
UNKNOWN, BROKEN, UNAUTHORISED = 0x21, 0x60, 0x66
CARD_WORDS = {0x31: b"\x69\x88", 0x41: b"\x6a\x82", 0x47: b"\x67\x00", 0x81: b"\x69\x85"}
"""SW1 SW2 that a card may add to these codes."""


@dataclass(frozen=True)
class Options:
    """`latency` multiplies the usual seconds of each command, 0 for none. `persons` starts at the root of the project."""

    card: str = "none"  # a key of the persons file, a specimen, or none
    persons: str = "config/persons.toml"
    fault: str = ""  # from the menu of id_card_faults
    mode: str = "sticky"
    latency: float = 1.0
    late_seconds: float = 1.2
    split_seconds: float = 0.002
    no_card_code: int = NOT_READ  # to 30 03 with an empty plate; some modules say 34 (52)
    seed: int = 0


class CardProgress(Enum):
    """How far the module has come with the card on the plate."""

    NEW = "new"
    FOUND = "found"
    SELECTED = "selected"
    READ = "read"


class IdCardReaderMachine:
    """The reader. `lay`, `lift`, `set_fault` and `plugged` are the trainer's hands; `heard` counts the commands, by their hex."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self.plugged = True
        self.heard: Counter[str] = Counter()
        self._line = Conditions(random.Random(self.options.seed), self.options.late_seconds, self.options.split_seconds)  # noqa: S311  repeatable faults, no secrets
        self._fault = Fault(self.options.fault)
        self._lock = threading.Lock()
        self._requests = RequestStream()
        self._chip: Chip | None = None
        self._card = CardProgress.NEW
        if self.options.mode not in ("sticky", "repeat"):
            raise ConfigError(f"unknown mode {self.options.mode!r}; known: sticky, repeat")
        if self.options.card != "none":
            self.lay(self.options.card)

    # The trainer's hands

    def lay(self, card: str | Chip) -> None:
        """Lays a card: a test person's ("P1"), a specimen ("J", "wrong-digit" …) or a chip of one's own. Raises ConfigError."""
        chip = card if isinstance(card, Chip) else self._chip_of(card)
        with self._lock:
            self._chip, self._card = chip, CardProgress.NEW

    def lift(self) -> None:
        """Takes the card away."""
        with self._lock:
            self._chip = None

    def set_fault(self, fault: str) -> None:
        """Picks from the fault menu: `name`, `name:n`, `name@3001`, or nothing. Raises ConfigError."""
        self._fault = Fault(fault)

    def _chip_of(self, key: str) -> Chip:
        if key in SPECIMENS:
            return SPECIMENS[key]()
        persons = read_persons(self.options.persons)
        if key not in persons:
            raise ConfigError(f"no card {key!r}; known: {', '.join([*persons, *SPECIMENS])}")
        return person_chip(persons[key])

    # The wire's side

    def receive(self, data: bytes) -> Iterator[Burst]:
        """Obeys the commands in what the host sent, each after its usual time."""
        self._requests.feed(data)
        while request := self._requests.next():
            if request.refusal:
                yield from self._send(answer(request.refusal))
                continue
            command = request.body[:2].hex()
            self.heard[command] += 1
            yield Burst(b"", after=self._seconds(request.body))
            with self._lock:
                reply = self._obey(request.body)
            yield from self._send(reply, command)
            if request.body[0] == 0x60 and reply == answer(OK):
                yield Burst(b"", baud=BAUDS[request.body[1]])

    def _send(self, frame: bytes, command: str = "") -> list[Burst]:
        if not self._fault.strikes(*SPOILS, command=command):
            return [Burst(frame)]
        self.plugged = self._fault.name != "unplug"
        return SPOILS[self._fault.name](self._line, frame)

    def _seconds(self, body: bytes) -> float:
        code = int.from_bytes(body[:2], "big")
        missed = code == 0x2001 and self._chip is None
        return self.options.latency * (FIND_MISS_SECONDS if missed else USUAL_SECONDS.get(code, 0.0))

    # The module

    def _obey(self, body: bytes) -> bytes:
        if self._fault.strikes("self-test"):
            return answer(BROKEN)
        if body[0] == 0x60:
            return answer(OK if len(body) == 2 and body[1] < len(BAUDS) else UNKNOWN)
        commands: dict[int, Callable[[], bytes]] = {
            0x10FF: self._reset,
            0x11FF: lambda: answer(OK),
            0x12FF: lambda: answer(OK, SAM_ID),
            0x2001: self._find,
            0x2002: self._select,
            0x3001: lambda: self._read(fingerprints=self._fault.strikes("extended")),
            0x3010: lambda: self._read(fingerprints=True),
            0x3003: self._newest_address,
            0x61FF: lambda: answer(OK),
        }
        code = int.from_bytes(body[:2], "big")
        if len(body) < 2 or code not in commands:
            return answer(UNKNOWN)
        if len(body) != (3 if code == 0x61FF else 2):
            return answer(LENGTH_WRONG)
        if code != 0x10FF and self._fault.strikes("unauthorised"):
            return answer(UNAUTHORISED)
        return commands[code]()

    def _reset(self) -> bytes:
        self._card = CardProgress.NEW
        return answer(OK)

    def _find(self) -> bytes:
        hidden = self._card is CardProgress.READ and self.options.mode == "sticky"
        if self._chip is None or hidden:
            return answer(NOT_FOUND)
        self._card = CardProgress.FOUND
        return answer(FOUND, bytes(4))

    def _select(self) -> bytes:
        if self._fault.strikes("not-id"):
            return answer(NOT_ID)
        again = self._card is CardProgress.READ and self.options.mode == "repeat"
        if self._chip is None or self._fault.strikes("sw3-81") or not (again or self._card in (CardProgress.FOUND, CardProgress.SELECTED)):
            return answer(NOT_SELECTED, words=CARD_WORDS[NOT_SELECTED])
        self._card = CardProgress.READ if again else CardProgress.SELECTED
        return answer(OK, bytes(8))

    def _read(self, fingerprints: bool) -> bytes:
        if self._chip is None or self._card not in (CardProgress.SELECTED, CardProgress.READ):
            return answer(NOT_READ)
        if self._fault.strikes(*(f"sw3-{code:02x}" for code in range(256))):
            code = int(self._fault.name[-2:], 16)
            return answer(code, words=CARD_WORDS.get(code, b"\0\0"))
        reply = answer(OK, record(self._chip, fingerprints))
        if self._fault.strikes("lifted"):
            self._chip = None
            return answer(NOT_READ, words=CARD_WORDS[NOT_READ])
        if self._fault.strikes("truncated"):
            self._chip = None
            return reply[:700]
        self._card = CardProgress.READ
        return reply

    def _newest_address(self) -> bytes:
        if self._fault.strikes("no-address"):
            return answer(UNKNOWN)
        if self._chip is None:
            return answer(self.options.no_card_code)
        if self._card not in (CardProgress.SELECTED, CardProgress.READ):
            return answer(NOT_READ)
        address = APPENDED_ADDRESS if self._fault.strikes("appended") else self._chip.newest_address
        return answer(OK, blanked(address, 70)) if address else answer(EMPTY)


def record(chip: Chip, fingerprints: bool) -> bytes:
    """The data of a successful read; with `fingerprints` in the longer form, even when the card has none."""
    parts = [chip.text, chip.photo] + ([chip.fingerprint] if fingerprints else [])
    return b"".join(struct.pack(">H", len(part)) for part in parts) + b"".join(parts)


def make(query: Mapping[str, str]) -> IdCardReaderMachine:
    """The machine that a URL's query describes. Raises ConfigError."""
    kinds = typing.get_type_hints(Options)
    try:
        return IdCardReaderMachine(build(Options, {key: kinds.get(key, str)(text) for key, text in query.items()}, "sim://id_card"))
    except ValueError as error:
        raise ConfigError(f"sim://id_card: {error}") from error


simulator("id_card", make)
