"""长辈版 from the home page to the farewell: larger, one question at a time, and well made on every page."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_a_payment_in_large_type(visit: Visit) -> None:
    town = visit()
    town.tap("长辈版")
    town.begin("水电气", "电费查询缴纳")
    town.sees("怎样找到您的户号")
    assert min(seen.height for seen in town.ui.touchables() if seen.widget.usable) >= 150
    town.tap("输入户号")
    town.sees("请输入户号")
    town.type("4310210000028")
    town.tap("下一步")
    town.sees("316.76 元")
    assert not town.ui.sees("支付方式"), "how to pay comes behind the bill"
    town.tap("确认缴费 316.76 元")
    town.tap("微信扫码")
    town.sees("请用微信扫码支付")
    town.platform.pay(town.shell.sitting.visit.case.payment.order_no)
    town.sees("凭条已打印", 40)
    town.held_once(town.number, "done")
    town.tap("看好了，继续")
    town.tap("满意")
    town.tap("提交评价")
    town.sees("请取走凭条")
    town.ui.skip(42)
    town.sees("您的信息已从本机清除")
    town.ui.skip(8)
    town.sees("您好，请选择要办的事")
    town.sees("长辈版")
