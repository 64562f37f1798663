"""The platform goes away: before a report nothing is lost, after it nobody pretends to know."""

from __future__ import annotations

from tests.journeys.conftest import Visit
from tests.journeys.platform import PlatformProcess
from tests.journeys.wire import Wire


def test_a_submit_that_certainly_did_not_arrive_is_tried_again_with_everything_kept(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P3")
    town.vouched()
    town.tap("落户")
    town.sees("请核对要打印的内容")
    wire.cut()
    town.tap("确认打印证明")
    town.sees("网络暂时不通")
    assert not town.printer.slips
    wire.mend()
    town.tap("再试一次")
    town.sees("落户")
    town.tap("确认打印证明")
    town.sees("证明已打印，请取走", 40)
    assert "用途: 落户" in town.paper
    town.held_once(town.number, "done")


def test_a_silent_platform_makes_it_a_registration_and_the_next_visit_hears_how_it_ended(visit: Visit, platform: PlatformProcess) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P3")
    town.vouched()
    town.tap("投标")
    town.sees("请核对要打印的内容")
    platform.freeze()
    try:
        town.tap("确认打印证明")
        town.sees("离线登记，尚未受理", 60)
        town.sees("凭条已打印，请取走", 60)
        assert "离线登记" in town.paper
        assert "已办结" not in town.paper
        number = town.number
    finally:
        platform.thaw()
    town.kiosk.take_over()
    town.kiosk.watch()
    town.ui.until(lambda: town.kiosk.outbox.counts().undelivered == 0, 60)
    assert [case["state"] for case in platform.cases() if case["case_no"] == number] == ["done"]
    town.tap("看好了，继续")
    town.tap("不评价")
    town.tap("办完了")
    town.reader.lift()
    town.sees("您好，请选择要办的事")
    town.begin("民政", "婚姻登记预约")
    town.sees("请放身份证")
    town.lay("P3")
    town.sees("有消息告诉您")
    assert town.ui.sees("您办理的「参保证明」已办结")
