"""A slip that perhaps did not come out is printed again by staff: once for each command, marked, and only when it is kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import devices.simulators as simulators
from devices.kinds import PrintOutcome
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from flows.numbers import case_number
from kiosk.cli import main
from kiosk.workshop.people import CONFIG
from tests.devices.receipt_printer.bench import plugged_in, profile
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import BOOKING, Rig

Capture = pytest.CaptureFixture[str]
PRINTER = """
[devices.receipt_printer]
driver = "escpos-serial"
options = {{ port = "sim://receipt_printer?rom=gb18030", profile = "{profile}" }}
"""


@pytest.fixture
def doubtful(tmp_path: Path, platform: FakePlatform) -> str:
    """The number of a finished case whose slip broke off half-way."""
    with plugged_in(torn := ReceiptPrinterMachine(), profile(tmp_path)) as printer:
        rig = Rig(tmp_path / "state", platform, devices={"receipt_printer": printer})
        case = rig.open(BOOKING)
        case.outcome = rig.desk.submit(case)
        torn.break_it("paper-out-after=3")
        assert rig.desk.paper.print(case, rig.desk.slips.of_case(case)).outcome is PrintOutcome.UNKNOWN
        rig.kiosk.close()
    return str(case.number)


@pytest.fixture
def machine(doubtful: str) -> Iterator[ReceiptPrinterMachine]:
    """The printer that the commands find; the one on which the slip broke off is gone."""
    machine = simulators.bench["receipt_printer"] = ReceiptPrinterMachine(rom="gb18030")
    yield machine
    del simulators.bench["receipt_printer"]


@pytest.fixture
def config(tmp_path: Path, platform: FakePlatform) -> str:
    shutil.copytree(CONFIG, tmp_path / "config")
    text = f'terminal = "0007"\nsite = "taihe"\nplatform = "{platform.url}"\nstate = "{tmp_path / "state"}"\nclock = "demo"\n'
    (tmp_path / "config" / "kiosk.toml").write_text(
        text + "allow_simulators = true\n" + PRINTER.format(profile=profile(tmp_path, charset="gb18030")), encoding="utf-8"
    )
    return str(tmp_path / "config" / "kiosk.toml")


def test_a_doubtful_slip_comes_out_again_marked_as_a_copy(
    machine: ReceiptPrinterMachine, config: str, doubtful: str, capsys: Capture
) -> None:
    main(["diagnose", "--config", config])
    assert doubtful in capsys.readouterr().out
    assert main(["reprint", doubtful, "--config", config]) == 0
    (slip,) = machine.slips
    assert "补打 第2次" in slip.text()
    main(["diagnose", "--config", config])
    assert doubtful not in capsys.readouterr().out.partition("记录")[2], "a copy is here: nobody need look for the first"


def test_a_number_may_be_typed_in_groups_as_it_is_printed(machine: ReceiptPrinterMachine, config: str, doubtful: str) -> None:
    assert main(["reprint", f"{doubtful[:6]} {doubtful[6:10]} {doubtful[10:]}", "--config", config]) == 0
    assert main(["reprint", doubtful, "--config", config]) == 0
    assert ["补打 第2次" in machine.slips[0].text(), "补打 第3次" in machine.slips[1].text()] == [True, True]


def test_a_mistyped_number_is_refused(machine: ReceiptPrinterMachine, config: str, doubtful: str, capsys: Capture) -> None:
    wrong = doubtful[:-1] + str((int(doubtful[-1]) + 1) % 10)
    assert main(["reprint", wrong, "--config", config]) == 2
    assert "no case number" in capsys.readouterr().err
    assert machine.slips == []


def test_a_case_that_is_not_kept_here_is_said(machine: ReceiptPrinterMachine, config: str, rig: Rig, capsys: Capture) -> None:
    unknown = case_number("431021", "0007", rig.clock.now().date(), 999)
    assert main(["reprint", unknown, "--config", config]) == 1
    assert "no slip is kept here" in capsys.readouterr().out
    assert machine.slips == []


def test_a_printer_without_paper_leaves_the_doubt(machine: ReceiptPrinterMachine, config: str, doubtful: str, capsys: Capture) -> None:
    machine.break_it("paper-out")
    assert main(["reprint", doubtful, "--config", config]) == 1
    assert "P-" in capsys.readouterr().out
    main(["diagnose", "--config", config])
    assert f"perhaps not printed: 婚姻登记预约凭条 {doubtful}" in capsys.readouterr().out


def test_it_is_refused_while_the_kiosk_runs(machine: ReceiptPrinterMachine, config: str, rig: Rig, capsys: Capture) -> None:
    rig.kiosk.take_over()
    number = case_number("431021", "0007", rig.clock.now().date(), 1)
    assert main(["reprint", number, "--config", config]) == 2
    assert "another kiosk works on this folder" in capsys.readouterr().err
