"""The check page says everything once: what was asked stands with its 更改, what follows from it above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.clock import SystemClock
from core.secret import Secret
from devices.drivers.escpos_receipt import EscposPrinter, Options
from devices.escpos.layout import TextLine, lay_out
from flows.fields import choice, signature, text
from flows.item import Shape, Summary
from flows.records.exchange import Signature
from flows.writing import Writing
from kiosk.case import Case
from kiosk.screens.sitting import Sitting
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import CERTIFICATE, Rig
from tests.kiosk.screens.cases import asking
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.fixtures import Drive


@pytest.fixture
def platform() -> Iterator[FakePlatform]:
    platform = FakePlatform()
    yield platform
    platform.close()


def checked(start: Start, case: Case, *, elder: bool = False) -> Driver:
    """The check page of that case."""
    driver = start()
    shell = driver.app.shell
    shell.sitting = Sitting(place=None)
    shell.sitting.visit.open(case)
    shell.prefer(replace(shell.mode, elder=elder))
    driver.step(3)
    return driver


def test_a_row_of_the_summary_that_repeats_an_answer_is_left_to_the_answer(start: Start) -> None:
    case = asking(choice("kind", "遇到什么困难", ["火灾", "事故"], label="困难类型"), kind="火灾")
    rows = (("困难类型", "火灾"), ("经办乡镇", "太和镇"))
    case.item = replace(case.item, summary=lambda _: Summary("将申请", "临时救助", rows))
    driver = checked(start, case)
    assert driver.sees("请核对申请内容")
    assert driver.texts().count("困难类型") == 1
    assert driver.sees("更改")
    assert driver.sees("太和镇")


@pytest.mark.parametrize(("written", "behind"), [("", False), ("家里欠着药费", True)])
def test_only_words_that_were_written_have_a_button_that_shows_them(start: Start, written: str, behind: bool) -> None:
    case = asking(text("about", "您还想说什么", Writing.FREE, 100, label="自己的话", optional=True), about=Secret(written))
    driver = checked(start, case)
    assert driver.sees("自己的话")
    assert driver.sees("显示") is behind


def test_a_signature_stands_there_as_it_was_written(start: Start) -> None:
    case = asking(signature(), signature=Signature((((100, 100), (400, 300), (700, 100)), ((900, 200),))))
    driver = checked(start, case)
    from kiosk.ui.signed import Signed

    [drawn] = [part for part in driver.app.shell.screen.widget.walk() if isinstance(part, Signed)]
    left, top = drawn.to_window(drawn.x, drawn.top)
    picture, scale = driver.shot(), drawn.height / 400

    def ink(x: int, y: int) -> bool:
        return sum(picture.getpixel((round(left + x * scale), round(picture.height - top + y * scale)))[:3]) < 380

    assert [ink(250, 200), ink(550, 200), ink(400, 100)] == [True, True, False]
    assert driver.sees("已签名")


def test_the_paper_is_shown_as_wide_as_the_printer_has_it(tmp_path: Path, platform: FakePlatform, drive: Drive) -> None:
    printer = EscposPrinter(Options(port=str(tmp_path / "paper"), profile="generic-58"), SystemClock())
    rig = Rig(tmp_path / "state", platform, devices={"receipt_printer": printer})
    case = rig.ready(CERTIFICATE)
    from kiosk.screens.app import KioskApp
    from kiosk.ui.slip_preview import SlipPreview
    from kiosk.ui.words import Words

    driver = drive(lambda: KioskApp(rig.desk))
    shell = driver.app.shell
    shell.sitting.visit.open(case)
    shell.sitting.place = None
    shell.refresh()
    driver.tap("看纸样")
    driver.step(3)
    [preview] = [part for part in shell.screen.widget.walk() if isinstance(part, SlipPreview)]
    shown = [part.plain for part in preview.walk() if isinstance(part, Words) and part.verbatim]
    wanted = [line.text for line in lay_out(rig.desk.slips.preview(case), 32) if isinstance(line, TextLine) and line.text.strip()]
    assert [text for text in shown if text.strip()] == wanted[: len(shown)]
    assert len(shown) > 5
    rig.kiosk.close()


def on_four_pages(start: Start, shape: Shape) -> Driver:
    case = asking(choice("kind", "遇到什么困难", ["火灾", "事故"], label="困难类型"), kind="火灾")
    rows = tuple((f"第{number}项", "太和镇") for number in range(1, 30))
    case.item = replace(case.item, shape=shape, summary=lambda _: Summary("将申请", "临时救助", rows))
    return checked(start, case, elder=True)


def test_an_application_is_agreed_to_once_all_of_it_was_shown(start: Start) -> None:
    driver = on_four_pages(start, Shape.DECLARE)
    case, seen = driver.app.shell.sitting.visit.case, set(driver.texts())
    act = case.item.act_label(case.path().answers)
    while driver.sees("看下一页"):
        assert act not in driver.texts()
        driver.tap("看下一页")
        seen |= set(driver.texts())
    assert {"困难类型", "火灾", *(f"第{number}项" for number in range(1, 30))} <= seen
    driver.tap("上一页")
    driver.app.shell.prefer(replace(driver.app.shell.mode, elder=False))
    driver.step(2)
    assert not case.agreed
    driver.tap(act)
    assert case.agreed, "what was seen once need not be gone through again"


def test_an_answer_that_was_changed_is_read_before_it_is_agreed_to(start: Start) -> None:
    driver = on_four_pages(start, Shape.DECLARE)
    shell = driver.app.shell
    case = shell.sitting.visit.case
    while driver.sees("看下一页"):
        driver.tap("看下一页")
    case.change("kind")
    shell.refresh()
    driver.step(2)
    case.answer("kind", "事故")
    shell.refresh()
    driver.step(3)
    assert driver.sees("看下一页")
    assert case.item.act_label(case.path().answers) not in driver.texts()


def test_what_nobody_vouches_for_is_agreed_to_at_once(start: Start) -> None:
    driver = on_four_pages(start, Shape.BOOK)
    assert driver.sees("下一页")
    assert not driver.sees("看下一页")
