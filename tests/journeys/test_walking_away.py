"""Somebody walks away: a question, a countdown, then nothing of them is left; a pending payment is never cut."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_an_abandoned_case_is_wiped_after_a_warning(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P6")
    town.vouched()
    town.tap("购房")
    town.sees("欧阳*")
    town.reader.lift()
    town.ui.skip(118)
    assert not town.ui.sees("您还在办理吗")
    town.ui.skip(4)
    town.sees("您还在办理吗")
    town.tap("我还在")
    town.sees("请核对要打印的内容")
    town.ui.skip(122)
    town.sees("您还在办理吗")
    town.ui.skip(31)
    town.sees("您好，请选择要办的事")
    assert not town.ui.sees("欧阳")
    assert town.shell.sitting.visit.card is None
    assert not town.shell.sitting.visit.cases


def test_large_type_ends_with_the_resident_who_wanted_it(visit: Visit) -> None:
    town = visit()
    usual = town.ui.find("社会保险").widget.font_size
    town.tap("长辈版")
    town.sees("您好，请选择要办的事")
    assert town.ui.find("社会保险").widget.font_size > 1.3 * usual
    town.ui.skip(119)
    assert not town.ui.sees("您还在办理吗")
    town.ui.skip(35)
    assert town.ui.find("社会保险").widget.font_size == usual


def test_a_pending_payment_is_never_cut_and_closes_by_itself_when_nobody_pays(visit: Visit) -> None:
    town = visit()
    town.begin("水电气", "电费查询缴纳")
    town.tap("输入户号")
    town.sees("请输入户号")
    town.type("4310210000042")
    town.tap("下一步")
    town.tap("确认缴费")
    town.tap("云闪付扫码")
    town.sees("请用云闪付扫码支付")
    town.ui.skip(100)
    assert not town.ui.sees("您还在办理吗")
    town.ui.skip(30)
    town.sees("没有付款")
    town.tap("知道了")
    town.sees("请核对账单")
