"""Characters that the printer lacks come out as themselves, in their place, drawn; without a font as boxes that are told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from core.clock import SystemClock
from core.slip import Align, Columns, Pair, Slip, Text
from devices import simulators
from devices.drivers.escpos_receipt import Options, SerialPrinter
from devices.escpos.characters import code, printable, width
from devices.escpos.profile import load_profile
from devices.kinds import PrintOutcome
from devices.simulators.paper_roll import Bitmap, SlipOnPaper
from devices.simulators.receipt_printer import ReceiptPrinterMachine
from tests.needs import needs

from .bench import plugged_in, printed, profile

NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
needs_font = pytest.mark.usefixtures("font")


@pytest.fixture(scope="module")
def font() -> None:
    needs("fonts-noto-cjk", Path(NOTO).exists())


def bitmaps(slip: SlipOnPaper) -> list[Bitmap]:
    return [ink for line in slip.lines for ink in line.inks if isinstance(ink, Bitmap)]


def closest(dots: np.ndarray, candidates: str) -> str:
    """The candidate whose own drawing shares most dots with the picture."""
    font = ImageFont.truetype(NOTO, dots.shape[0], index=2)

    def likeness(c: str) -> float:
        cell = Image.new("L", (dots.shape[1], dots.shape[0]))
        ImageDraw.Draw(cell).text((dots.shape[1] // 2, round(dots.shape[0] * 0.88)), c, fill=255, font=font, anchor="ms")
        drawn = np.asarray(cell) > 112
        return float((drawn & dots).sum() / (drawn | dots).sum())

    return max(candidates, key=likeness)


@needs_font
@pytest.mark.parametrize("c", ["𬱖", "䶮", "㛃", "𠅤", "镕"])
def test_a_name_with_a_rare_character_shows_that_character_where_it_belongs(tmp_path: Path, c: str) -> None:
    machine = ReceiptPrinterMachine(rom="gb2312")
    with plugged_in(machine, profile(tmp_path, charset="gb2312")) as driver:
        result = printed(driver, Slip("", (Pair("姓名", f"陈{c}华"),)))
    assert (result.outcome, result.detail) == (PrintOutcome.PRINTED, "")
    assert machine.slips[0].text() == "姓名: 陈▣华"
    picture = bitmaps(machine.slips[0])[0]
    assert picture.x == width("姓名: 陈") * 12
    assert closest(picture.dots, "𬱖䶮㛃𠅤镕陈华頔") == c
    assert machine.unknown == []


def test_a_character_is_drawn_only_for_printers_that_lack_it() -> None:
    def has(model: str, c: str) -> bool:
        return code(c, load_profile(model)) is not None

    assert [has("generic-58", c) for c in "国〇䶮𬱖€·"] == [True, False, False, False, False, True]
    assert [has("generic-80", c) for c in "国〇䶮𬱖€·"] == [True, True, False, False, False, True]
    assert [has("epson-tm-t82", c) for c in "国〇䶮𬱖€·"] == [True, True, True, False, True, True]
    assert [has("citizen-ppu-700", c) for c in "国A"] == [False, True]


def test_a_profile_can_name_single_characters_that_the_rom_has_or_has_not(tmp_path: Path) -> None:
    path = Path(profile(tmp_path, charset="gb2312"))
    path.write_text(path.read_text(encoding="utf-8").replace("process_id", 'has = "〇"\nlacks = "国"\nprocess_id', 1), encoding="utf-8")
    model = load_profile(str(path))
    assert code("〇", model) == b"\xa9\x96"
    assert code("国", model) is None


def test_four_byte_codes_of_gb_18030_are_never_sent() -> None:
    model = load_profile("epson-tm-t82")
    for point in (*range(0xA0, 0x3000, 7), *range(0x3400, 0x9FFF, 13), *range(0x20000, 0x2EBE0, 97)):
        assert len(code(chr(point), model) or b"") in (0, 1, 2)


@needs_font
def test_half_width_characters_take_one_column_and_amounts_stay_in_line(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        printed(driver, Slip("", (Columns(("金额", "¥500.00"), (20, -28)), Columns(("合计", "12500.00"), (20, -28)))))
    first, second = machine.slips[0].lines[:2]
    assert machine.slips[0].text().splitlines()[0].endswith("▪500.00")
    assert first.inks[-1].x + first.inks[-1].width == second.inks[-1].x + second.inks[-1].width == 576


@needs_font
def test_a_double_size_line_with_a_rare_character_is_drawn_whole_at_double_size(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        printed(driver, Slip("", (Text("陈𬱖", size=2, align=Align.CENTER),)))
    dots = np.vstack([picture.dots for picture in bitmaps(machine.slips[0])])
    columns = np.flatnonzero(dots.any(axis=0))
    assert 240 <= columns[0] < 288 < columns[-1] <= 336
    rows = np.flatnonzero(dots.any(axis=1))
    assert closest(dots[rows[0] - 4 : rows[0] + 44, 288:336], "𬱖䶮陈") == "𬱖"


@needs_font
def test_a_printer_without_a_chinese_font_gets_every_chinese_line_as_a_picture(tmp_path: Path) -> None:
    machine = ReceiptPrinterMachine(rom="none")
    with plugged_in(machine, profile(tmp_path, charset="ascii", inline_bitmaps="false", cut="full")) as driver:
        assert printed(driver, Slip("业务回执", (Pair("No", "4310"), Pair("姓名", "张三")))).outcome is PrintOutcome.PRINTED
    assert machine.unknown == []
    assert "No: 4310" in machine.slips[0].text()
    assert len(bitmaps(machine.slips[0])) >= 2


def test_without_a_font_the_place_is_kept_by_a_box_and_the_technician_reads_the_code_point(quick: str) -> None:
    simulators.bench["receipt_printer"] = machine = ReceiptPrinterMachine()
    driver = SerialPrinter(Options("sim://receipt_printer", quick, font="/no/such/font.ttc"), SystemClock())
    result = printed(driver, Slip("", (Pair("姓名", "陈𬱖"),)))
    driver.close()
    del simulators.bench["receipt_printer"]
    assert result.outcome is PrintOutcome.PRINTED
    assert "U+2CC56" in result.detail
    assert machine.slips[0].text() == "姓名: 陈▣"
    box = bitmaps(machine.slips[0])[0].dots
    assert box[2, 2:22].all()
    assert not box[6:18, 6:18].any()


@needs_font
def test_a_character_that_no_font_has_is_a_box_too(quick: str) -> None:
    with plugged_in(ReceiptPrinterMachine(), quick) as driver:
        assert "U+E123" in printed(driver, Slip("", (Text("陈\ue123"),))).detail


def test_invisible_characters_take_no_place() -> None:
    assert printable("张\u200d三\ufe0f\u00ad李\u202e四") == "张三李四"
    assert printable("a\tb\u00a0c\u2028d\r\ne") == "a b c\nd\ne"
    assert (width("张·A¥"), width("")) == (6, 0)
