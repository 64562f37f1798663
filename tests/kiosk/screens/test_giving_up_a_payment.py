"""「我不付了」 takes a moment: until the order is closed, whatever is tapped says that it is being cancelled."""

from __future__ import annotations

from dataclasses import replace

from flows.records.exchange import PayState
from tests.window.fixtures import screen  # noqa: F401
from tools.gallery.moments import of_item
from tools.gallery.stage import Stage, desk
from tools.gallery.views import View


def test_a_payment_that_is_being_given_up_says_so_wherever_one_taps(screen: None) -> None:  # noqa: F811
    with desk() as open_desk:
        stage = Stage(open_desk, View("standard"))
        shown = f"payment {PayState.QR_SHOWN.value}"
        stage.show(next(moment for moment in of_item(open_desk.items["ut-water-pay"], 0) if moment.name == shown))
        driver, shell = stage.driver, stage.shell
        driver.step(2)
        driver.tap("首页")
        assert driver.sees("不想付了，请点「我不付了」")
        driver.tap("知道了")
        driver.tap("我不付了")
        assert driver.sees("正在取消…")
        driver.tap("首页")
        assert driver.sees("支付正在取消")
        assert not driver.sees("不想付了")
        driver.tap("知道了")
        shell.prefer(replace(shell.mode, elder=True))
        driver.step(2)
        assert driver.sees("正在取消…")
        assert not driver.sees("我不付了")
        assert stage.faults() == []
        stage.close()
