"""「我要贷款买房」 from the home page to the second certificate: one card, one face, one answer for both."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_two_certificates_of_one_matter_take_one_card_one_face_and_one_purpose(visit: Visit) -> None:
    town = visit(faces=True)
    town.tap("一件事")
    town.tap("我要贷款买房")
    town.tap("个人不动产登记信息查询证明打印")
    town.tap("同意并开始办理")
    town.lay("P6")
    town.face("P6", "证明用在哪里")
    town.tap("贷款")
    town.tap("我已看完并承诺")
    town.tap("确认打印证明")
    town.sees("证明已打印")
    first = town.number
    town.tap("看好了，继续")
    town.tap("满意")
    town.tap("提交评价")
    town.sees("身份证先放着")
    town.tap("接着办下一项")
    town.sees("这次已办结")
    taps = town.taps
    town.tap("社会保险参保缴费证明打印")
    town.tap("同意并开始办理")
    town.sees("请核对要打印的内容")
    assert town.ui.sees("照您刚才说的：用途 贷款")
    town.find_page("用途")
    assert town.change("用途"), "and may be changed"
    town.tap("确认打印证明")
    assert town.taps - taps == 3
    town.sees("证明已打印")
    assert "用途: 贷款" in town.paper
    for number in (first, town.number):
        town.held_once(number, "done")


def test_who_may_not_have_one_item_is_led_to_the_others(visit: Visit) -> None:
    town = visit()
    town.tap("一件事")
    town.tap("我要贷款买房")
    town.tap("社会保险参保缴费证明打印")
    town.tap("同意并开始办理")
    town.lay("P12")
    town.tap("接着办别的")
    town.sees("我要贷款买房")
    town.tap("返回")
    town.sees("您要办哪件事")
    town.tap("返回")
    town.sees("您好，还要办什么")


def test_who_looks_for_another_copy_finds_it_from_home_and_among_all_items(visit: Visit) -> None:
    town = visit()
    town.tap("全部事项")
    town.find_page("补打")
    town.tap("我的办件")
    town.sees("同意并开始办理")
    town.tap("首页")
    town.tap("我的办件")
    town.sees("补打")
