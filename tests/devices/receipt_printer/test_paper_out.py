"""The paper ends: before the slip, or after any of its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.device import State
from devices.kinds import PrintOutcome
from devices.problem import Problem
from devices.simulators.receipt_printer import ReceiptPrinterMachine

from .bench import RECEIPT, Tap, on_network, plugged_in, printed, profile


def test_without_paper_nothing_is_sent_to_print(quick: str) -> None:
    tap = Tap(ReceiptPrinterMachine(faults=["paper-out"]))
    with plugged_in(tap, quick) as driver:
        result = printed(driver, RECEIPT)
        assert driver.status().state is State.DOWN
    assert (result.outcome, result.problem) == (PrintOutcome.NOT_PRINTED, Problem.PAPER_OUT)
    assert b"4310210007" not in tap.heard
    assert not tap.machine.hanging.inked


def test_a_new_roll_brings_it_back_without_a_restart(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["paper-out"])
    with plugged_in(machine, quick) as driver:
        assert driver.status().problems == (Problem.PAPER_OUT,)
        machine.load_paper()
        assert driver.status().problems == ()
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED


@pytest.mark.parametrize("proof", ["true", "false"], ids=["process id", "status only"])
@pytest.mark.parametrize("lines", range(1, 27))
def test_paper_that_ends_within_the_slip_is_never_called_printed(tmp_path: Path, proof: str, lines: int) -> None:
    machine = ReceiptPrinterMachine(faults=[f"paper-out-after={lines}"])
    with plugged_in(machine, profile(tmp_path, process_id=proof)) as driver:
        result = printed(driver, RECEIPT)
    assert (result.outcome, result.problem) == (PrintOutcome.UNKNOWN, Problem.PAPER_OUT)
    assert machine.slips == []


def test_a_slip_that_takes_the_last_line_of_the_roll_is_left_to_the_resident_to_judge(quick: str) -> None:
    whole = ReceiptPrinterMachine()
    with plugged_in(whole, quick) as driver:
        printed(driver, RECEIPT)
    lines = len(whole.slips[0].lines)
    machine = ReceiptPrinterMachine(faults=[f"paper-out-after={lines}"])
    with plugged_in(machine, quick) as driver:
        result = printed(driver, RECEIPT)
    assert (result.outcome, result.problem) == (PrintOutcome.UNKNOWN, Problem.PAPER_OUT)


def test_on_the_network_too_paper_that_ends_is_told_within_the_printing_time(quick: str) -> None:
    with on_network(ReceiptPrinterMachine(faults=["paper-out-after=9"]), quick) as driver:
        result = printed(driver, RECEIPT)
    assert (result.outcome, result.problem) == (PrintOutcome.UNKNOWN, Problem.PAPER_OUT)


def test_a_roll_near_its_end_prints_and_tells_somebody(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["paper-low"])
    with plugged_in(machine, quick) as driver:
        status = driver.status()
        assert (status.state, status.problems) == (State.DEGRADED, (Problem.PAPER_LOW,))
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED
    assert len(machine.slips) == 1
