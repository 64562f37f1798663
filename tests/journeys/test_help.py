"""请人帮我办: three taps from anywhere, and the case waits where it was."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_help_is_ordered_in_three_taps_and_the_case_goes_on_where_it_stood(visit: Visit) -> None:
    town = visit()
    town.begin("水电气", "电费查询缴纳")
    town.sees("怎样找到您的户号")
    before = town.taps
    town.tap("请人帮我办")
    town.sees("电费查询缴纳")
    town.tap("上门帮")
    town.sees("请留手机或座机号码")
    town.type("13800000199")
    town.tap("提交求助")
    town.sees("已经登记")
    assert town.taps - before == 3
    town.sees("凭条已打印，请取走")
    for words in ("请人帮我办", "编号: B 431021 0007", "代办员", "全程免费"):
        assert words in town.paper
    town.tap("回到办理")
    town.sees("怎样找到您的户号")


def test_a_wrong_phone_number_is_not_sent(visit: Visit) -> None:
    town = visit()
    town.tap("请人帮我办")
    town.tap("电话帮")
    town.sees("请留手机或座机号码")
    town.type("12800000199")
    town.tap("提交求助")
    town.ui.skip(1)
    assert town.ui.sees("请输手机或座机号码")
    assert not town.ui.sees("已经登记")
