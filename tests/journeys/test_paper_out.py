"""No paper at the result: the case is done, the slip waits for paper, and it is no second copy."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_a_result_without_paper_is_printed_once_paper_is_there(visit: Visit) -> None:
    town = visit()
    town.begin("水电气", "电费查询缴纳")
    town.tap("输入户号")
    town.sees("请输入户号")
    town.type("4310210000035")
    town.tap("下一步")
    town.sees("339.26 元")
    town.tap("确认缴费 339.26 元")
    town.tap("支付宝扫码")
    town.sees("请用支付宝扫码支付")
    town.printer.break_it("paper-out")
    town.platform.pay(town.shell.sitting.visit.case.payment.order_no)
    town.sees("打印机没有纸了", 40)
    assert town.ui.sees("已办结")
    assert not town.printer.slips
    town.printer.mend("paper-out")
    town.tap("再打印一次")
    town.sees("凭条已打印，请取走")
    for words in ("电费缴费凭条", "实缴 339.26 元", "叁佰叁拾玖元贰角陆分"):
        assert words in town.paper
    assert "补打" not in town.paper
    town.held_once(town.number, "done")


def test_when_nobody_knows_the_resident_is_asked_and_believed(visit: Visit) -> None:
    town = visit()
    town.begin("住房公积金", "住房公积金账户查询")
    town.lay("P6")
    town.sees("本次由工作人员核验")
    town.tap("请人帮我办")
    town.tap("现场帮")
    town.sees("请留手机或座机号码")
    town.type("13800000106")
    town.printer.break_it("no-echo")
    town.printer.break_it("silent-status")
    town.tap("提交求助")
    town.sees("凭条打出来了吗", 60)
    town.tap("打出来了")
    town.sees("本次由工作人员核验")
