"""What the tests of the receipt printer share: slips, a machine on a wire, a driver at the other end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.cancel import Cancel
from core.clock import SystemClock
from core.slip import Align, Columns, Pair, Qr, Rule, Slip, Text
from devices import simulators
from devices.drivers.escpos_receipt import EscposPrinter, Options, SerialPrinter
from devices.kinds import PrintResult
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from devices.simulators.wire import Burst, Machine, TcpServer

QUICK = """
model = "test printer"
source = "Epson ESC/POS command reference"
columns = {columns}
dots = {dots}
charset = "{charset}"
cut = "{cut}"
clear = "{clear}"
process_id = {process_id}
native_qr = {native_qr}
inline_bitmaps = {inline_bitmaps}
mm_per_second = 5000
status = [
    {{ ask = 1, mask = 0x08, means = "offline" }},
    {{ ask = 2, mask = 0x04, means = "cover" }},
    {{ ask = 2, mask = 0x20, means = "paper-end" }},
    {{ ask = 2, mask = 0x40, means = "error" }},
    {{ ask = 3, mask = 0x08, means = "cutter" }},
    {{ ask = 3, mask = 0x24, means = "fault" }},
    {{ ask = 3, mask = 0x40, means = "hot" }},
    {{ ask = 4, mask = 0x0C, means = "paper-low" }},
    {{ ask = 4, mask = 0x60, means = "paper-end" }},
]
"""

QUICK_DEFAULTS = {
    "columns": "48",
    "dots": "576",
    "charset": "gbk",
    "cut": "partial",
    "clear": "dle-dc4",
    "process_id": "true",
    "native_qr": "true",
    "inline_bitmaps": "true",
}


def profile(folder: Path, **changes: str) -> str:
    """The path of a profile for a printer so fast that no test waits for paper."""
    path = folder / f"profile-{'-'.join(changes.values()) or 'plain'}.toml"
    path.write_text(QUICK.format(**{**QUICK_DEFAULTS, **changes}), encoding="utf-8")
    return str(path)


@contextmanager
def plugged_in(machine: Machine, profile_path: str, patience: float = 0.3, answer_seconds: float = 0.4) -> Iterator[EscposPrinter]:
    """The driver, talking to this machine in process."""
    simulators.bench["receipt_printer"] = machine
    driver = SerialPrinter(Options("sim://receipt_printer", profile_path, patience=patience, answer_seconds=answer_seconds), SystemClock())
    try:
        yield driver
    finally:
        driver.close()
        del simulators.bench["receipt_printer"]


@contextmanager
def on_network(machine: Machine, profile_path: str) -> Iterator[EscposPrinter]:
    """The driver, talking to this machine over a loopback TCP connection."""
    server = TcpServer(machine)
    driver = SerialPrinter(Options(server.url, profile_path, patience=0.3), SystemClock())
    try:
        yield driver
    finally:
        driver.close()
        server.close()


def printed(driver: EscposPrinter, slip: Slip) -> PrintResult:
    """Prints without a hurry."""
    return driver.print(slip, Cancel(30))


def short_slip(name: str) -> Slip:
    """A slip that carries one name on many lines, so that any part of it can be told apart."""
    return Slip("业务回执", (*(Pair(f"第{n}行", name) for n in range(1, 9)), Qr(f"https://zw.guiyang.example/p?c={name}", "扫码看进度")))


RECEIPT = Slip(
    "业务回执",
    (
        Text("桂阳县政务服务自助终端", align=Align.CENTER),
        Text("业务回执", size=2, bold=True, align=Align.CENTER),
        Rule(),
        Pair("事项", "城乡居民基本养老保险费缴纳"),
        Pair("办件编号", "43102100072511210001233"),
        Pair("查询码", "482 907        (凭号+码查进度)"),
        Pair("办理人", "张*英   431***********0041"),
        Pair("办理时间", "2025-11-21 10:42:33"),
        Pair("办理方式", "自助(本人) / 代办员 李*"),
        Rule(),
        Text("年度 2026   档次 500元   政府补贴(预计) 60元"),
        Text("实缴  ¥500.00   支付: 微信  单号尾号 7731"),
        Rule(),
        Pair("办理结果", "已办结", bold=True),
        Pair("下一步", "税票请扫二维码下载"),
        Qr("https://zw.guiyang.example/p?n=43102100072511210001233&c=482907", "扫码看进度"),
        Pair("经办点", "太和镇便民服务中心 0007号机"),
        Pair("负责人", "王* 主任  电话 0735-*******"),
        Text("咨询 12333   投诉监督 12345   本服务不收手续费"),
        Text("请取走身份证和回执", align=Align.RIGHT),
        Rule(),
        Text("打印 1/1  终端 0007  软件 1.0.0  校验 9F2A"),
    ),
)
"""A payment receipt as a resident of the county takes it home."""

TABLE = Slip(
    "缴费凭条",
    (
        Columns(("项目", "电量", "单价", "金额"), (18, -9, -9, -12), bold=True),
        Columns(("第一档", "180", "0.588", "105.84"), (18, -9, -9, -12)),
        Columns(("城乡居民“一户多人口”加档电量", "20", "0.638", "12.76"), (18, -9, -9, -12)),
    ),
)


class Tap:
    """A machine with an ear on its line: everything that the host said."""

    def __init__(self, machine: ReceiptPrinterMachine) -> None:
        self.machine = machine
        self.heard = b""

    @property
    def plugged(self) -> bool:
        return self.machine.plugged

    def receive(self, data: bytes) -> Iterator[Burst]:
        self.heard += data
        return self.machine.receive(data)
