"""A print is cancelled before its first byte or not at all."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from core.cancel import Cancel, Cancelled, DeadlinePassed
from devices.kinds import PrintOutcome
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from devices.simulators.wire import Burst

from .bench import RECEIPT, Tap, plugged_in, printed


def test_cancelled_before_it_began_nothing_is_sent_to_print(quick: str) -> None:
    tap = Tap(ReceiptPrinterMachine())
    cancel = Cancel()
    cancel.stop()
    with plugged_in(tap, quick) as driver:
        with pytest.raises(Cancelled):
            driver.print(RECEIPT, cancel)
        assert driver.status().counters == {"slips": 0, "cuts": 0, "paper_mm": 0, "failures": 0}
        assert not tap.machine.hanging.inked
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED
    assert len(tap.machine.slips) == 1


def test_a_deadline_that_has_passed_is_told_as_such(quick: str) -> None:
    with plugged_in(ReceiptPrinterMachine(), quick) as driver, pytest.raises(DeadlinePassed):
        driver.print(RECEIPT, Cancel(0))


def test_waiting_for_a_silent_printer_it_obeys_within_200_ms(quick: str) -> None:
    cancel = Cancel()
    stopped: list[float] = []

    def stop() -> None:
        stopped.append(time.monotonic())
        cancel.stop()

    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick, answer_seconds=5) as driver:
        driver.status()
        machine.break_it("silent-status")
        threading.Timer(0.2, stop).start()
        with pytest.raises(Cancelled):
            driver.print(RECEIPT, cancel)
        assert time.monotonic() - stopped[0] < 0.2


class StopsAt:
    """A machine whose operator cancels the moment certain words arrive."""

    def __init__(self, cancel: Cancel, words: bytes) -> None:
        self.machine = ReceiptPrinterMachine()
        self._cancel = cancel
        self._words = words

    def receive(self, data: bytes) -> Iterator[Burst]:
        if self._words in data:
            self._cancel.stop()
        return self.machine.receive(data)


def test_cancelled_after_the_first_byte_the_slip_is_finished(quick: str) -> None:
    cancel = Cancel()
    wire = StopsAt(cancel, b"4310210007")
    with plugged_in(wire, quick) as driver:
        assert driver.print(RECEIPT, cancel).outcome is PrintOutcome.PRINTED
    assert cancel.stopped
    assert len(wire.machine.slips) == 1


def test_cancelled_after_the_last_question_and_before_the_first_byte_nothing_is_printed(quick: str) -> None:
    cancel = Cancel()
    wire = StopsAt(cancel, b"\x10\x04\x04")
    with plugged_in(wire, quick) as driver, pytest.raises(Cancelled):
        driver.print(RECEIPT, cancel)
    assert not wire.machine.hanging.inked
