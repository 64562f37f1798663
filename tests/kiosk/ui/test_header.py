"""The head says where we are and what is not real."""

from __future__ import annotations

import pytest

from core.clock import ManualClock
from core.language import Language
from kiosk.settings import read_site
from kiosk.ui.tokens import Mode
from kiosk.workshop.people import CONFIG

_SITES = sorted(path.stem for path in (CONFIG / "sites").glob("*.toml"))


def head(clock: ManualClock, **what: bool):
    from kiosk.ui.header import Header, SiteLabel

    return lambda mode: Header(mode, SiteLabel("太和镇便民服务中心", "0007", **what), clock)


def test_site_terminal_and_time_can_be_read(show):
    driver = show(head(ManualClock()))
    assert driver.texts() == ["太和镇便民服务中心", "自助终端 0007 号", "10:00", "11月21日 星期五"]


def test_the_clock_goes_on(show):
    clock = ManualClock()
    driver = show(head(clock))
    clock.advance(25 * 60)
    driver.skip(1.5)
    assert driver.sees("10:25")


def test_a_clock_that_is_not_real_says_so(show):
    assert show(head(ManualClock(), demo_clock=True)).sees("演示时钟")


def test_simulated_devices_are_announced_in_red(show):
    driver = show(head(ManualClock(), simulated=True))
    banner = driver.find("模拟设备，仅供演示，办理结果无效")
    assert driver.shot().getpixel((60, int(1920 - banner.middle[1]))) == (179, 38, 30)


def test_real_devices_have_no_banner(show):
    assert not show(head(ManualClock())).sees("模拟设备")


@pytest.mark.parametrize(
    "mode", [Mode(), Mode(elder=True), Mode(elder=True, width=768, height=1366), Mode(width=1920, height=1080)], ids=str
)
def test_a_long_name_wraps_instead_of_being_cut(show, mode: Mode):
    from kiosk.ui.header import Header, SiteLabel
    from tests.window.look import cut_texts

    site = SiteLabel("桂阳县太和镇政务服务中心二十四小时自助服务区（农商银行网点）", "0007", demo_clock=True, simulated=True)
    driver = show(lambda mode: Header(mode, site, ManualClock()), mode)
    driver.app.place.padding = 0  # a header is as wide as the window
    driver.step(2)
    assert cut_texts(driver) == []


@pytest.mark.parametrize(
    "mode",
    [Mode(elder=True), Mode(width=768, height=1366), Mode(elder=True, width=768, height=1366), Mode(width=1920, height=1080)],
    ids=str,
)
def test_every_panel_says_until_when_it_is_open(show, mode: Mode):
    from kiosk.ui.header import Header, SiteLabel
    from tests.window.look import cut_texts

    hours = ("现在开放，到 17:30", "开到 17:30")
    driver = show(lambda mode: Header(mode, SiteLabel("太和镇便民服务中心", "0007"), ManualClock(), lambda: hours), mode)
    driver.app.place.padding = 0
    driver.step(2)
    assert [told for told in driver.texts() if told in hours]
    assert any("0007" in told for told in driver.texts())
    assert cut_texts(driver) == []


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (768, 1366)], ids=str)
@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("language", list(Language))
def test_what_is_not_real_leaves_the_site_its_name(show, size: tuple[int, int], elder: bool, language: Language):
    from kiosk.ui.header import Header, SiteLabel
    from kiosk.ui.layout import Column
    from tests.window.look import faults

    places = [read_site(CONFIG, site).in_language(language).name for site in _SITES]
    mode = Mode(elder=elder, language=language, width=size[0], height=size[1])
    hours = (mode.tr("开到 {time}").format(time="17:30"),)
    labels = [SiteLabel(name, "0007", demo_clock=True, simulated=True) for name in places]
    heads: list[Header] = []

    def stacked(mode: Mode) -> Column:
        heads.extend(Header(mode, label, ManualClock(), lambda: hours) for label in labels)
        return Column(*heads)

    driver = show(stacked, mode)
    driver.app.place.padding = 0  # a header is as wide as the window
    driver.step(2)
    assert faults(driver, mode) == []
    assert sorted(text for text in driver.texts() if text in places) == sorted(places)
    assert max(head.height for head in heads) < size[1] / 5
