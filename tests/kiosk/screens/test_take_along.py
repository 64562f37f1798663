"""A guide is read to its end, and taken along: on paper where there is a printer, on the phone everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.language import Language
from core.slip import Pair, Qr
from devices.escpos.layout import TextLine, lay_out
from flows.guide import HEADINGS
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.screens.browsing import AtGuide
from kiosk.screens.leaflet import COPIES
from kiosk.settings import Devices, DeviceSettings, Settings
from kiosk.workshop.people import CONFIG
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.fixtures import Drive
from tests.window.look import faults

ITEM = "si-insured-certificate"
PRINTER = DeviceSettings("escpos-serial", {"port": "sim://receipt_printer?rom=gb18030", "profile": "epson-tm-t82"})
PANELS = [((1080, 1920), False), ((1080, 1920), True), ((1920, 1080), True), ((768, 1366), False), ((768, 1366), True)]


@pytest.fixture
def printing(tmp_path: Path) -> Iterator[Kiosk]:
    """A kiosk with nothing but a printer."""
    settings = Settings(
        terminal="0007",
        site="taihe",
        platform="http://127.0.0.1:9",
        state=str(tmp_path),
        allow_simulators=True,
        devices=Devices(receipt_printer=PRINTER),
    )
    kiosk = build_kiosk(settings, CONFIG)
    kiosk.devices.poll("receipt_printer")
    yield kiosk
    kiosk.close()


def guide(drive: Drive, kiosk: Kiosk, item: str = ITEM) -> Driver:
    from kiosk.screens.app import KioskApp

    driver = drive(lambda: KioskApp(kiosk.desk))
    driver.app.shell.go.to(AtGuide(item))
    driver.step(2)
    driver.tap("更多")
    to_the_end(driver)
    return driver


def to_the_end(driver: Driver) -> int:
    """Turns to the last page; its number."""
    return max(driver.pages())


def key(driver: Driver) -> Any:
    return next(seen.widget for seen in driver.touchables() if seen.widget.say == "打印指南")


@pytest.mark.parametrize(("size", "elder"), PANELS, ids=str)
def test_all_elements_are_there_and_every_page_is_well_made(start: Start, kiosk: Kiosk, size: tuple[int, int], elder: bool) -> None:
    driver = start(size)
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=elder))
    shell.go.to(AtGuide(ITEM))
    driver.step(2)
    driver.tap("更多")
    read, wrong = "", []
    for _ in driver.pages():
        read += "".join(driver.texts())
        wrong += faults(driver, shell.mode)
    assert wrong == []
    told = dict(kiosk.desk.guides[ITEM].elements(Language.CHINESE))
    bare = "".join(read.split())
    pieces = [piece for heading in HEADINGS for piece in re.split("[。；\u3000]", told[heading])]  # a page may turn between two
    assert [piece for piece in pieces if "".join(piece.split()) not in bare] == []


def test_a_guide_is_printed_without_a_card_and_leaves_no_case(drive: Drive, printing: Kiosk) -> None:
    driver = guide(drive, printing)
    driver.tap("打印指南")
    driver.until(lambda: driver.sees("指南打印好了，请取走"))
    shell = driver.app.shell
    assert shell.sitting.visit.cases == []
    assert printing.desk.readiness.waiting().undelivered == 0


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("size", "elder"), PANELS)
def test_whoever_has_read_to_the_end_prints_there(
    drive: Drive, printing: Kiosk, size: tuple[int, int], elder: bool, language: Language
) -> None:
    from kiosk.screens.app import KioskApp

    driver = drive(lambda: KioskApp(printing.desk), size)
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=elder, language=language))
    shell.go.to(AtGuide(ITEM))
    driver.step(2)
    shell.screen._flip()
    driver.step(4)
    tr = shell.mode.tr
    assert max(driver.pages()) > 1
    assert faults(driver, shell.mode, driver.shot()) == []
    driver.tap(tr("打印指南"))
    driver.until(lambda: driver.sees(tr("指南打印好了，请取走")))
    assert len(shell.sitting.leaflets) == 1


@pytest.mark.parametrize(
    ("size", "elder", "language"),
    [
        ((1080, 1920), False, Language.CHINESE),
        ((1080, 1920), False, Language.ENGLISH),
        ((1080, 1920), True, Language.CHINESE),
        ((1920, 1080), False, Language.ENGLISH),
        ((768, 1366), False, Language.CHINESE),
    ],
    ids=str,
)
def test_the_first_page_tells_of_the_item_and_the_last_has_more_than_the_code(
    start: Start, size: tuple[int, int], elder: bool, language: Language
) -> None:
    driver = start(size)
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=elder, language=language))
    shell.go.to(AtGuide(ITEM))
    driver.step(2)
    tr = shell.mode.tr
    driver.tap(tr("更多"))
    told = tr("用手机扫码，把这份指南带走")
    assert driver.sees(tr("谁能办，要带什么"))
    assert not driver.sees(told)
    assert to_the_end(driver) > 1
    assert driver.sees(tr("办完以后"))
    assert driver.sees(told)
    assert faults(driver, shell.mode) == []


def test_copies_are_counted_and_the_next_visit_begins_anew(drive: Drive, printing: Kiosk) -> None:
    driver = guide(drive, printing)
    for number in range(COPIES):
        driver.tap_widget(key(driver))
        driver.until(lambda number=number: len(driver.app.shell.sitting.leaflets) == number + 1)
    driver.step(2)
    assert not key(driver).usable
    assert "扫码" in key(driver).reason
    driver.app.shell.finish()
    driver.app.shell.go.to(AtGuide(ITEM))
    driver.step(2)
    driver.tap("更多")
    to_the_end(driver)
    assert key(driver).usable


def test_without_a_printer_there_is_only_the_code(start: Start) -> None:
    driver = start()
    driver.app.shell.go.to(AtGuide(ITEM))
    driver.step(2)
    driver.tap("更多")
    to_the_end(driver)
    assert driver.sees("用手机扫码，把这份指南带走")
    assert not driver.sees("打印指南")


def test_the_slip_says_what_to_bring_where_and_when_and_leads_to_the_page(kiosk: Kiosk) -> None:
    guide = kiosk.desk.guides[ITEM]
    slip = kiosk.desk.slips.of_guide(ITEM, kiosk.desk.guide_url(ITEM))
    pairs = {block.label: block.value for block in slip.blocks if isinstance(block, Pair)}
    for heading, told in (("申请材料", guide.materials), ("办理地点", guide.place), ("办理时间", guide.hours), ("咨询电话", guide.phone)):
        assert pairs[heading] == told
    assert pairs["办理时间"] == kiosk.desk.site.hours, "while the place is open would tell nobody when to come"
    assert [block.data for block in slip.blocks if isinstance(block, Qr)] == [kiosk.desk.guide_url(ITEM)]
    text = "".join(line.text for line in lay_out(slip, 32) if isinstance(line, TextLine))
    assert "不作凭证" in text
    assert "身份证号" not in text


def test_the_guide_can_be_heard_where_a_voice_is_and_only_there(start: Start, kiosk: Kiosk) -> None:
    driver = start()
    shell = driver.app.shell
    shell.voice = heard = Heard()
    shell.go.to(AtGuide(ITEM))
    driver.step(2)
    assert not driver.sees("听一听")
    driver.tap("更多")
    driver.tap("听一听")
    guide = kiosk.desk.guides[ITEM]
    assert [told for told in (guide.materials, guide.place, guide.basis) if told not in "".join(heard.texts)] == []
    driver.tap("不听了")
    assert not heard.speaking
    heard.able = False
    driver.step(40)
    lost = next(seen.widget for seen in driver.touchables() if seen.widget.say == "没声音" and seen.middle[1] > 400)
    assert not lost.usable, "found missing while the page stands"
    driver.tap("看要点")
    driver.tap("更多")
    assert not driver.sees("听一听")


class Heard:
    """A voice that keeps what it was told to read."""

    def __init__(self) -> None:
        self.able, self.speaking, self.texts = True, False, list[str]()
        self.repeats = True

    def read(self, texts: Sequence[str], key: str = "") -> None:
        self.speaking, self.texts = True, list(texts)

    def hush(self) -> None:
        self.speaking = False

    forget = close = again = hush

    def say(self, *_: object) -> None:
        """Nothing of what the screens say is of interest here."""

    follow = say
