"""Husband and wife at one machine: each with a card, each vouched for, one certificate about both."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_a_certificate_about_both_needs_both(visit: Visit) -> None:
    town = visit()
    town.begin("不动产登记", "个人不动产登记信息查询证明打印")
    town.lay("P5")
    town.vouched()
    town.tap("贷款")
    town.tap("我已看完并承诺")
    town.sees("请核对要打印的内容")
    town.find_page("查谁")
    town.ui.tap_widget(town.change("查谁"))
    town.tap("配偶")
    town.tap("下一步")
    town.sees("请放配偶的身份证")
    town.lay("P4")
    town.sees("本次由工作人员核验")
    town.lay("P14")
    town.sees("为 李*梅")
    town.type("251121")
    town.ui.tap("确认核验")
    town.sees("请核对要打印的内容")
    town.sees("张*（本人）、李*梅（配偶）")
    town.tap("确认打印证明")
    town.sees("证明已打印，请取走")
    assert "配偶  李小梅  431021199604110002" in town.paper
    assert town.paper.count("共同共有") == 2


def test_a_receipt_finds_its_progress_without_a_card(visit: Visit) -> None:
    town = visit()
    town.begin("不动产登记", "不动产登记办理进度查询")
    town.tap("输入受理编号")
    town.sees("请输入受理编号")
    town.type("202511030012")
    town.ui.tap("下一步")
    town.sees("请输入查询码")
    town.type("482906")
    town.ui.tap("下一步")
    town.sees("受理编号或查询码不对")
    town.tap("返回修改")
    town.sees("请输入查询码")
    town.type("482907")
    town.ui.tap("下一步")
    town.sees("正在登簿")
    assert not town.ui.sees("482907")
