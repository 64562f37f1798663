"""Some models say "no paper" with one of the two bits; a reader that wants both would call that plenty."""

from __future__ import annotations

from devices.escpos.profile import load_profile
from devices.escpos.status import survey
from devices.kinds import PrintOutcome
from devices.problem import Problem
from devices.simulators.receipt_printer import ReceiptPrinterMachine

from .bench import RECEIPT, plugged_in, printed


def test_the_answer_32_is_no_paper(quick: str) -> None:
    with plugged_in(ReceiptPrinterMachine(faults=["half-status"]), quick) as driver:
        status = driver.status()
        result = printed(driver, RECEIPT)
    assert status.problems == (Problem.PAPER_OUT,)
    assert status.detail == "1:12 2:12 3:12 4:32"
    assert (result.outcome, result.problem) == (PrintOutcome.NOT_PRINTED, Problem.PAPER_OUT)


def test_the_other_bit_alone_is_a_full_presenter_on_models_whose_profile_says_so() -> None:
    healthy = {1: 0x12, 2: 0x12, 3: 0x12, 5: 0x12, 6: 0x12}
    presenter = load_profile("citizen-ppu-700")
    assert survey({**healthy, 4: 0x52}, presenter).problems == ()
    assert survey({**healthy, 4: 0x32}, presenter).problems == (Problem.PAPER_OUT,)
    assert survey({**healthy, 4: 0x52}, load_profile("epson-tm-t82")).problems == (Problem.PAPER_OUT,)
