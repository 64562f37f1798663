"""A slip as the resident takes it home: every line in its place, the code readable, nothing the printer did not understand."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from core.slip import Align, Qr, Raster, Slip, Space, Text
from devices.kinds import PrintOutcome
from devices.simulators.paper_roll import Bitmap, SlipOnPaper
from devices.simulators.receipt_printer import ReceiptPrinterMachine

from .bench import RECEIPT, TABLE, plugged_in, printed, profile

ON_80_MM = """\
             桂阳县政务服务自助终端
                业务回执
------------------------------------------------
事项: 城乡居民基本养老保险费缴纳
办件编号: 43102100072511210001233
查询码: 482 907        (凭号+码查进度)
办理人: 张*英   431***********0041
办理时间: 2025-11-21 10:42:33
办理方式: 自助(本人) / 代办员 李*
------------------------------------------------
年度 2026   档次 500元   政府补贴(预计) 60元
实缴  ▪500.00   支付: 微信  单号尾号 7731
------------------------------------------------
办理结果: 已办结
下一步: 税票请扫二维码下载

               [QR https://zw.guiyang.example/p?n=43102100072511210001233&c=482907]

                   扫码看进度
经办点: 太和镇便民服务中心 0007号机
负责人: 王* 主任  电话 0735-*******
咨询 12333   投诉监督 12345   本服务不收手续费
                              请取走身份证和回执
------------------------------------------------
打印 1/1  终端 0007  软件 1.0.0  校验 9F2A"""

ON_58_MM = """\
     桂阳县政务服务自助终端
        业务回执
--------------------------------
事项: 城乡居民基本养老保险费缴纳
办件编号:
  43102100072511210001233
查询码: 482 907
        (凭号+码查进度)
办理人: 张*英
        431***********0041
办理时间: 2025-11-21 10:42:33
办理方式: 自助(本人) / 代办员
          李*
--------------------------------
年度 2026   档次 500元
政府补贴(预计) 60元
实缴  ▪500.00   支付: 微信
单号尾号 7731
--------------------------------
办理结果: 已办结
下一步: 税票请扫二维码下载

       [QR https://zw.guiyang.example/p?n=43102100072511210001233&c=482907]

           扫码看进度
经办点: 太和镇便民服务中心
        0007号机
负责人: 王* 主任
        电话 0735-*******
咨询 12333   投诉监督 12345
本服务不收手续费
              请取走身份证和回执
--------------------------------
打印 1/1  终端 0007  软件 1.0.0
校验 9F2A"""


def decoded(slip: SlipOnPaper) -> str:
    """What a telephone reads from a picture of the slip."""
    picture = cv2.cvtColor(np.asarray(slip.image()), cv2.COLOR_RGB2GRAY)
    return str(cv2.QRCodeDetector().detectAndDecode(picture)[0])


def test_a_receipt_on_80_mm_paper_reads_as_composed(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        assert driver.columns == 48
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED
    assert [slip.text() for slip in machine.slips] == [ON_80_MM]
    assert machine.unknown == []


def test_the_same_receipt_on_58_mm_paper_breaks_between_phrases_and_never_within_a_number(tmp_path: Path) -> None:
    machine = ReceiptPrinterMachine(paper="58", rom="gb2312")
    with plugged_in(machine, profile(tmp_path, columns="32", dots="384", charset="gb2312")) as driver:
        assert driver.columns == 32
        assert printed(driver, RECEIPT).outcome is PrintOutcome.PRINTED
    assert machine.slips[0].text() == ON_58_MM
    assert machine.unknown == []


def test_rows_of_a_table_stand_in_columns_with_amounts_on_the_right(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        printed(driver, TABLE)
    assert machine.slips[0].text().splitlines() == [
        "                缴费凭条",
        "项目                   电量     单价        金额",
        "第一档                  180    0.588      105.84",
        "城乡居民“一户多人       20    0.638       12.76",
        "口”加档电量",
    ]


def test_a_title_that_no_block_carries_is_set_on_top_and_one_that_a_block_carries_is_not_repeated(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        printed(driver, Slip("取件凭条", (Text("A12"),)))
        printed(driver, Slip("取件凭条", (Text("桂阳县", align=Align.CENTER), Text("取件凭条", size=2), Text("A12"))))
    assert [slip.text().count("取件凭条") for slip in machine.slips] == [1, 1]
    assert machine.slips[0].text().lstrip().startswith("取件凭条")
    assert machine.slips[1].text().lstrip().startswith("桂阳县")


@pytest.mark.parametrize("native", ["true", "false"])
@pytest.mark.parametrize(("paper", "columns", "dots"), [("80", "48", "576"), ("58", "32", "384")])
def test_the_code_is_readable_whether_printer_or_driver_draws_it(tmp_path: Path, native: str, paper: str, columns: str, dots: str) -> None:
    machine = ReceiptPrinterMachine(paper=paper)
    data = "https://zw.guiyang.example/v?c=ABCD2345EFGH6789&n=43102100072511210001233"
    with plugged_in(machine, profile(tmp_path, columns=columns, dots=dots, native_qr=native)) as driver:
        assert printed(driver, Slip("证明", (Qr(data, "扫码核验真伪"),))).outcome is PrintOutcome.PRINTED
    assert decoded(machine.slips[0]) == data
    assert machine.unknown == []


def test_the_longest_code_that_a_slip_may_carry_is_readable_on_narrow_paper(tmp_path: Path) -> None:
    machine = ReceiptPrinterMachine(paper="58")
    data = "https://zw.guiyang.example/v?" + "".join(f"f{n:02}=v{n * 7:03}&" for n in range(30))
    assert 265 < len(data) <= 300
    with plugged_in(machine, profile(tmp_path, columns="32", dots="384")) as driver:
        printed(driver, Slip("证明", (Qr(data),)))
    assert decoded(machine.slips[0]) == data


def test_data_too_long_for_a_code_is_printed_as_text_instead(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        printed(driver, Slip("证明", (Qr("x" * 301, "核验"),)))
    assert machine.slips[0].text().count("x") == 301
    assert "[QR" not in machine.slips[0].text()


def test_the_picture_shows_ink_where_the_text_stands_and_blank_paper_elsewhere(quick: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, quick) as driver:
        printed(driver, Slip("", (Text("国" * 24), Space(3), Text("国", align=Align.RIGHT))))
    grey = np.asarray(machine.slips[0].image().convert("L"))[28:-28, 28:-28]
    dark = grey < 110
    rows = np.flatnonzero(dark.any(axis=1))
    first, last = dark[rows[0] : rows[0] + 24], dark[rows[-1] - 23 : rows[-1] + 1]
    assert first[:, 32:320].any()
    assert first[:, 320:608].any()
    assert not last[:, : 32 + 23 * 24].any()
    assert last[:, 32 + 23 * 24 :].any()
    assert rows[-1] - rows[0] > 4 * 30


@pytest.mark.parametrize(("paper", "columns", "dots"), [("80", "48", "576"), ("58", "32", "384")])
def test_a_drawing_stands_on_paper_dot_by_dot(tmp_path: Path, paper: str, columns: str, dots: str) -> None:
    drawn = np.zeros((96, 240), dtype=bool)
    drawn[10:60, 20], drawn[60, 20:230], drawn[95, 239] = True, True, True
    machine = ReceiptPrinterMachine(paper=paper)
    with plugged_in(machine, profile(tmp_path, columns=columns, dots=dots)) as driver:
        printed(driver, Slip("", (Text("手写签名:"), Raster(tuple(map(tuple, drawn.tolist()))), Text("请取走"))))
    lines = machine.slips[0].lines
    pieces = [ink for line in lines for ink in line.inks if isinstance(ink, Bitmap)]
    assert {(piece.x, piece.width) for piece in pieces} == {(0, 240)}
    assert np.array_equal(np.vstack([piece.dots for piece in pieces]), drawn)
    assert machine.unknown == []


def test_a_drawing_wider_than_the_paper_is_made_to_fit(tmp_path: Path) -> None:
    machine = ReceiptPrinterMachine(paper="58")
    with plugged_in(machine, profile(tmp_path, columns="32", dots="384")) as driver:
        printed(driver, Slip("", (Raster(((True,) * 768,) * 96),)))
    assert [ink.width for line in machine.slips[0].lines for ink in line.inks] == [384]
    assert machine.unknown == []
