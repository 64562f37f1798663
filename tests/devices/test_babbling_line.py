"""A machine, a broken adapter or a wrong program that sends without end: nobody waits for ever, and it does not count as healthy."""

from __future__ import annotations

from core.clock import ManualClock
from devices.device import State
from devices.drivers.escpos_receipt import Options as PrinterOptions
from devices.drivers.escpos_receipt import SerialPrinter
from devices.drivers.ga467_serial import Ga467Serial
from devices.drivers.ga467_serial import Options as ReaderOptions
from devices.problem import Problem
from devices.transport import Port, register_scheme


class Babbler(Port):
    """Always has something to say, at once."""

    def __init__(self, byte: bytes) -> None:
        self._flood = byte * 4096

    def write(self, data: bytes) -> None:
        """Listens to nobody."""

    def read(self, seconds: float) -> bytes:
        return self._flood

    def close(self) -> None:
        """Goes on elsewhere."""


register_scheme("babble", lambda url: Babbler(bytes.fromhex(url.partition("://")[2])))


def test_a_reader_that_never_falls_silent_is_down_and_holds_nobody() -> None:
    status = Ga467Serial(ReaderOptions("babble://aa"), ManualClock()).status()
    assert status.state is State.DOWN
    assert Problem.GARBLED in status.problems


def test_a_printer_that_floods_healthy_bytes_is_not_believed() -> None:
    status = SerialPrinter(PrinterOptions("babble://12"), ManualClock()).status()
    assert Problem.STATUS_UNREADABLE in status.problems
