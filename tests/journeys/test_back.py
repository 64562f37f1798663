"""Back shows what was answered, and Change asks one thing again; nothing that was given is lost."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_back_returns_to_the_questions_with_their_answers_chosen(visit: Visit) -> None:
    town = visit()
    town.begin("民政", "婚姻登记预约")
    town.lay("P6")
    town.tap("结婚登记")
    town.sees("请放另一方的身份证")
    town.lay("P3")
    town.tap("桂阳县民政局婚姻登记处")
    town.tap("周二")
    town.tap("14:30-15:30")
    town.tap("下一步")
    town.sees("请核对预约内容")
    town.tap("返回")
    town.sees("哪一天")
    chosen = [seen.widget.say for seen in town.ui.touchables() if getattr(seen.widget, "chosen", False)]
    assert chosen == ["11月25日", "14:30-15:30"]
    town.tap("返回")
    town.sees("到哪里办")
    assert [seen.widget.say for seen in town.ui.touchables() if getattr(seen.widget, "chosen", False)] == ["桂阳县民政局婚姻登记处"]
    town.tap("下一步")
    town.sees("哪一天")
    town.tap("下一步")
    town.sees("请核对预约内容")
    assert town.ui.sees("11月25日 14:30-15:30")


def test_back_from_the_first_question_leads_to_the_guide_and_the_same_case_goes_on(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P6")
    town.vouched()
    town.sees("证明用在哪里")
    case = town.shell.sitting.visit.case
    town.lay("P6")  # the voucher has taken theirs away
    town.tap("返回")
    town.tap("同意并开始办理")
    town.sees("证明用在哪里")
    assert town.shell.sitting.visit.cases == [case]


def test_back_from_a_change_leaves_everything_as_it_was(visit: Visit) -> None:
    town = visit()
    town.begin("住房公积金", "住房公积金账户查询")
    town.lay("P5")
    town.vouched()
    town.sees("查询结果")
    town.tap("下一页")
    town.tap("更改")
    town.sees("要打印吗")
    town.tap("返回")
    town.sees("查询结果")
    town.tap("下一页")
    town.sees("不打印")


def test_a_second_item_needs_neither_card_nor_face_again(visit: Visit) -> None:
    town = visit(faces=True)
    town.begin("住房公积金", "住房公积金账户查询")
    town.lay("P6")
    town.face("P6", "查询结果")
    town.tap("看完了，结束办理")
    town.tap("满意")
    town.tap("提交评价")
    town.tap("再办一件")
    town.sees("欧阳*，您好")
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.sees("证明用在哪里")
