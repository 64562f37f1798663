"""An ESC/POS interpreter: bytes in, paper out. Written from the Epson command reference, as an independent witness.

It understands what receipt printers of the Chinese market have in common. Everything else is written down in `unknown` and
skipped as a printer would: command and one parameter. Real-time commands (DLE …) are executed by whoever receives the
bytes; here, where their turn comes in the buffer, they are only stepped over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from devices.simulators.paper_pen import DEFAULT_SPACING, QR_LEVELS, Pen
from devices.simulators.paper_roll import Roll

KNIFE_FEED = 112  # dots, 14 mm from head to knife
CODE_PAGES = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858"}
REAL_TIME_LENGTH = {0x04: 3, 0x05: 3, 0x14: 5}
CLEAR_LENGTH = 10  # DLE DC4 08 and seven parameters

MORE = 0
"""What a command returns that is not complete yet: no byte is used."""


class Mechanism(Protocol):
    """The machine around the interpreter."""

    @property
    def ready(self) -> bool:
        """Whether it would print now."""
        ...

    def reply(self, data: bytes) -> None:
        """Sends what the printer says in its turn."""
        ...

    def cut(self) -> None:
        """Strikes the knife."""
        ...

    def automatic_status(self, on: bool) -> None:
        """GS a: from now on says by itself what changes, or no more."""
        ...


class Interpreter:
    """Executes buffered bytes as long as the mechanism is ready."""

    def __init__(self, roll: Roll, rom: str, mechanism: Mechanism) -> None:
        self.buffer = bytearray()
        self.pen = Pen(roll, rom)
        self.unknown = self.pen.misuse
        self._mechanism = mechanism

    def run(self) -> None:
        """Executes everything that is complete."""
        while self.buffer and self._mechanism.ready:
            used = self._step()
            if not used:
                return
            del self.buffer[:used]

    def clear(self) -> None:
        """Forgets what is buffered, a half-sent command and a half-filled line among it; settings stay."""
        self.buffer.clear()
        self.pen.line.clear()

    def _step(self) -> int:
        first = self.buffer[0]
        if first in (0x1B, 0x1C, 0x1D):
            return self._command()
        if first == 0x10:
            return self._step_over_real_time()
        if first >= 0x20 and first != 0x7F:
            return self._character(first)
        if first == 0x0A:
            self.pen.end_line()
        elif first not in (0x00, 0x0D):
            self.unknown.append(f"{first:02X}")
        return 1

    def _character(self, first: int) -> int:
        if first < 0x80:
            self.pen.put(chr(first), 1)
        elif not self.pen.style.chinese:
            self.pen.put(bytes([first]).decode(self.pen.style.page, errors="replace"), 1)
        elif len(self.buffer) < 2:
            return MORE
        else:
            self.pen.put_chinese(bytes(self.buffer[:2]))
            return 2
        return 1

    def _step_over_real_time(self) -> int:
        if len(self.buffer) < 3:
            return MORE
        length = CLEAR_LENGTH if self.buffer[1:3] == b"\x14\x08" else REAL_TIME_LENGTH.get(self.buffer[1])
        if length is None:
            self.unknown.append(self.buffer[:2].hex(" ").upper())
            return 2
        return length if len(self.buffer) >= length else MORE

    def _command(self) -> int:
        name = bytes(self.buffer[:2])
        if name in _SIMPLE:
            count, act = _SIMPLE[name]
            if len(self.buffer) < 2 + count:
                return MORE
            act(self, bytes(self.buffer[2 : 2 + count]))
            return 2 + count
        if len(self.buffer) < 3:
            return MORE
        if name in _LONG:
            return _LONG[name](self)
        self.unknown.append(self.buffer[:3].hex(" ").upper())
        return 3

    def _print_mode(self, n: bytes) -> None:
        self.pen.style.bold = bool(n[0] & 0x08)
        self.pen.style.down, self.pen.style.across = 1 + bool(n[0] & 0x10), 1 + bool(n[0] & 0x20)

    def _size(self, n: bytes) -> None:
        self.pen.style.across, self.pen.style.down = (n[0] >> 4) + 1, (n[0] & 0x07) + 1

    def _chinese_mode(self, n: bytes) -> None:
        self.pen.style.across, self.pen.style.down = 1 + bool(n[0] & 0x04), 1 + bool(n[0] & 0x08)

    def _bold(self, n: bytes) -> None:
        self.pen.style.bold = bool(n[0] & 1)

    def _align(self, n: bytes) -> None:
        if self.pen.line or n[0] not in (0, 1, 2, 48, 49, 50):
            self.unknown.append(f"1B 61 {n[0]:02X} within a line or out of range")
        else:
            self.pen.style.align = n[0] % 48

    def _spacing(self, dots: int) -> None:
        self.pen.style.spacing = dots

    def _chinese(self, on: bool) -> None:
        self.pen.style.chinese = on

    def _feed_lines(self, n: bytes) -> None:
        lines = n[0]
        if self.pen.line:
            self.pen.end_line()
            lines -= 1
        for _ in range(lines):
            self.pen.feed(self.pen.style.spacing)

    def _feed_dots(self, n: bytes) -> None:
        if self.pen.line:
            self.pen.end_line()
        self.pen.feed(n[0])

    def _page(self, n: bytes) -> None:
        if n[0] in CODE_PAGES:
            self.pen.style.page = CODE_PAGES[n[0]]
        else:
            self.unknown.append(f"code page {n[0]}")

    def _transmit_status(self, n: bytes) -> None:
        """GS r: answered in its turn, unlike DLE EOT."""
        if n[0] in (1, 2, 49, 50):
            self._mechanism.reply(b"\x00")
        else:
            self.unknown.append(f"1D 72 {n[0]:02X}")

    def _knife(self) -> int:
        """GS V: at once, or (65, 66) after feeding to the knife."""
        how = self.buffer[2]
        if how in (0, 1, 48, 49):
            self._mechanism.cut()
            return 3
        if how not in (65, 66):
            self.unknown.append(f"1D 56 {how:02X}")
            return 3
        if len(self.buffer) < 4:
            return MORE
        self.pen.feed(KNIFE_FEED + self.buffer[3])
        self._mechanism.cut()
        return 4

    def _raster(self) -> int:
        """GS v 0 m xL xH yL yH and the rows."""
        if len(self.buffer) < 8:
            return MORE
        across, down = self.buffer[4] + 256 * self.buffer[5], self.buffer[6] + 256 * self.buffer[7]
        end = 8 + across * down
        if len(self.buffer) < end:
            return MORE
        if self.buffer[2] == 0x30 and self.buffer[3] in (0, 48):
            self.pen.print_raster(bytes(self.buffer[8:end]), across, down)
        else:
            self.unknown.append(self.buffer[:4].hex(" ").upper())
        return end

    def _columns(self) -> int:
        """ESC * m nL nH: 33 is the density that fits between characters; no other is needed here."""
        if len(self.buffer) < 5:
            return MORE
        mode = self.buffer[2]
        end = 5 + (self.buffer[3] + 256 * self.buffer[4]) * (3 if mode in (32, 33) else 1)
        if len(self.buffer) < end:
            return MORE
        if mode == 33:
            self.pen.put_columns(bytes(self.buffer[5:end]))
        else:
            self.unknown.append(f"1B 2A {mode:02X}")
        return end

    def _extended(self) -> int:
        """GS ( x pL pH …"""
        end = 5 + (self.buffer[3] + 256 * self.buffer[4] if len(self.buffer) >= 5 else 0)
        if len(self.buffer) < end:
            return MORE
        which, body = self.buffer[2], bytes(self.buffer[5:end])
        if which == ord("k") and body[:1] == b"1" and len(body) >= 3:
            self._qr(body[1], body[2:])
        elif which == ord("H") and body[:2] == b"00" and len(body) == 6:
            self._mechanism.reply(b"\x37\x22" + body[2:] + b"\x00")
        else:
            self.unknown.append(self.buffer[: min(end, 8)].hex(" ").upper())
        return end

    def _qr(self, function: int, body: bytes) -> None:
        style = self.pen.style
        if function == 67:
            style.qr_module = body[0]
        elif function == 69 and body[0] in QR_LEVELS:
            style.qr_level = body[0]
        elif function == 80:
            style.qr_data = body[1:]
        elif function == 81:
            self.pen.print_qr()
        elif function != 65 or body != b"\x32\x00":
            self.unknown.append(f"1D 28 6B fn {function} {body[:3].hex(' ').upper()}")


def _nothing(_: Interpreter, __: bytes) -> None:
    """Understood, and without effect on what is modelled: fonts, underline, panel buttons, paper sensors."""


_SIMPLE: dict[bytes, tuple[int, Callable[[Interpreter, bytes], None]]] = {
    b"\x1b@": (0, lambda me, _: me.pen.initialise()),
    b"\x1b!": (1, Interpreter._print_mode),
    b"\x1bE": (1, Interpreter._bold),
    b"\x1bG": (1, Interpreter._bold),
    b"\x1ba": (1, Interpreter._align),
    b"\x1b2": (0, lambda me, _: me._spacing(DEFAULT_SPACING)),
    b"\x1b3": (1, lambda me, n: me._spacing(n[0])),
    b"\x1bd": (1, Interpreter._feed_lines),
    b"\x1bJ": (1, Interpreter._feed_dots),
    b"\x1bt": (1, Interpreter._page),
    b"\x1bM": (1, _nothing),
    b"\x1b-": (1, _nothing),
    b"\x1bR": (1, _nothing),
    b"\x1bc": (2, _nothing),
    b"\x1c&": (0, lambda me, _: me._chinese(True)),
    b"\x1c.": (0, lambda me, _: me._chinese(False)),
    b"\x1c!": (1, Interpreter._chinese_mode),
    b"\x1cW": (1, lambda me, n: me._size(b"\x11" if n[0] & 1 else b"\x00")),
    b"\x1c-": (1, _nothing),
    b"\x1d!": (1, Interpreter._size),
    b"\x1dr": (1, Interpreter._transmit_status),
    b"\x1da": (1, lambda me, n: me._mechanism.automatic_status(n[0] != 0)),
}
"""Commands with a fixed number of parameter bytes."""

_LONG: dict[bytes, Callable[[Interpreter], int]] = {
    b"\x1dV": Interpreter._knife,
    b"\x1dv": Interpreter._raster,
    b"\x1b*": Interpreter._columns,
    b"\x1d(": Interpreter._extended,
}
"""Commands whose length stands in their parameters."""
