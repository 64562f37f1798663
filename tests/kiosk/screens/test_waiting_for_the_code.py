"""While the payment code is being made: how long that usually takes, and that nothing was charged when it takes longer."""

from __future__ import annotations

import pytest

from flows.steps import PAY_METHOD
from kiosk.screens.payment import SLOW
from kiosk.ui.tokens import Mode
from tests.window.fixtures import drive, screen  # noqa: F401
from tools.gallery.moments import of_item
from tools.gallery.stage import Stage, desk
from tools.gallery.views import SMALL, View

VIEWS = (View("standard"), View("english elder small", SMALL, elder=True, english=True))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_making_the_code_says_how_long_it_takes_and_when_it_is_slow(screen: None, view: View) -> None:  # noqa: F811
    with desk() as open_desk:
        stage = Stage(open_desk, view)
        stage.show(next(moment for moment in of_item(open_desk.items["ut-water-pay"], 0) if moment.name == "check"))
        mode: Mode = stage.shell.mode
        case = stage.shell.sitting.visit.case
        case.agree()
        case.answer(PAY_METHOD, "微信扫码")
        stage.shell.refresh()
        stage.driver.step(2)
        assert stage.driver.sees(mode.tr("正在生成支付码"))
        assert stage.driver.sees(mode.tr("一般 3 秒左右（估计）"))
        assert not stage.driver.sees(mode.tr(SLOW))
        stage.driver.skip(6.0, fps=2)
        assert stage.driver.sees(mode.tr(SLOW))
        assert stage.faults() == []
        stage.close()
