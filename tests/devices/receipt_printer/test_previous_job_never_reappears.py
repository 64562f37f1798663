"""A slip that was not proved never comes out later: not after new paper, not after a new cable, not below somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.escpos.encoder import Encoder
from devices.escpos.glyphs import Glyphs
from devices.escpos.profile import load_profile
from devices.kinds import PrintOutcome
from devices.problem import Problem
from devices.simulators.paper_roll import SlipOnPaper
from devices.simulators.receipt_printer import ReceiptPrinterMachine

from .bench import plugged_in, printed, profile, short_slip

FIRST, SECOND = short_slip("张*英"), short_slip("李*国")


def pure(slip: SlipOnPaper) -> bool:
    """The second resident's whole slip and nothing of the first."""
    return "张*英" not in slip.text() and slip.text().count("李*国") == 9


@pytest.mark.parametrize("lines", range(1, 13))
def test_new_paper_does_not_bring_the_old_slip_out(quick: str, lines: int) -> None:
    machine = ReceiptPrinterMachine(faults=[f"paper-out-after={lines}"])
    with plugged_in(machine, quick) as driver:
        assert printed(driver, FIRST).outcome is PrintOutcome.UNKNOWN
        machine.load_paper()
        assert not machine.hanging.inked
        assert machine.waiting == 0
        assert printed(driver, SECOND).outcome is PrintOutcome.PRINTED
    assert pure(machine.slips[-1])
    assert all(slip.torn for slip in machine.slips[:-1])


def test_left_alone_the_simulated_printer_finishes_the_old_slip_so_the_danger_is_real(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["paper-out-after=4"])
    job = Encoder(load_profile(quick), Glyphs()).job(FIRST)
    list(machine.receive(job.opening + job.body))
    machine.load_paper()
    assert [slip.torn for slip in machine.slips] == [True, False]
    assert "张*英" in machine.slips[1].text()


@pytest.mark.parametrize("fault", ["cover", "cutter", "offline"])
def test_mending_the_printer_does_not_bring_the_old_slip_out(quick: str, fault: str) -> None:
    machine = ReceiptPrinterMachine(faults=["cutter-jams"])
    with plugged_in(machine, quick) as driver:
        result = printed(driver, FIRST)
        assert (result.outcome, result.problem) == (PrintOutcome.UNKNOWN, Problem.CUTTER)
        machine.break_it(fault)
        machine.mend("cutter")
        machine.mend(fault)
        assert printed(driver, SECOND).outcome is PrintOutcome.PRINTED
    assert pure(machine.slips[-1])


def test_half_a_slip_in_the_paper_path_is_cut_off_as_soon_as_the_printer_is_back(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["unplug-after=200"])
    with plugged_in(machine, quick) as driver:
        assert printed(driver, FIRST).outcome is PrintOutcome.UNKNOWN
        assert "张*英" in machine.hanging.text()
        machine.plug_in()
        assert driver.status().problems == ()
        assert not machine.hanging.inked
        driver.status()
        assert machine.cuts == 1
        assert printed(driver, SECOND).outcome is PrintOutcome.PRINTED
    assert len(machine.slips) == 2
    assert pure(machine.slips[1])


def test_a_print_right_after_the_break_cuts_first_without_waiting_for_a_status(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["unplug-after=200"])
    with plugged_in(machine, quick) as driver:
        printed(driver, FIRST)
        machine.plug_in()
        assert printed(driver, SECOND).outcome is PrintOutcome.PRINTED
    assert pure(machine.slips[-1])


def test_a_program_that_starts_anew_clears_what_its_predecessor_left(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    machine.open_cover()
    list(machine.receive("张*英\n".encode("gb18030")))
    assert machine.waiting > 0
    with plugged_in(machine, quick) as driver:
        driver.status()
        machine.close_cover()
        assert printed(driver, SECOND).outcome is PrintOutcome.PRINTED
    assert pure(machine.slips[0])


def test_a_model_without_the_clear_command_recovers_with_what_it_has(tmp_path: Path) -> None:
    machine = ReceiptPrinterMachine(faults=["paper-out-after=5", "no-clear"])
    with plugged_in(machine, profile(tmp_path, clear="init")) as driver:
        assert printed(driver, FIRST).outcome is PrintOutcome.UNKNOWN
        machine.load_paper()
        assert printed(driver, SECOND).outcome is PrintOutcome.PRINTED
    assert pure(machine.slips[-1])


def test_late_proof_of_an_old_job_proves_nothing_about_the_next(quick: str) -> None:
    machine = ReceiptPrinterMachine(faults=["slow=0.6"])
    with plugged_in(machine, quick, patience=0.1) as driver:
        assert printed(driver, FIRST).outcome is PrintOutcome.UNKNOWN
        machine.mend("slow")
        machine.break_it("no-echo")
        assert printed(driver, SECOND).outcome is PrintOutcome.UNKNOWN
