"""What is half filled in outlives a change of mode: who enlarges the page because of small type does not begin anew."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Visit


@pytest.mark.parametrize("change", [("长辈版",), ("低位",), ("看和听", "高对比", "好了"), ("请人帮我办", "返回")], ids=str)
def test_a_number_typed_to_the_middle_stands_there_still(visit: Visit, change: tuple[str, ...]) -> None:
    town = visit()
    town.begin("水电气", "电费查询缴纳")
    town.tap("输入户号")
    town.sees("请输入户号")
    town.type("43102100")
    for entry in change:
        town.tap(entry)
        town.ui.step(3)
    town.sees("4310 2100")
    town.type("00035")
    town.tap("下一步")
    town.sees("请核对账单")


def test_a_ticket_keeps_its_reason_when_the_type_is_enlarged(visit: Visit) -> None:
    town = visit()
    town.tap("办不成事")
    town.tap("等得太久" if town.ui.sees("等得太久") else "别的难处")
    town.ui.step(3)
    before = town.shell.screen.entered()
    town.tap("长辈版")
    town.ui.step(3)
    after = town.shell.screen.entered()
    assert (after.page, after.choice) == (before.page, before.choice)


def test_who_goes_on_and_comes_back_finds_the_answers_and_not_the_typing(visit: Visit) -> None:
    town = visit()
    town.begin("水电气", "电费查询缴纳")
    town.tap("输入户号")
    town.sees("请输入户号")
    town.type("43102")
    town.tap("返回")
    town.ui.step(3)
    assert not town.shell.sitting.halfway


@pytest.mark.parametrize("over", ["请人帮我办", "看和听"])
def test_the_next_resident_finds_nothing_of_a_ticket_that_was_left_by_way_of_another_page(visit: Visit, over: str) -> None:
    town = visit()
    town.tap("办不成事")
    town.tap("说我不符合条件")
    town.type("13912345678")
    town.sees("139 1234 5678")
    town.tap(over)
    town.tap("首页")
    town.ui.step(3)
    assert not town.shell.sitting.halfway
    town.tap("办不成事")
    town.ui.step(3)
    assert "139" not in " ".join(town.ui.texts())
