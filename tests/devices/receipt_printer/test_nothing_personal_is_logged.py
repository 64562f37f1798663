"""No word of a slip appears in a log, in a result or in a status, whatever goes wrong."""

from __future__ import annotations

import logging

import pytest

from devices.simulators.receipt_printer import ReceiptPrinterMachine

from .bench import plugged_in, printed, short_slip

CANARY = "张三丰"


@pytest.mark.parametrize("fault", ["paper-low", "paper-out-after=4", "unplug-after=150", "no-echo", "cutter-jams", "silent-status"])
def test_the_name_on_the_slip_stays_on_the_slip(quick: str, fault: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with plugged_in(ReceiptPrinterMachine(faults=[fault]), quick, answer_seconds=0.05) as driver:
        result = printed(driver, short_slip(CANARY))
        status = driver.status()
    said = f"{caplog.text} {result!r} {status!r}"
    for trace in (CANARY, CANARY.encode("gb18030").hex(), repr(CANARY.encode("gb18030"))[2:-1], "zw.guiyang"):
        assert trace not in said
