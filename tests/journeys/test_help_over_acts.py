"""A call for help lies over a case that acts: the act goes on below it, and neither is lost, doubled, or kept from ending."""

from __future__ import annotations

from tests.journeys.conftest import Visit
from tests.journeys.platform import PlatformProcess


def test_a_payment_that_arrives_under_the_help_form_is_handed_in_and_printed(visit: Visit, platform: PlatformProcess) -> None:
    town = visit()
    town.begin("水电气", "电费查询缴纳")
    town.tap("刷身份证")
    town.lay("P1")
    town.tap("确认缴费")
    town.tap("微信扫码")
    town.sees("请用微信扫码支付")
    case = town.shell.sitting.visit.case
    town.tap("请人帮我办")
    town.sees("电话帮")
    platform.pay(case.payment.order_no)
    town.ui.until(lambda: case.outcome is not None, 60)
    town.ui.until(lambda: bool(town.printer.slips), 60)
    assert town.ui.sees("电话帮"), "the form stays until it is left"
    town.held_once(case.outcome.case_no, "done")
    town.tap("返回")
    town.sees("凭条已打印，请取走")


def test_a_call_for_help_is_made_once_whatever_is_tapped_meanwhile(visit: Visit) -> None:
    town = visit()
    town.tap("请人帮我办")
    town.tap("电话帮")
    town.type("13800000101")
    town.ui.tap("提交求助")
    town.ui.tap("长辈版")
    town.sees("已经登记")
    town.ui.until(lambda: len(town.printer.slips) == 1, 60)
    assert town.paper.count("编号: B") == 1
