"""The return line is dead: printing goes on, somebody is told, and no slip is called printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.device import State
from devices.kinds import PrintOutcome
from devices.problem import Problem
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from devices.simulators.wire import Burst

from .bench import RECEIPT, plugged_in, printed, profile


def test_it_is_degraded_and_not_down(quick: str) -> None:
    with plugged_in(ReceiptPrinterMachine(faults=["silent-status"]), quick, answer_seconds=0.05) as driver:
        status = driver.status()
    assert (status.state, status.problems) == (State.DEGRADED, (Problem.STATUS_UNREADABLE,))
    assert status.detail == "1:-- 2:-- 3:-- 4:--"


@pytest.mark.parametrize("proof", ["true", "false"], ids=["process id", "status only"])
def test_the_slip_comes_out_and_the_resident_is_asked_whether_it_did(tmp_path: Path, proof: str) -> None:
    machine = ReceiptPrinterMachine(faults=["silent-status"])
    with plugged_in(machine, profile(tmp_path, process_id=proof), answer_seconds=0.05) as driver:
        result = printed(driver, RECEIPT)
    assert (result.outcome, result.problem) == (PrintOutcome.UNKNOWN, Problem.STATUS_UNREADABLE)
    assert len(machine.slips) == 1
    assert machine.cuts == 1


def test_it_recovers_by_itself_when_the_line_is_mended(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["silent-status"])
    with plugged_in(machine, quick, answer_seconds=0.05) as driver:
        driver.status()
        machine.mend("silent-status")
        assert driver.status().state is State.READY
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED


def test_answers_that_are_no_status_bytes_are_no_status(quick: str) -> None:
    """A line that returns what it is sent (TX and RX bridged) answers every question with nonsense."""

    class Echo:
        plugged = True

        def receive(self, data: bytes) -> list[Burst]:
            return [Burst(data)]

    with plugged_in(Echo(), quick, answer_seconds=0.05) as driver:
        assert driver.status().problems == (Problem.STATUS_UNREADABLE,)
        assert printed(driver, RECEIPT).outcome is PrintOutcome.UNKNOWN
