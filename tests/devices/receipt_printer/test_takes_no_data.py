"""A printer that stops taking data: flow control holds the line, and nobody ever lets go."""

from __future__ import annotations

import os
import tty
from pathlib import Path

from core.clock import SystemClock
from core.slip import Slip, Text
from devices.drivers.escpos_receipt import Options, SerialPrinter
from devices.kinds import PrintOutcome
from devices.problem import Problem

from .bench import printed, profile


def test_the_print_ends_with_a_time_out_and_an_unknown_outcome(tmp_path: Path) -> None:
    """A pty whose other end reads nothing holds some 4 KB; the slip is a picture of many times that."""
    master, slave = os.openpty()
    tty.setraw(slave)
    pictures = profile(tmp_path, charset="ascii", inline_bitmaps="false")
    driver = SerialPrinter(Options(os.ttyname(slave), pictures, patience=0.1, answer_seconds=0.05), SystemClock())
    try:
        result = printed(driver, Slip("业务回执", (Text("国" * 240),)))
    finally:
        driver.close()
        os.close(slave)
        os.close(master)
    assert (result.outcome, result.problem) == (PrintOutcome.UNKNOWN, Problem.SILENT)
