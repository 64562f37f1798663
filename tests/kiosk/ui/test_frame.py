"""What a body is promised is what it gets, whatever the machine's place is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.clock import ManualClock
from core.language import Language
from kiosk.ui.tokens import STEP, Mode

ONE_LINE, LONG = "太和村综合服务平台", "桂阳县太和镇便民服务中心人工窗口在左"
SPARE = 6 * STEP
"""What a promise may keep back, px: for the reason of a button, and for lines that are no whole number of px high."""


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (768, 1366)], ids=str)
@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("simulated", [False, True], ids=["real", "simulated"])
@pytest.mark.parametrize("low", [False, True], ids=["high", "low"])
def test_a_body_gets_the_room_that_it_was_promised(
    show, size: tuple[int, int], elder: bool, language: Language, simulated: bool, low: bool
):
    from kiosk.ui.bar import BarEntry, BottomBar
    from kiosk.ui.buttons import PrimaryButton, SecondaryButton
    from kiosk.ui.frame import Frame, body_room
    from kiosk.ui.header import Header, SiteLabel
    from kiosk.ui.icons import Symbol
    from kiosk.ui.layout import Filler
    from kiosk.ui.steps import StepBar

    panel = Mode(elder=elder, language=language, low=low, width=size[0], height=size[1])
    promised: list[int] = []
    bodies: list[Filler] = []
    for name in (ONE_LINE, LONG):

        def framed(mode: Mode, name: str = name) -> Frame:
            site = SiteLabel(name, "0007", demo_clock=simulated, simulated=simulated)
            mode = replace(mode, head=Header(mode, site, ManualClock()).measured_px())
            promised.append(body_room(mode))
            bodies.append(Filler())
            return Frame(
                mode,
                header=Header(mode, site, ManualClock()),
                steps=StepBar(mode, ["看须知", "刷身份证", "核对信息", "取回执"], 2),
                body=bodies[-1],
                acts=[SecondaryButton(mode, "返回", print), PrimaryButton(mode, "下一步", print)],
                bar=BottomBar(mode, [BarEntry("首页", Symbol.HOME, print)]),
            )

        driver = show(framed, panel)
        driver.app.place.padding = 0
        driver.step(2)
        assert 0 <= bodies[-1].height - promised[-1] <= SPARE
    assert panel.lowered or promised[1] <= promised[0]


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (768, 1366)], ids=str)
@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
def test_where_no_header_is_measured_one_with_a_name_of_one_line_is_reckoned(show, size: tuple[int, int], elder: bool):
    from kiosk.ui.header import Header, SiteLabel, header_height

    mode = Mode(elder=elder, width=size[0], height=size[1])
    site = SiteLabel("太和村", "0007", simulated=True)
    driver = show(lambda mode: Header(mode, site, ManualClock()), mode)
    driver.app.place.padding = 0
    driver.step(2)
    assert driver.app.place.children[-1].height <= header_height(mode)
