"""社会保险参保缴费证明打印, from the home page to the paper; nobody's face can be compared here, so a person vouches."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.town import Town


def test_a_certificate_takes_six_taps_at_most_and_says_on_paper_what_the_screen_said(visit: Callable[..., Town]) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.sees("请放身份证")
    town.lay("P6")
    town.vouched()
    town.tap("购房")
    town.sees("请核对要打印的内容")
    assert town.ui.sees("欧阳*  431021********0003")
    town.tap("确认打印证明")
    town.sees("已办结")
    assert town.taps <= 6
    town.sees("证明已打印，请取走")
    assert town.number[:17] in town.paper.replace(" ", "")
    for words in ("社会保险参保缴费证明", "姓名: 欧阳静", "431021198708050003", "用途: 购房", "核验本人", "验证码", "已办结"):
        assert words in town.paper
    town.held_once(town.number, "done")


def test_the_preview_is_masked_until_it_is_printed(visit: Callable[..., Town]) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P6")
    town.vouched()
    town.tap("贷款")
    town.tap("看纸样")
    town.sees("预览，不作凭证")
    assert not town.ui.sees("欧阳静")
    town.tap("看内容")
    town.tap("显示")
    town.sees("欧阳静  431021198708050003")
    town.ui.skip(10.5)
    assert not town.ui.sees("欧阳静")
    assert not town.printer.slips


def test_after_the_paper_comes_the_rating_then_the_farewell_then_nothing_is_left(visit: Callable[..., Town]) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P4")
    town.vouched()
    town.tap("求职")
    town.tap("确认打印证明")
    town.sees("证明已打印，请取走")
    number = town.number
    town.tap("看好了，继续")
    town.tap("不满意")
    town.tap("机器不好用")
    town.tap("提交评价")
    town.sees("请取走身份证和证明")
    town.sees("机器上还有身份证")
    town.tap("办完了")
    town.sees("您的信息已从本机清除")
    assert town.shell.sitting.visit.card is None
    assert not town.shell.sitting.visit.cases
    town.ui.skip(30)
    assert town.ui.sees("您的信息已从本机清除"), "the card still lies there"
    town.reader.lift()
    town.sees("您好，请选择要办的事")
    town.held_once(number, "done")
