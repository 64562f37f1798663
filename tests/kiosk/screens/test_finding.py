"""找事项 in the window: a few letters, a wish or what others use lead to the item; nothing of it is left for the next resident."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from core.clock import CHINA, ManualClock
from core.language import Language
from kiosk.bootstrap import Kiosk
from kiosk.finding.uses import LEAST
from kiosk.offline import LINE_DOWN, Offers, Until
from kiosk.readiness import Readiness
from kiosk.screens.browsing import AtCommon, AtFinding, AtFound, AtGuide, AtLookedAt, BrowsingPlace, InWish
from kiosk.screens.scene import SceneKind
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults
from tools.gallery.open_machine import EverythingOpen
from tools.gallery.stage import StillBridge

PANELS = [
    ((1080, 1920), False),
    ((1080, 1920), True),
    ((1920, 1080), False),
    ((1920, 1080), True),
    ((768, 1366), False),
    ((768, 1366), True),
]
PENSION = "si-pension-payment-query"


class Offering(EverythingOpen):
    """A machine that can do everything but one thing."""

    def offers(self) -> Offers:
        told = super().offers()
        return replace(told, reasons={**told.reasons, "ut-gas-pay": LINE_DOWN}, until={"ut-gas-pay": Until.LINE})


class NoPaper(Readiness):
    """A machine whose printer has run out."""

    def offers(self) -> Offers:
        items = self.availability()
        return Offers(dict.fromkeys(items, "凭条打印机没有纸"), until=dict.fromkeys(items, Until.MENDED))


@pytest.fixture
def readiness() -> type[Readiness]:
    return Offering


@pytest.fixture(params=PANELS, ids=str)
def panel(request: pytest.FixtureRequest, start: Start, kiosk: Kiosk) -> Driver:
    """The home page of a kiosk at which five visits have begun the electricity bill."""
    size, elder = request.param
    return opened(start, kiosk, size, elder=elder)


@pytest.fixture(params=(PANELS[0], PANELS[-1]), ids=str)
def extreme(request: pytest.FixtureRequest, start: Start, kiosk: Kiosk) -> Driver:
    """The same on the panel with the most room and the one with the least, for ways that are alike on all of them."""
    size, elder = request.param
    return opened(start, kiosk, size, elder=elder)


def opened(start: Start, kiosk: Kiosk, size: tuple[int, int] = (1080, 1920), *, elder: bool = False, **mode: Any) -> Driver:
    """Its home page, as one resident sees it."""
    for _ in range(LEAST):
        kiosk.desk.count_use("ut-electricity-pay")
    kiosk.desk.count_use("ut-water-pay")
    driver = start(size)
    shell = driver.app.shell
    driver.until(lambda: shell.offers.common)
    shell.prefer(replace(shell.mode, elder=elder, **mode))
    return driver


def to_letters(driver: Driver) -> int:
    """From the home page to the letters; how many taps that took."""
    driver.tap("找事项")
    apart = driver.app.shell.mode.elder or driver.app.shell.mode.narrow
    if apart:
        driver.tap("按拼音找")
    return 2 if apart else 1


def type_letters(driver: Driver, letters: str) -> None:
    """Taps keys; of half an alphabet the other half is turned to first."""
    driver.skip(0.5)
    for letter in letters:
        if not any(text == letter for text in driver.texts()):
            driver.tap("N-Z" if letter > "M" else "A-M")
            driver.skip(0.5)
        driver.tap_at(*driver.find(letter).middle)
    shell = driver.app.shell
    driver.until(lambda: shell.desk.finder.ready(shell.mode.language.value))
    driver.step(2)


def test_letters_typed_before_the_index_is_there_are_not_told_that_nothing_was_found(start: Start, kiosk: Kiosk) -> None:
    driver = opened(start, kiosk)
    driver.app.shell.bridge.close()
    driver.app.shell.bridge = StillBridge()
    to_letters(driver)
    driver.skip(0.5)
    driver.tap_at(*driver.find("Y").middle)
    assert driver.sees("正在找…")
    assert not driver.sees("没有找到")


def test_initials_reach_the_item_in_a_few_taps_on_every_panel(panel: Driver) -> None:
    taps = to_letters(panel)
    type_letters(panel, "YLJ")
    panel.tap(panel.app.shell.screen.called(panel.app.shell.desk.items[PENSION]))
    assert panel.sees("同意并开始办理")
    assert taps + 2 <= 4, "with 开始 and two more there are six"
    panel.tap("返回")
    assert panel.sees("YLJ"), "what was found is still there"


def test_the_found_follow_each_key_and_the_pad_stays(extreme: Driver) -> None:
    to_letters(extreme)
    screen = extreme.app.shell.screen
    pad = next(seen.widget for seen in extreme.visible() if type(seen.widget).__name__ == "SearchPad")
    counts = []
    for letter in "YLJ":
        type_letters(extreme, letter)
        counts.append(len(screen.items()))
        assert extreme.sees(f"{counts[-1]} 项")
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1] > 0
    assert screen is extreme.app.shell.screen
    assert pad in [seen.widget for seen in extreme.visible()]
    extreme.tap_widget(next(seen.widget for seen in extreme.touchables() if seen.widget.say == "退格"))
    assert extreme.sees(f"{counts[-2]} 项")


def places() -> Iterator[BrowsingPlace]:
    """Every page of finding."""
    yield from (AtFinding(), AtFinding(letters=True), AtFound(), InWish("paper"), InWish("renew"), AtCommon(), AtLookedAt())


def test_every_page_of_finding_is_well_made(panel: Driver) -> None:
    shell, found = panel.app.shell, {}
    panel.step(3)
    found["home"] = faults(panel, shell.mode)
    for place in places():
        shell.go.to(place)
        for letters in ("", "YL", "RQF", "QQQQ") if place == AtFinding(letters=True) else ("Y",):
            if isinstance(place, AtFinding) and (place.letters or not (shell.mode.elder or shell.mode.narrow)):
                shell.screen._set(letters)
            panel.step(3)
            found[f"{place} {letters}"] = faults(panel, shell.mode)
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_what_cannot_be_done_now_is_grey_where_it_is_found(start: Start, kiosk: Kiosk) -> None:
    driver = opened(start, kiosk)
    to_letters(driver)
    type_letters(driver, "RQF")
    assert driver.sees("网络暂时不通，恢复后可办")
    driver.tap("燃气费查询缴纳")
    assert not driver.sees("同意并开始办理")


@pytest.mark.parametrize("readiness", [NoPaper])
@pytest.mark.parametrize(
    ("clock", "said"), [((10, 0), "请找工作人员"), ((12, 30), "今天 14:30 以后有人处理"), ((20, 0), "周一 8:30 以后有人处理")]
)
def test_a_machine_that_stands_still_says_when_somebody_sees_to_it(start: Start, kiosk: Kiosk, clock: tuple[int, int], said: str) -> None:
    kiosk.desk.clock = ManualClock(datetime(2025, 11, 21, *clock, tzinfo=CHINA))
    driver = start()
    driver.tap("住房公积金")
    driver.until(lambda: driver.sees(f"凭条打印机没有纸，{said}"))


def test_nothing_typed_is_left_for_the_next_resident(start: Start, kiosk: Kiosk) -> None:
    driver = opened(start, kiosk)
    to_letters(driver)
    type_letters(driver, "YL")
    driver.app.shell.finish()
    driver.until(lambda: driver.sees("找事项"))
    driver.tap("找事项")
    assert driver.app.shell.sitting.sought == ""
    assert not driver.sees("YL")
    assert driver.sees("我要交钱")


def test_whoever_goes_home_begins_anew(start: Start, kiosk: Kiosk) -> None:
    driver = opened(start, kiosk)
    to_letters(driver)
    type_letters(driver, "YL")
    driver.tap("首页")
    driver.tap("找事项")
    assert not driver.sees("YL")


def test_letters_that_find_nothing_lead_to_a_person(extreme: Driver) -> None:
    to_letters(extreme)
    type_letters(extreme, "QQQQ")
    extreme.skip(0.5)
    offers = [seen.widget for seen in extreme.touchables() if seen.widget.say == "请人帮我办"]
    assert len(offers) == 2, "at the place of the found, and in the bar"
    extreme.tap_widget(offers[0])
    assert extreme.sees("请人帮我办")
    assert extreme.app.shell.sitting.aside is not None


def test_a_wish_leads_to_its_items_and_back(extreme: Driver) -> None:
    extreme.tap("找事项")
    extreme.tap("我要查")
    name = extreme.app.shell.screen.called(extreme.app.shell.desk.items[PENSION])
    extreme.step(3)
    while not extreme.sees(name):
        extreme.tap("下一页")
    extreme.tap(name)
    assert extreme.sees("同意并开始办理")
    extreme.tap("返回")
    assert extreme.sees("我要查")
    extreme.tap("返回")
    assert extreme.sees("我要交钱")
    extreme.tap("返回")
    assert extreme.sees("您好，请选择要办的事")


def test_what_others_use_is_named_from_enough_visits_on(extreme: Driver) -> None:
    extreme.tap("找事项")
    extreme.tap("大家常办")
    screen = extreme.app.shell.screen
    assert [item.id for item in screen.items()] == ["ut-electricity-pay"], "water was begun once"
    extreme.tap(screen.called(screen.items()[0]))
    assert extreme.sees("同意并开始办理")


def test_before_that_nobody_hears_of_it(start: Start, kiosk: Kiosk) -> None:
    for _ in range(LEAST - 1):
        kiosk.desk.count_use("ut-electricity-pay")
    driver = start()
    driver.until(lambda: driver.app.shell.offers.reasons)
    assert not driver.sees("大家常办")
    driver.tap("找事项")
    assert not driver.sees("大家常办")


def test_on_a_large_panel_the_home_page_names_them(start: Start, kiosk: Kiosk) -> None:
    driver = opened(start, kiosk)
    driver.until(lambda: driver.sees("大家常办"))
    driver.tap("电费")
    assert driver.sees("同意并开始办理")


def test_what_was_looked_at_in_this_visit_is_found_again_and_never_by_the_next_resident(extreme: Driver) -> None:
    shell = extreme.app.shell
    extreme.tap("找事项")
    assert not extreme.sees("刚才看过")
    for item_id in ("ut-electricity-pay", PENSION, "ut-electricity-pay"):
        shell.go.to(AtGuide(item_id))
    shell.go.to(AtFinding())
    extreme.step(2)
    extreme.tap("刚才看过")
    assert [item.id for item in shell.screen.items()] == ["ut-electricity-pay", PENSION]
    extreme.tap(shell.screen.called(shell.screen.items()[0]))
    assert extreme.sees("同意并开始办理")
    extreme.tap("返回")
    assert [item.id for item in shell.screen.items()] == ["ut-electricity-pay", PENSION]
    extreme.tap("首页")
    extreme.skip(600, fps=1)
    assert shell.screen.scene.kind is SceneKind.ATTRACT
    shell.go.to(AtFinding())
    extreme.step(2)
    assert not extreme.sees("刚才看过")


def test_with_low_keys_everything_is_within_reach(start: Start, kiosk: Kiosk) -> None:
    driver = opened(start, kiosk, low=True)
    driver.app.shell.go.to(AtFinding(letters=True))
    type_letters(driver, "YLJ")
    driver.step(3)
    assert max(seen.top for seen in driver.touchables()) <= driver.window.height / 2
    assert faults(driver, driver.app.shell.mode) == []
    driver.tap("养老待遇发放明细查询")
    assert driver.sees("同意并开始办理")


def test_in_english_mode_english_words_find_it(start: Start, kiosk: Kiosk) -> None:
    driver = opened(start, kiosk, language=Language.ENGLISH)
    driver.tap("Find")
    type_letters(driver, "WAT")
    driver.tap("Look up and pay water")
    assert driver.app.shell.sitting.place.item_id == "ut-water-pay"
