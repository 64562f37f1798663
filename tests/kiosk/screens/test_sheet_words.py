"""What the result and the farewell call the paper, and what the code for the phone is good for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.language import Language
from devices.kinds import PrintOutcome, PrintResult
from flows.records.exchange import CaseState, Document, Outcome
from kiosk.case import Case
from tests.kiosk.screens.cases import DONE, begun
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults

CERTIFICATE, BILL, APPLICATION = "si-insured-certificate", "ut-electricity-pay", "dp-two-subsidies-apply"


def shown(start: Start, case: Case, outcome: Outcome, language: Language = Language.CHINESE) -> Driver:
    """The result page of that case, with its paper out."""
    driver = start()
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, language=language))
    case.outcome = outcome
    case.prints.append(PrintResult(PrintOutcome.PRINTED))
    shell.sitting.visit.open(case)
    shell.sitting.place = None
    shell.refresh()
    driver.step(3)
    return driver


def certified(case: Case) -> Outcome:
    day = case.policy.today
    return replace(DONE, document=Document("0007251121000123", "ABCDEFGH23456789", "http://127.0.0.1/v", day, 2))


@pytest.mark.parametrize(
    ("language", "out", "farewell"),
    [
        (Language.CHINESE, "证明已打印，请取走", "请取走证明"),
        (Language.ENGLISH, "The certificate is printed, please take it", "Please take your certificate"),
    ],
)
def test_who_asked_for_a_certificate_is_told_to_take_a_certificate(start: Start, language: Language, out: str, farewell: str) -> None:
    case = begun(CERTIFICATE)
    driver = shown(start, case, certified(case), language)
    assert driver.sees(out)
    case.seen, case.item = True, replace(case.item, rated=False)
    driver.app.shell.refresh()
    driver.step(3)
    assert driver.sees(farewell)
    assert faults(driver, driver.app.shell.mode) == []


def test_what_has_to_be_looked_at_first_is_a_receipt(start: Start) -> None:
    driver = shown(start, begun(CERTIFICATE), replace(DONE, state=CaseState.REVIEWING))
    assert driver.sees("受理凭证已打印，请取走")


@pytest.mark.parametrize(
    ("item", "state", "good_for"),
    [(BILL, CaseState.DONE, "用手机扫码看办件"), (APPLICATION, CaseState.ACCEPTED, "用手机扫码看进度")],
)
def test_what_is_done_has_no_progress_to_follow(start: Start, item: str, state: CaseState, good_for: str) -> None:
    driver = shown(start, begun(item), replace(DONE, state=state))
    assert driver.sees("凭条已打印，请取走")
    assert driver.sees(good_for)
