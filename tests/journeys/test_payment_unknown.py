"""The line breaks while the payment code is shown: nobody pays twice, nobody is kept, and what went back is said to be back."""

from __future__ import annotations

from tests.journeys.conftest import Visit
from tests.journeys.town import Town
from tests.journeys.wire import Wire


def at_the_code(town: Town) -> str:
    """Goes as far as the payment code; the number of the order."""
    town.begin("水电气", "电费查询缴纳")
    town.tap("输入户号")
    town.sees("请输入户号")
    town.type("4310210000066")
    town.tap("下一步")
    town.tap("预存50元")
    town.tap("确认缴费")
    town.tap("微信扫码")
    town.sees("请用微信扫码支付")
    return str(town.shell.sitting.visit.case.payment.order_no)


def test_after_a_minute_of_not_knowing_the_resident_may_go_with_a_slip(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    order = at_the_code(town)
    wire.cut()
    town.sees("支付结果确认中")
    town.tap("知道了，结束办理")
    assert town.ui.sees("支付结果确认中"), "the platform is still being asked"
    town.ui.skip(64)
    town.sees("凭条已打印，请取走")
    for words in ("支付结果确认中", "请勿重复支付", order):
        assert words in town.paper
    town.tap("知道了，结束办理")
    town.sees("您的信息已从本机清除")


def test_a_payment_that_turns_out_paid_goes_on_by_itself(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    order = at_the_code(town)
    wire.cut()
    town.sees("支付结果确认中")
    town.platform.pay(order)
    wire.mend()
    town.sees("凭条已打印，请取走", 40)
    assert town.ui.sees("实缴")
    assert town.ui.sees("50.00 元")
    town.held_once(town.number, "done")
    town.find_page(order)


def test_money_that_went_back_is_said_to_be_back_and_nothing_is_waited_for(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    order = at_the_code(town)
    wire.cut()
    town.platform.pay(order)
    town.platform.command("refund", order, "--why", "the resident asked for it", "--by", "operator")
    wire.mend()
    town.sees("钱已经按原支付方式退回")
    town.ui.skip(4)
    assert not town.printer.slips, "no slip says that the result is still open"
    town.tap("知道了，结束办理")
    town.sees("您的信息已从本机清除")
