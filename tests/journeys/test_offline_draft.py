"""A declaration may wait for the line: it is registered, never called accepted, and what cannot be asked is said at once."""

from __future__ import annotations

from tests.journeys.conftest import Visit
from tests.journeys.wire import Wire


def test_a_declaration_is_registered_when_the_line_is_cut_before_it_is_sent(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    town.begin("残联", "残疾人两项补贴申请")
    town.lay("P7")
    town.vouched()
    town.sees("请签名")
    town.sign()
    town.tap("下一步")
    town.sees("请核对申请内容")
    wire.cut()
    town.tap("确认提交申请")
    town.sees("离线登记，尚未受理", 60)
    town.sees("凭条已打印，请取走")
    assert town.ui.sees("登记编号")
    assert not town.ui.sees("已受理")
    assert "尚未受理" in town.paper
    number = town.number
    wire.mend()
    town.kiosk.take_over()
    town.kiosk.watch()
    town.ui.until(lambda: town.kiosk.outbox.counts().undelivered == 0, 60)
    town.held_once(number, "accepted")
    for button in ("看好了，继续", "不评价", "办完了"):
        town.tap(button)
    town.reader.lift()
    town.sees("您好，请选择要办的事")
    town.begin("民政", "婚姻登记预约")
    town.sees("请放身份证")
    town.lay("P7")
    town.sees("有消息告诉您")
    assert town.ui.sees("您办理的「残疾人补贴」已受理")


def test_without_a_line_before_the_look_ups_nothing_is_pretended(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    town.begin("残联", "残疾人两项补贴申请")
    town.sees("请放身份证")
    town.lay("P1")
    town.sees("本次由工作人员核验")
    wire.cut()
    town.vouched()  # the vouch is the platform's to check
    town.sees("网络暂时不通")
    assert town.ui.sees("代码 E-OFFLINE")
    assert not town.printer.slips
