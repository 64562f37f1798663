"""A receipt printer at the other end of the wire: takes ESC/POS, prints on paper one can look at, and breaks on request.

Written from the Epson command reference and the status tables of Citizen, SNBC and HPRT manuals, without a line of the
driver. What surprises, as on the real thing: a printer that stops keeps what it has received, and goes on printing it as
soon as somebody puts paper in; only DLE DC4, DLE ENQ 2 or the power switch make it forget.

    sim://receipt_printer?fault=paper-out-after=12&paper=58&rom=gb2312
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.config import ConfigError, build
from devices.simulators import simulator
from devices.simulators.paper_commands import Interpreter
from devices.simulators.paper_roll import Roll, SlipOnPaper
from devices.simulators.wire import PULL, Burst

FAULTS = {
    "paper-low": "the roll is nearly at its end",
    "paper-out": "no paper",
    "paper-out-after": "the roll ends after so many lines",
    "cover": "the cover is open",
    "cutter": "the knife is jammed",
    "cutter-jams": "the knife jams at its next cut",
    "hot": "the head has to cool",
    "fault": "an unrecoverable error",
    "offline": "switched off-line, without a cause",
    "silent-status": "nothing ever comes back: the return line is dead",
    "half-status": "says 32 for DLE EOT 4: paper end with one bit instead of two",
    "noise": "automatic status and flow control before every answer",
    "unplug-after": "the cable is pulled after so many bytes",
    "slow": "answers late, prints late (seconds; 1 if not said)",
    "no-echo": "does not know GS ( H",
    "no-clear": "does not know DLE DC4",
}
"""The fault menu: name, what it does. `name=value` or `name:value` for those that count."""

DOTS = {"80": 576, "58": 384}
ROMS = ("gbk", "gb2312", "gb18030", "none")
CLEAR_COMMAND = bytes.fromhex("10 14 08 01 03 14 01 06 02 08")
SLOW_STATUS = 0.05
NOISE = bytes.fromhex("13 11 10 00 00 00 14 00 00 0F 37 22 32 36 72 7A 00")
"""XOFF, XON, two automatic status reports, and a process id that is nobody's."""


class ReceiptPrinterMachine:
    """The machine. Bytes go to `receive`; hands go to the methods below it; eyes go to `slips`."""

    def __init__(self, paper: str = "80", rom: str = "gbk", faults: Iterable[str] = ()) -> None:
        self._lock = threading.RLock()
        self._roll = Roll(DOTS[paper])
        self._out: list[Burst] = []
        self._interpreter = Interpreter(self._roll, rom, self)
        self._recent = bytearray()
        self._faults: dict[str, float] = {}
        self._automatic = False
        self.plugged = True
        self.received = 0
        for fault in faults:
            self.break_it(fault)

    # the wire

    def receive(self, data: bytes) -> Iterator[Burst]:
        """Takes bytes in whatever pieces; gives back what the printer says."""
        with self._lock:
            if self.plugged:
                self._take(data)
            said, self._out = self._out, []
        yield from said

    def _take(self, data: bytes) -> None:
        left = int(self._faults.get("unplug-after", len(data)))
        for byte in data[:left]:
            self._byte(byte)
        self._interpreter.run()
        self.received += len(data[:left])
        if "unplug-after" in self._faults:
            self._faults["unplug-after"] = left - len(data[:left])
            if left <= len(data):
                self.unplug()
                self._out.append(Burst(PULL))

    def _byte(self, byte: int) -> None:
        """Real-time commands act the moment their last byte arrives, even within a picture; they also stay in the buffer."""
        self._interpreter.buffer.append(byte)
        self._recent = self._recent[-9:] + bytes([byte])
        if byte > 0x08:
            return
        if self._recent[-3:-1] == b"\x10\x04":
            self._status(byte)
        elif self._recent[-3:-1] == b"\x10\x05":
            self._recover(byte)
        elif self._recent == CLEAR_COMMAND and "no-clear" not in self._faults:
            self._clear()
            self._say(b"\x37\x25\x00")

    def _status(self, n: int) -> None:
        self._interpreter.run()
        if n in (1, 2, 3, 4):
            noise = NOISE if "noise" in self._faults else b""
            self._say(noise + bytes([self._status_byte(n)]), SLOW_STATUS if "slow" in self._faults else 0.0)

    def _status_byte(self, n: int) -> int:
        has = self._faults.__contains__
        if has("half-status"):
            return 0x32 if n == 4 else 0x12
        if n == 1:
            return 0x12 | (0 if self.ready else 0x08)
        if n == 2:
            error = has("cutter") or has("fault") or has("hot")
            return 0x12 | has("cover") << 2 | self.paper_out << 5 | error << 6
        if n == 3:
            return 0x12 | has("cutter") << 3 | has("fault") << 5 | has("hot") << 6
        return 0x12 | (0x0C if has("paper-low") or self.paper_out else 0) | (0x60 if self.paper_out else 0)

    def _recover(self, n: int) -> None:
        """DLE ENQ: heard only by a printer that stands still because of an error or the paper's end."""
        if n == 2 and (self.paper_out or self._faults.keys() & {"cutter", "cover"}):
            self._clear()

    def _clear(self) -> None:
        self._interpreter.run()
        self._interpreter.clear()

    def _say(self, data: bytes, after: float = 0.0) -> None:
        if "silent-status" not in self._faults:
            self._out.append(Burst(data, after))

    # what the interpreter asks of the machine

    def reply(self, data: bytes) -> None:
        """What the printer says in its turn: when everything before it is on paper."""
        if "no-echo" not in self._faults or data[:1] != b"\x37":
            self._say(data, self._faults.get("slow", 0.0))

    def cut(self) -> None:
        """One stroke of the knife, unless it jams."""
        if "cutter-jams" in self._faults:
            del self._faults["cutter-jams"]
            self._faults["cutter"] = 1
        else:
            self._roll.cut()

    def automatic_status(self, on: bool) -> None:
        """GS a: reports now, and with the next bytes on the line whenever something has changed."""
        self._automatic = on
        self._changed()

    def _changed(self) -> None:
        if self._automatic:
            has = self._faults.__contains__
            first = 0x10 | (0 if self.ready else 0x08) | has("cover") << 5
            second = has("cutter") << 3 | has("fault") << 5 | has("hot") << 6
            third = (0x03 if has("paper-low") else 0) | (0x0C if self.paper_out else 0)
            self._say(bytes([first, second, third, 0]))

    # eyes

    @property
    def slips(self) -> list[SlipOnPaper]:
        """What was cut or torn off so far and bears print, oldest first."""
        with self._lock:
            return list(self._roll.slips)

    @property
    def hanging(self) -> SlipOnPaper:
        """What is printed and not cut yet."""
        return self._roll.hanging

    @property
    def cuts(self) -> int:
        """Strokes of the knife, blank pieces included."""
        return self._roll.cuts

    @property
    def unknown(self) -> list[str]:
        """Everything received that this printer does not understand or cannot print, in hex or words."""
        return self._interpreter.unknown

    @property
    def waiting(self) -> int:
        """Bytes received that have not come to paper yet."""
        return len(self._interpreter.buffer)

    @property
    def faults(self) -> dict[str, float]:
        """What is broken now."""
        return dict(self._faults)

    @property
    def paper_out(self) -> bool:
        """Whether the end sensor sees no paper."""
        return "paper-out" in self._faults or self._roll.lines_left == 0

    @property
    def ready(self) -> bool:
        """Whether it would print."""
        return not (self.paper_out or self._faults.keys() & {"cover", "cutter", "hot", "fault", "offline"})

    # hands

    def break_it(self, fault: str) -> None:
        """Brings about a fault of the menu, for example "cover" or "paper-out-after=12". Raises ValueError for an unknown one."""
        name, _, value = fault.replace(":", "=", 1).partition("=")
        if name not in FAULTS:
            raise ValueError(f"unknown fault {name!r}; known: {', '.join(FAULTS)}")
        with self._lock:
            if name == "paper-out-after":
                self._roll.lines_left = int(value)
            else:
                self._faults[name] = float(value or 1)
            self._changed()

    def mend(self, fault: str) -> None:
        """Takes a fault away; the printer goes on with what it has."""
        with self._lock:
            self._faults.pop(fault, None)
            self._changed()
            self._interpreter.run()

    def open_cover(self) -> None:
        """Lifts the cover."""
        self.break_it("cover")

    def close_cover(self) -> None:
        """Shuts the cover."""
        self.mend("cover")

    def take_paper(self) -> None:
        """Takes the roll out."""
        self.break_it("paper-out")

    def load_paper(self, lines: int | None = None) -> None:
        """A new roll, of so many lines if said. What hung out of the old one goes with it."""
        with self._lock:
            self._roll.tear()
            self._roll.lines_left = lines
            self._faults.pop("paper-low", None)
            self.mend("paper-out")

    def tear_off(self) -> None:
        """Somebody pulls at the paper that hangs out."""
        with self._lock:
            self._roll.tear()

    def unplug(self) -> None:
        """Pulls the data cable. The printer keeps its power, and what it has received."""
        with self._lock:
            self.plugged = False
            self._faults.pop("unplug-after", None)

    def plug_in(self) -> None:
        """Puts the cable back."""
        self.plugged = True


@dataclass(frozen=True)
class Options:
    """The query of a `sim://receipt_printer` URL."""

    fault: str = ""  # names of the menu, several with commas
    paper: str = "80"  # or 58
    rom: str = "gbk"  # or gb2312, gb18030, none: the Chinese characters it has


def make(query: dict[str, str]) -> ReceiptPrinterMachine:
    """From the query of a URL. Raises `ConfigError` for an unknown key, paper, font or fault."""
    options = build(Options, query, "sim://receipt_printer")
    if options.paper not in DOTS or options.rom not in ROMS:
        raise ConfigError(f"sim://receipt_printer: paper is {' or '.join(DOTS)}, rom is {' or '.join(ROMS)}")
    try:
        return ReceiptPrinterMachine(options.paper, options.rom, [fault for fault in options.fault.split(",") if fault])
    except ValueError as error:
        raise ConfigError(f"sim://receipt_printer: {error}") from error


simulator("receipt_printer", make)
