"""A no says why, and from when or where it will be a yes."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_an_unknown_account_leads_back_to_the_number_that_was_typed(visit: Visit) -> None:
    town = visit()
    town.begin("水电气", "电费查询缴纳")
    town.tap("输入户号")
    town.sees("请输入户号")
    town.type("4310219999999")
    town.tap("下一步")
    town.sees("没有找到这个户号")
    town.tap("返回修改")
    town.sees("4310219999999")
    town.sees("不改可以直接点「下一步」")


def test_the_ticket_knows_item_step_and_code_and_takes_three_taps(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "养老保险待遇领取资格认证")
    town.lay("P5")
    town.sees("没有查到您正在领取的养老待遇")
    before = town.taps
    town.tap("登记办不成事")
    town.tap("查不到我的信息")
    town.sees("138****0105")
    town.sees("用这个号码")
    town.tap("登记办不成事")
    town.sees("已经登记")
    assert town.taps - before == 3
    town.sees("凭条已打印，请取走")
    for words in ("编号: T 431021 ", "事项: 养老保险待遇领取资格认证", "代码: E-NODATA", "最迟答复"):
        assert words in town.paper
    town.tap("回到办理")
    town.sees("没有查到您正在领取的养老待遇")
