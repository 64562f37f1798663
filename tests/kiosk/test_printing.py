"""Paper: sure, sure not, and unknown; on the production driver over a simulated wire."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.kinds import PrintOutcome
from devices.problem import Problem
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from kiosk.case import Case
from tests.devices.receipt_printer.bench import plugged_in, profile
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import BOOKING, Rig


@pytest.fixture
def machine() -> ReceiptPrinterMachine:
    return ReceiptPrinterMachine()


@pytest.fixture
def rig(tmp_path: Path, platform: FakePlatform, machine: ReceiptPrinterMachine) -> Iterator[Rig]:
    """A terminal with a printer."""
    with plugged_in(machine, profile(tmp_path)) as printer:
        rig = Rig(tmp_path / "state", platform, devices={"receipt_printer": printer})
        yield rig
        rig.kiosk.close()


@pytest.fixture
def case(rig: Rig) -> Case:
    case = rig.open(BOOKING)
    case.outcome = rig.desk.submit(case)
    return case


def test_a_slip_comes_out_once_and_is_no_doubt(rig: Rig, case: Case, machine: ReceiptPrinterMachine) -> None:
    result = rig.desk.paper.print(case, rig.desk.slips.of_case(case))
    assert result.outcome is PrintOutcome.PRINTED
    assert len(machine.slips) == 1
    assert rig.desk.paper.doubts() == []


def test_no_paper_is_sure_and_undoes_nothing(rig: Rig, case: Case, machine: ReceiptPrinterMachine, platform: FakePlatform) -> None:
    machine.break_it("paper-out")
    result = rig.desk.paper.print(case, rig.desk.slips.of_case(case))
    assert (result.outcome, result.problem) == (PrintOutcome.NOT_PRINTED, Problem.PAPER_OUT)
    assert rig.desk.paper.doubts() == []
    assert len(platform.case_reports) == 1


def test_a_slip_that_broke_off_is_a_doubt_until_the_resident_has_looked(rig: Rig, case: Case, machine: ReceiptPrinterMachine) -> None:
    machine.break_it("paper-out-after=3")
    result = rig.desk.paper.print(case, rig.desk.slips.of_case(case))
    assert result.outcome is PrintOutcome.UNKNOWN
    assert [(doubt.case_no, doubt.title) for doubt in rig.desk.paper.doubts()] == [(case.number, "婚姻登记预约凭条")]
    rig.desk.paper.seen(case, printed=False)
    assert rig.desk.paper.doubts() == []


def test_a_copy_is_marked_as_one(rig: Rig, case: Case) -> None:
    rig.desk.paper.print(case, rig.desk.slips.of_case(case))
    again = rig.desk.paper.slip_again(case.number)
    assert again == rig.desk.slips.of_case(case, copy=2)


def test_a_kiosk_without_a_printer_says_so_and_sends_no_byte(tmp_path: Path, platform: FakePlatform) -> None:
    rig = Rig(tmp_path / "bare", platform)
    case = rig.open(BOOKING)
    case.outcome = rig.desk.submit(case)
    result = rig.desk.paper.print(case, rig.desk.slips.of_case(case))
    assert (result.outcome, result.problem) == (PrintOutcome.NOT_PRINTED, Problem.ABSENT)
    rig.kiosk.close()


def test_a_slip_without_a_case_is_printed_too(rig: Rig, machine: ReceiptPrinterMachine) -> None:
    case = rig.open(BOOKING)
    assert rig.desk.paper.print(None, rig.desk.slips.preview(case)).outcome is PrintOutcome.PRINTED
    assert len(machine.slips) == 1
