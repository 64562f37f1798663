"""How long a resident waits for the printer: from the journalled act to the last byte on the printer's side of a TCP line.

The clock starts before the print intent is written, so the journal's own transaction is counted too.

The slip is a long one (36 lines, a code, one character the printer lacks). The time is our own work and the wire; how
fast the paper then moves is the printer's affair.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks import Row, at_most, told
from core.clock import SystemClock
from core.slip import Align, Columns, Pair, Qr, Rule, Slip, Text
from devices.drivers.escpos_receipt import NetworkPrinter, Options
from devices.escpos.encoder import Encoder
from devices.escpos.glyphs import Glyphs
from devices.escpos.profile import load_profile
from devices.kinds import PrintOutcome
from devices.monitor import Machines
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from devices.simulators.wire import Burst, TcpServer
from kiosk.printing import Printing
from kiosk.store import Store

PROFILE = "epson-tm-t82"
SLIPS = 30
BAR_MS = 150.0
LAST = b"\x1d(H"  # the proof of print is asked for at the very end of a slip

MONTHS = tuple(Columns((f"2025-{n:02}", "湖南省桂阳县某某合作社", "3604.00", "到账"), (8, 22, -12, -6)) for n in range(1, 13))
SLIP = Slip(
    "参保缴费证明",
    (
        Text("桂阳县政务服务自助终端", align=Align.CENTER),
        Text("参保缴费证明", size=2, bold=True, align=Align.CENTER),
        Rule(),
        Pair("事项", "社会保险参保缴费证明打印"),
        Pair("办件编号", "431021 0007 251121 000123 3"),
        Pair("查询码", "482 907  (凭号+码查进度)"),
        Pair("姓名", "陈𬱖"),
        Pair("身份证号", "431021194306150041"),
        Pair("办理时间", "2025-11-21 10:42:33"),
        Rule(),
        *MONTHS,
        Rule(),
        Text("办理结果: 已办结", bold=True),
        Pair("证明编号", "0007251121000123"),
        Pair("验证码", "K7QM 2WPX 9RTA 4HCE"),
        Qr("https://zw.guiyang.example/v?c=K7QM2WPX9RTA4HCE&n=0007251121000123", "扫码核验真伪"),
        Text("复印无效，以核验结果为准。"),
        Rule(),
        Pair("经办点", "太和镇便民服务中心 0007号机"),
        Pair("负责人", "王* 主任  0735-*******"),
        Text("咨询 12333   投诉监督 12345"),
        Text("本服务不收手续费。请取走身份证和凭条，纸上有您的个人信息。"),
        Rule(),
        Text("打印 2025-11-21 10:42:33  终端 0007  软件 1.0.0"),
    ),
)


class Stopwatch:
    """A printer that notes when the last byte of a slip arrived."""

    def __init__(self) -> None:
        self.machine = ReceiptPrinterMachine(rom="gb18030")
        self.arrived = threading.Event()
        self.at = 0.0
        self._tail = b""

    def receive(self, data: bytes) -> Iterable[Burst]:
        self._tail = self._tail[-len(LAST) :] + data
        if LAST in self._tail:
            self.at = time.perf_counter()
            self.arrived.set()
            self._tail = b""
        return self.machine.receive(data)


def rows() -> list[Row]:
    """Median and worst of the wait, and of the printer's proof; encoding alone for comparison."""
    watch = Stopwatch()
    server = TcpServer(watch)
    driver = NetworkPrinter(Options(server.url, PROFILE), SystemClock())
    try:
        driver.status()
        with tempfile.TemporaryDirectory() as folder:
            store = Store(Path(folder) / "bench.db")
            printing = Printing(store, Machines({"receipt_printer": driver}, SystemClock()), SystemClock())
            waits, proofs = zip(*(_one(printing, watch) for _ in range(SLIPS)), strict=True)
            store.close()
    finally:
        driver.close()
        server.close()
    assert watch.machine.unknown == []
    return [
        at_most(f"slip: print intent to last byte at the TCP printer, worst of {SLIPS}", round(max(waits), 1), "ms", BAR_MS),
        at_most("slip: print intent to last byte at the TCP printer, median", round(statistics.median(waits), 1), "ms", BAR_MS),
        told("slip: print intent to proof of print, median (paper moves at once)", round(statistics.median(proofs), 1), "ms"),
        told("slip: encoding alone, median", round(_encoding(), 1), "ms"),
    ]


def _one(printing: Printing, watch: Stopwatch) -> tuple[float, float]:
    watch.arrived.clear()
    begin = time.perf_counter()
    result = printing.print("", SLIP)
    end = time.perf_counter()
    if result.outcome is not PrintOutcome.PRINTED or not watch.arrived.wait(1):
        raise RuntimeError(f"a slip was not printed: {result}")
    return (watch.at - begin) * 1000, (end - begin) * 1000


def _encoding() -> float:
    encoder = Encoder(load_profile(PROFILE), Glyphs())
    taken = []
    for _ in range(SLIPS):
        begin = time.perf_counter()
        encoder.job(SLIP)
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken)
