"""The cover: open before, opened while a slip is being printed, closed again."""

from __future__ import annotations

from devices.device import State
from devices.kinds import PrintOutcome
from devices.problem import Problem
from devices.simulators.receipt_printer import ReceiptPrinterMachine

from .bench import RECEIPT, plugged_in, printed


def test_an_open_cover_is_told_as_such_and_nothing_is_printed(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["cover"])
    with plugged_in(machine, quick) as driver:
        status = driver.status()
        result = printed(driver, RECEIPT)
    assert (status.state, status.problems) == (State.DOWN, (Problem.COVER_OPEN,))
    assert (result.outcome, result.problem) == (PrintOutcome.NOT_PRINTED, Problem.COVER_OPEN)
    assert not machine.hanging.inked


def test_closing_it_is_seen_at_the_next_status(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        machine.open_cover()
        assert driver.status().problems == (Problem.COVER_OPEN,)
        machine.close_cover()
        assert driver.status().state is State.READY
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED


def test_a_cover_lifted_over_a_waiting_job_leaves_the_outcome_unknown_and_the_job_forgotten(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["cutter-jams"])
    with plugged_in(machine, quick) as driver:
        machine.open_cover()
        machine.close_cover()
        result = printed(driver, RECEIPT)
        assert (result.outcome, result.problem) == (PrintOutcome.UNKNOWN, Problem.CUTTER)
        machine.open_cover()
        machine.mend("cutter")
        assert driver.status().problems == (Problem.COVER_OPEN,)
        machine.close_cover()
        assert driver.status().problems == ()
    assert machine.waiting == 0
