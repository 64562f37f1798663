"""Large type has its room on every model of printer: no line stands on another, above or below."""

from __future__ import annotations

import numpy as np
import pytest

from core.slip import Align, Pair, Slip, Text
from devices.escpos.encoder import Encoder
from devices.escpos.glyphs import Glyphs
from devices.escpos.profile import FOLDER, Charset, load_profile
from devices.simulators.paper_roll import Bitmap, SlipOnPaper
from devices.simulators.receipt_printer import ReceiptPrinterMachine

ROMS = {Charset.ASCII: "none", Charset.GB2312: "gb2312", Charset.GBK: "gbk", Charset.GB18030: "gb18030"}
LEAST_GAP = 6  # dots between two lines of print: 0.75 mm, the gap between lines of normal size
SLIP = Slip(
    "电费缴费凭条",
    (
        Text("桂阳县政务服务自助终端", align=Align.CENTER),
        Text("电费缴费凭条", size=2, bold=True, align=Align.CENTER),
        Text("【演示时钟】", align=Align.CENTER),
        Text("实缴 82.32 元", size=2, bold=True),
        Text("请勿重复支付", size=2, bold=True),
        Text("给㑇某的回执", size=2),  # no model has this name's character in its large font: the line is drawn
        Text("住房公积金账户查询单", size=2, bold=True, align=Align.CENTER),  # on 58 mm large in height only
        Text("给㑇某的受理凭据在此", size=2),
        Pair("大写", "捌拾贰元叁角贰分"),
        Text("投诉监督 12345"),
    ),
)


def lines_apart(slip: SlipOnPaper) -> int:
    """How many lines a reader sees: strips of print with at least that much white between them."""
    black = np.zeros(slip.height + 100, dtype=np.bool_)
    top = 0
    for line in slip.lines:
        for ink in line.inks:
            black[top : top + ink.height] |= ink.dots.any(axis=1) if isinstance(ink, Bitmap) else True
        top += line.advance
    rows = np.flatnonzero(black)
    return 1 + int((np.diff(rows) > LEAST_GAP).sum())


@pytest.mark.parametrize("model", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_no_line_touches_the_next_one(model: str) -> None:
    profile = load_profile(model)
    machine = ReceiptPrinterMachine(paper="58" if profile.columns < 48 else "80", rom=ROMS[profile.charset])
    job = Encoder(profile, Glyphs()).job(SLIP)
    list(machine.receive(job.opening + job.body))
    machine.tear_off()
    assert machine.unknown == []
    assert lines_apart(machine.slips[0]) == len(SLIP.blocks)


def test_the_paper_that_a_slip_takes_is_known_to_a_few_millimetres() -> None:
    profile = load_profile("epson-tm-t82")
    machine = ReceiptPrinterMachine(rom="gb18030")
    job = Encoder(profile, Glyphs()).job(SLIP)
    list(machine.receive(job.opening + job.body))
    assert abs(machine.slips[0].height / profile.dots_per_mm - job.paper_mm) <= 3
