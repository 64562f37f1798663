"""Every trouble that DLE EOT can tell, from the machine's hands to the words for everybody."""

from __future__ import annotations

import pytest

from devices.device import State
from devices.kinds import PrintOutcome
from devices.problem import Problem
from devices.simulators.receipt_printer import ReceiptPrinterMachine

from .bench import RECEIPT, on_network, plugged_in, printed

TROUBLES = [
    ("cover", Problem.COVER_OPEN, State.DOWN),
    ("paper-out", Problem.PAPER_OUT, State.DOWN),
    ("cutter", Problem.CUTTER, State.DOWN),
    ("fault", Problem.PRINTER_FAULT, State.DOWN),
    ("offline", Problem.PRINTER_OFFLINE, State.DOWN),
    ("hot", Problem.PRINTER_HOT, State.DEGRADED),
]


@pytest.mark.parametrize(("fault", "problem", "state"), TROUBLES)
def test_a_trouble_has_one_name_stops_the_print_before_its_first_byte_and_passes(
    quick: str, fault: str, problem: Problem, state: State
) -> None:
    machine = ReceiptPrinterMachine(faults=[fault])
    with plugged_in(machine, quick) as driver:
        status = driver.status()
        result = printed(driver, RECEIPT)
        machine.mend(fault)
        after = driver.status()
        again = printed(driver, RECEIPT)
    assert (status.problems, status.state) == ((problem,), state)
    assert (result.outcome, result.problem) == (PrintOutcome.NOT_PRINTED, problem)
    assert (after.problems, again.outcome) == ((), PrintOutcome.PRINTED)
    assert len(machine.slips) == 1


def test_several_troubles_are_all_told_the_one_a_person_can_mend_first(quick: str) -> None:
    with plugged_in(ReceiptPrinterMachine(faults=["fault", "paper-out", "cover"]), quick) as driver:
        assert driver.status().problems == (Problem.COVER_OPEN, Problem.PAPER_OUT, Problem.PRINTER_FAULT)


def test_a_knife_that_jams_at_the_cut_leaves_the_outcome_unknown(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["cutter-jams"])
    with plugged_in(machine, quick) as driver:
        result = printed(driver, RECEIPT)
    assert (result.outcome, result.problem) == (PrintOutcome.UNKNOWN, Problem.CUTTER)
    assert "业务回执" in machine.hanging.text()


def test_status_and_flow_control_that_nobody_asked_for_confuse_nothing(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["noise", "paper-low"])
    with plugged_in(machine, quick) as driver:
        assert driver.status().problems == (Problem.PAPER_LOW,)
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED


def test_a_slow_printer_is_waited_for(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["slow=0.5"])
    with plugged_in(machine, quick, patience=3) as driver:
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED
    with on_network(ReceiptPrinterMachine(faults=["slow=0.2"]), quick) as driver:
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED


def test_a_printer_that_never_echoes_the_process_id_has_proved_nothing(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["no-echo"])
    with plugged_in(machine, quick) as driver:
        result = printed(driver, RECEIPT)
    assert (result.outcome, result.problem) == (PrintOutcome.UNKNOWN, Problem.STATUS_UNREADABLE)
    assert "process id not echoed" in result.detail
