"""The wire changes nothing: in process, on TCP and on a serial line the same slip comes out."""

from __future__ import annotations

from pathlib import Path

from core.clock import SystemClock
from devices.drivers.escpos_receipt import FilePrinter, NetworkPrinter, Options, SerialPrinter
from devices.kinds import PrintOutcome
from devices.problem import Problem
from devices.registry import open_device
from devices.simulators.paper_roll import SlipOnPaper
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from devices.simulators.wire import PtyServer, TcpServer

from .bench import RECEIPT, on_network, plugged_in, printed


def on_paper(slip: SlipOnPaper) -> tuple[str, bytes]:
    return slip.text(), slip.image().tobytes()


def test_the_paper_is_the_same_in_process_on_tcp_and_on_a_serial_line(quick: str) -> None:
    near, far, serial = ReceiptPrinterMachine(), ReceiptPrinterMachine(), ReceiptPrinterMachine()
    with plugged_in(near, quick) as driver:
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED
    with on_network(far, quick) as driver:
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED
    line = PtyServer(serial, baud=115200)
    driver = SerialPrinter(Options(line.path, quick, patience=2), SystemClock())
    try:
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED
    finally:
        driver.close()
        line.close()
    assert on_paper(near.slips[0]) == on_paper(far.slips[0]) == on_paper(serial.slips[0])


def test_the_configuration_builds_all_three_drivers(quick: str, tmp_path: Path) -> None:
    for name, kind in (("escpos-serial", SerialPrinter), ("escpos-tcp", NetworkPrinter), ("escpos-file", FilePrinter)):
        device = open_device("receipt_printer", name, {"port": str(tmp_path / "none"), "profile": quick}, SystemClock())
        assert type(device) is kind


def test_a_second_program_on_the_same_serial_line_is_refused(quick: str) -> None:
    line = PtyServer(ReceiptPrinterMachine())
    first = SerialPrinter(Options(line.path, quick), SystemClock())
    second = SerialPrinter(Options(line.path, quick), SystemClock())
    try:
        assert first.status().problems == ()
        assert second.status().problems == (Problem.BUSY,)
    finally:
        first.close()
        second.close()
        line.close()


def test_into_a_file_the_same_bytes_are_written_and_nothing_is_called_printed(quick: str, tmp_path: Path) -> None:
    target = tmp_path / "slip.bin"
    driver = FilePrinter(Options(str(target), quick, patience=0, answer_seconds=0.05), SystemClock())
    assert printed(driver, RECEIPT).outcome is PrintOutcome.UNKNOWN
    assert driver.status().problems == (Problem.STATUS_UNREADABLE,)
    driver.close()
    machine = ReceiptPrinterMachine()
    list(machine.receive(target.read_bytes()))
    with plugged_in(ReceiptPrinterMachine(), quick) as direct:
        assert printed(direct, RECEIPT).outcome is PrintOutcome.PRINTED
    assert "城乡居民基本养老保险费缴纳" in machine.slips[0].text()
    assert machine.unknown == []


def test_a_printer_device_that_is_not_there_is_absent_and_no_file_is_made_in_its_place(quick: str) -> None:
    driver = FilePrinter(Options("/dev/no-such-printer", quick), SystemClock())
    assert driver.status().problems == (Problem.ABSENT,)
    assert not Path("/dev/no-such-printer").exists()


def test_a_network_printer_that_is_switched_off_is_absent(quick: str) -> None:
    server = TcpServer(ReceiptPrinterMachine())
    server.close()
    driver = NetworkPrinter(Options(server.url, quick), SystemClock())
    assert driver.status().problems == (Problem.ABSENT,)
    result = printed(driver, RECEIPT)
    assert (result.outcome, result.problem) == (PrintOutcome.NOT_PRINTED, Problem.ABSENT)
