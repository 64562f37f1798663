"""P8, P9, P11, P12, P13 and P16 before the screen: what they are told there, and what they may do next."""

from __future__ import annotations

from tests.central.refusals import CAUSES
from tests.journeys.conftest import Visit
from tests.journeys.town import Town


def leave(town: Town) -> None:
    """Home, the card taken along."""
    town.tap("首页")
    town.reader.lift()
    town.sees("您好，请选择要办的事")


def test_p8_is_told_where_her_household_is_certified_and_has_her_permit_endorsed(visit: Visit) -> None:
    town = visit()
    town.begin("公安", "户籍信息证明打印")
    town.lay("P8")
    town.vouched()
    town.sees("您的户籍不在桂阳县，本机开不了户籍证明")
    town.sees("请联系户籍地派出所")
    town.sees("代码 E-REGION")
    assert not town.printer.slips
    leave(town)
    town.begin("公安", "居住证签注")
    town.lay("P8")
    town.vouched()
    town.tap("确认签注")
    town.sees("凭条已打印，请取走")
    assert "居住证签注回执" in town.paper
    town.held_once(town.number, "done")


def test_p9_is_told_the_day_from_which_he_may_marry(visit: Visit) -> None:
    town = visit()
    town.begin("民政", "婚姻登记预约")
    town.lay("P9")
    town.tap("结婚登记")
    town.sees("请放另一方的身份证")
    town.lay("P6")
    town.sees("结婚登记要求男方年满22周岁")
    town.sees("2026年10月2日起可以预约")
    town.sees("代码 E-AGE-LOW")
    town.tap("返回首页")
    town.sees("您的信息已从本机清除")


def test_p11_stays_in_bed_and_whoever_brings_her_card_orders_the_visit(visit: Visit) -> None:
    town = visit()
    town.begin("老龄", "高龄津贴领取资格认证")
    town.lay("P11")
    town.tap("来不了，请人上门认证")
    town.sees("请核对认证内容")
    town.find_page("含演示标准，以实际公布为准")
    town.tap("确认请人上门认证")
    town.sees("凭条已打印，请取走")
    assert "11月28日前上门" in "".join(town.paper.split())
    town.held_once(town.number, "accepted")


def test_p12_certifies_nothing_with_an_expired_card_and_still_queries(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P12")
    town.sees("2025年9月1日已到期")
    leave(town)
    town.begin("住房公积金", "住房公积金账户查询")
    town.sees("请放身份证")
    town.lay("P12")
    town.vouched()
    town.sees("账户余额")


def test_p12_reads_what_the_new_card_costs_and_how_long_it_will_be_valid(visit: Visit) -> None:
    town = visit()
    town.begin("公安", "居民身份证换领补领预约")
    town.tap("有效期满")
    town.sees("请放身份证")
    town.lay("P12")
    town.tap("太和派出所户籍窗口")
    town.tap("周二")
    town.tap("09:30-10:30")
    town.tap("下一步")
    town.sees("请核对预约内容")
    town.sees("20年")
    town.sees("20.00 元")
    assert not town.printer.slips


def test_p13_reads_the_rare_character_of_her_name_on_screen_and_paper(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P13")
    town.vouched()
    town.tap("子女入学")
    town.sees("请核对要打印的内容")
    town.tap("显示")
    town.sees("𬱖某  431021198505150004")
    town.tap("确认打印证明")
    town.sees("证明已打印，请取走")
    assert "姓名: ▣某" in town.paper, "the printer lacks the character, so it is drawn"
    town.held_once(town.number, "done")


def test_p16_is_sent_to_the_counter_on_a_screen_that_tells_no_cause(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "养老保险待遇领取资格认证")
    town.lay("P16")
    town.sees("这件事需要到窗口核实后办理")
    town.sees("请人帮我办")
    assert [word for word in CAUSES if town.ui.sees(word)] == []


def test_p16_at_67_hears_from_when_on_the_allowance_is_paid_and_that_a_figure_is_for_demonstration(visit: Visit) -> None:
    town = visit()
    town.begin("老龄", "高龄津贴申领")
    town.lay("P16")
    town.sees("可以提前1个月来申领")
    town.sees("2037年12月1日起可以来办。含演示标准")


def test_p16_whom_the_camera_does_not_know_three_times_is_looked_at_by_a_person(visit: Visit) -> None:
    town = visit(faces=True)
    town.begin("公安", "无犯罪记录证明开具")
    town.camera.show("P2")
    town.lay("P16")
    for left in (2, 1):
        town.sees(f"还可以再试 {left} 次", 60)
        town.tap("开始核对")
    town.sees("本次由工作人员核验", 60)
    assert [word for word in (*CAUSES, "冒用", "假") if town.ui.sees(word)] == []
    town.vouched()
    town.tap("求职入职")
    town.tap("确认提交查询")
    town.sees("受理凭证已打印，请取走")
    assert "受理凭证" in "".join(town.paper.split())
