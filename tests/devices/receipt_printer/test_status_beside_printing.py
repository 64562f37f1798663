"""The monitor asks for the status while somebody prints: it gets the last one, at once, and no byte of it reaches the wire."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from core.cancel import Cancel
from devices.device import State, Status
from devices.drivers.escpos_receipt import EscposPrinter
from devices.kinds import PrintOutcome
from devices.problem import DeviceError, Problem
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from devices.simulators.wire import Burst

from .bench import RECEIPT, Tap, plugged_in, printed
from .wire_grammar import sentences


class AsksWhilePrinting(Tap):
    """A wire on which, in the middle of the slip, another thread asks for the status."""

    driver: EscposPrinter
    status: Status

    def receive(self, data: bytes) -> Iterator[Burst]:
        if b"4310210007" in data:
            asked: list[Status] = []
            thread = threading.Thread(target=lambda: asked.append(self.driver.status()))
            thread.start()
            thread.join(5)
            self.status = asked[0]
        return super().receive(data)


def test_a_status_during_a_print_is_the_one_of_before_and_disturbs_nothing(quick: str) -> None:
    tap = AsksWhilePrinting(ReceiptPrinterMachine())
    with plugged_in(tap, quick) as driver:
        tap.driver = driver
        before = driver.status()
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED
    assert tap.status is before
    assert before.state is State.READY


def test_no_question_is_ever_asked_within_a_job(quick: str) -> None:
    tap = Tap(ReceiptPrinterMachine())
    with plugged_in(tap, quick) as driver:
        printed(driver, RECEIPT)
    names = [name for name, _ in sentences(tap.heard)]
    first, last = names.index("Chinese on"), names.index("process id")
    assert "ask status" not in names[first:last]
    assert names[:first].count("ask status") == names[last:].count("ask status") == 4


def test_before_it_was_ever_asked_its_state_is_unknown(quick: str) -> None:
    tap = AsksWhilePrinting(ReceiptPrinterMachine())
    with plugged_in(tap, quick) as driver:
        tap.driver = driver
        printed(driver, RECEIPT)
    assert tap.status.state is State.UNKNOWN


def test_counters_count_slips_cuts_paper_and_failures(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        printed(driver, RECEIPT)
        printed(driver, RECEIPT)
        machine.open_cover()
        printed(driver, RECEIPT)
        counters = driver.status().counters
    assert (counters["slips"], counters["cuts"], counters["failures"]) == (2, 2, 1)
    on_the_roll = sum(slip.height for slip in machine.slips) / 8
    assert 0 <= counters["paper_mm"] - on_the_roll < 10  # codes are counted by the size they have at most


def test_a_claimed_printer_is_not_claimed_twice(quick: str) -> None:
    with plugged_in(ReceiptPrinterMachine(), quick) as driver, driver.claim(), pytest.raises(DeviceError) as refused, driver.claim():
        driver.print(RECEIPT, Cancel(1))
    assert refused.value.problem is Problem.BUSY
