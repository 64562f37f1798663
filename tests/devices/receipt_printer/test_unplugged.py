"""The cable is pulled: at every byte of a job, on every wire, and put back."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.clock import SystemClock
from devices.device import State
from devices.drivers.escpos_receipt import NetworkPrinter, Options, SerialPrinter
from devices.kinds import PrintOutcome, PrintResult
from devices.problem import DeviceError, Problem
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from devices.simulators.wire import InProcessPort, PtyServer, TcpServer
from devices.transport import register_scheme

from .bench import Tap, on_network, plugged_in, printed, profile, short_slip

SLIP = short_slip("张*英")


def job_bytes(quick: str) -> int:
    """What the host says for one slip, from the first question to the last proof."""
    tap = Tap(ReceiptPrinterMachine())
    with plugged_in(tap, quick) as driver:
        printed(driver, SLIP)
    return len(tap.heard)


def is_honest(result: PrintResult, machine: ReceiptPrinterMachine) -> bool:
    """PRINTED only with a whole slip cut off, NOT_PRINTED only with blank paper."""
    if result.outcome is PrintOutcome.PRINTED:
        return len(machine.slips) == 1
    return result.outcome is PrintOutcome.UNKNOWN or not (machine.slips or machine.hanging.inked)


def test_pulled_at_every_byte_the_answer_is_honest_and_the_next_slip_is_whole(quick: str) -> None:
    outcomes = set()
    for after in range(1, job_bytes(quick) + 1):
        machine = ReceiptPrinterMachine(faults=[f"unplug-after={after}"])
        with plugged_in(machine, quick) as driver:
            result = printed(driver, SLIP)
            assert is_honest(result, machine), after
            outcomes.add((result.outcome, result.problem))
            if after % 23 == 0:
                machine.plug_in()
                assert printed(driver, short_slip("李*国")).outcome is PrintOutcome.PRINTED, after
                assert "张" not in machine.slips[-1].text(), after
                assert machine.slips[-1].text().count("李*国") == 9, after
    assert outcomes == {(PrintOutcome.NOT_PRINTED, Problem.LOST), (PrintOutcome.UNKNOWN, Problem.LOST)}


@pytest.mark.parametrize("share", [0.01, 0.1, 0.3, 0.6, 0.9, 0.98])
def test_pulled_on_the_network_the_answer_is_honest(quick: str, share: float) -> None:
    after = round(job_bytes(quick) * share)
    machine = ReceiptPrinterMachine(faults=[f"unplug-after={after}"])
    with on_network(machine, quick) as driver:
        result = printed(driver, SLIP)
    assert is_honest(result, machine)
    assert result.problem is Problem.LOST


@pytest.mark.parametrize("share", [0.05, 0.4, 0.95])
def test_pulled_on_a_serial_line_the_answer_is_honest(quick: str, share: float) -> None:
    after = round(job_bytes(quick) * share)
    machine = ReceiptPrinterMachine(faults=[f"unplug-after={after}"])
    line = PtyServer(machine, baud=0)
    driver = SerialPrinter(Options(line.path, quick, patience=0.3), SystemClock())
    try:
        result = printed(driver, SLIP)
    finally:
        driver.close()
        line.close()
    assert is_honest(result, machine)
    assert result.problem is Problem.LOST


class BreaksAt(InProcessPort):
    """A line that breaks when the host is about to say certain words."""

    def __init__(self, machine: ReceiptPrinterMachine, words: bytes) -> None:
        super().__init__(machine)
        self._words = words

    def write(self, data: bytes) -> None:
        if self._words in data:
            raise DeviceError(Problem.LOST, "pulled")
        super().write(data)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        (b"\x10\x04\x02", PrintOutcome.NOT_PRINTED),  # a question
        (b"\x1b@\x1c&", PrintOutcome.NOT_PRINTED),  # the settings before the job
        ("张".encode("gb18030"), PrintOutcome.UNKNOWN),  # the job itself: how much of it went out is not known
    ],
)
def test_before_the_first_byte_of_the_job_it_is_certain_that_nothing_was_printed(quick: str, words: bytes, outcome: PrintOutcome) -> None:
    machine = ReceiptPrinterMachine()
    register_scheme("breaks", lambda url: BreaksAt(machine, words))
    driver = SerialPrinter(Options("breaks://here", quick), SystemClock())
    result = printed(driver, SLIP)
    assert (result.outcome, result.problem) == (outcome, Problem.LOST)
    assert not machine.hanging.inked


def test_unplugged_between_slips_it_is_absent_and_back_when_plugged_in(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        assert driver.status().state is State.READY
        machine.unplug()
        assert driver.status().state is State.ABSENT
        result = printed(driver, SLIP)
        assert (result.outcome, result.problem) == (PrintOutcome.NOT_PRINTED, Problem.ABSENT)
        machine.plug_in()
        assert driver.status().state is State.READY
        assert printed(driver, SLIP).outcome is PrintOutcome.PRINTED


def test_a_connection_that_the_printer_dropped_while_idle_costs_no_slip(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    server = TcpServer(machine)
    driver = NetworkPrinter(Options(server.url, quick), SystemClock())
    assert driver.status().state is State.READY
    server.close()
    server = TcpServer(machine, server.port)
    try:
        assert printed(driver, SLIP).outcome is PrintOutcome.PRINTED
    finally:
        driver.close()
        server.close()


def test_an_old_model_that_waits_for_the_rest_of_a_picture_gets_it_as_blanks(tmp_path: Path) -> None:
    """A printer without DLE DC4 that lost its host within a raster would take the next slip for dots."""
    simple = profile(tmp_path, clear="init", native_qr="false")
    tap = Tap(ReceiptPrinterMachine(faults=["no-clear"]))
    with plugged_in(tap, simple) as driver:
        printed(driver, SLIP)
    within_code = tap.heard.index(b"\x1dv0\x00") + 40
    machine = ReceiptPrinterMachine(faults=["no-clear", f"unplug-after={within_code}"])
    with plugged_in(machine, simple) as driver:
        assert printed(driver, SLIP).outcome is PrintOutcome.UNKNOWN
        machine.plug_in()
        assert printed(driver, short_slip("李*国")).outcome is PrintOutcome.PRINTED
    assert machine.slips[-1].text().count("李*国") == 8
    assert "张" not in machine.slips[-1].text()
    assert machine.unknown == []
