"""The pages that are fullest, on every panel and in both sizes of type: nothing cut, nothing laid over something else."""

from __future__ import annotations

import pytest

from kiosk.screens.finding import everything_is_found
from tests.journeys.conftest import Visit
from tests.journeys.town import Town

PANELS = [((1080, 1920), True), ((1920, 1080), False), ((1920, 1080), True), ((768, 1366), False), ((768, 1366), True)]


@pytest.fixture(params=PANELS, ids=str)
def town(request: pytest.FixtureRequest, visit: Visit) -> Town:
    """A kiosk on that panel, in large type where asked for; every screen is looked at."""
    size, elder = request.param
    town = visit(size=size)
    if elder:
        town.tap("长辈版")
    return town


def test_help_stands_on_the_home_page_and_its_phone_page_has_room(town: Town) -> None:
    town.sees("您好，请选择要办的事")
    offered = {seen.widget.say: seen.widget for seen in town.ui.touchables()}
    assert {"一件事", "请人帮我办", "办不成事"} <= offered.keys()
    town.ui.tap_widget(offered["请人帮我办"])
    town.tap("上门帮")
    town.sees("提交求助")
    town.look()


def test_a_matter_of_life_has_room_for_its_items(town: Town) -> None:
    town.tap("一件事")
    town.find_page("我要贷款买房")
    town.tap("我要贷款买房")
    town.ui.until(lambda: town.ui.sees("有无房证明") or town.ui.sees("个人不动产登记信息查询证明打印"))
    town.look()


def test_a_list_of_all_items_uses_the_room(town: Town) -> None:
    if everything_is_found(town.shell.mode):
        town.tap("找事项")
    town.find_page("全部事项")
    town.tap("全部事项")
    town.ui.step(10)
    names = [name for item in town.kiosk.desk.catalogue.values() for name in (item.name, item.tile)]
    assert len([text for text in town.ui.texts() if text in names]) >= 2
    town.look()


def test_a_single_choice_has_no_button_that_is_never_needed(town: Town) -> None:
    town.find_page("水电气")
    town.begin("水电气", "电费查询缴纳")
    town.sees("怎样找到您的户号")
    assert town.ui.sees("点一项，就到下一步")
    assert not [seen for seen in town.ui.touchables() if seen.widget.say == "下一步"]
    town.tap("输入户号")
    town.sees("请输入户号")
    town.look()
    town.type("4310210000035")
    town.tap("下一步")
    town.sees("请核对账单")
    town.tap("返回")
    town.sees("4310210000035")
    town.look()
    town.tap("返回")
    town.sees("怎样找到您的户号")
    town.tap("下一步")  # what was chosen before may stand
    town.sees("请输入户号")
