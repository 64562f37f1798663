"""A declaration may wait for the line: it is registered, never called accepted, sent once, and its person hears how it ended."""

from __future__ import annotations

from tests.journeys.conftest import Visit
from tests.journeys.town import Town
from tests.journeys.wire import Wire

SUBSIDIES = "残疾人两项补贴申请"


def pulled(town: Town, wire: Wire) -> None:
    """The cable is out, and the kiosk has noticed it by itself: two words in a row that reached nobody."""
    wire.cut()
    for _ in range(2):
        town.kiosk.desk.readiness.try_line()


def put_back(town: Town, wire: Wire) -> None:
    """The cable is in again, and what waited has been sent."""
    wire.mend()
    town.kiosk.take_over()
    town.kiosk.watch()
    town.ui.until(lambda: town.kiosk.outbox.counts().undelivered == 0, 60)


def took_leave(town: Town) -> None:
    for button in ("看好了，继续", "不评价", "办完了"):
        town.tap(button)
    town.reader.lift()
    town.sees("您好，请选择要办的事")


def phone_and_name(town: Town) -> None:
    """What a draft of the subsidies asks: how to reach its person, and a signature."""
    town.sees("联系电话")
    town.type("13873500007")
    town.ui.tap("下一步")
    town.sees("请签名")
    town.sign()
    town.tap("下一步")
    town.sees("请核对登记内容")


def test_with_the_cable_out_it_is_registered_first_and_accepted_later(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url, faces=True)
    pulled(town, wire)
    town.tap("残联")
    town.sees("网络不通，可先登记")
    town.tap(SUBSIDIES)
    town.sees("现在还不算受理")
    assert not town.ui.sees("换一种方式核验"), "nobody can vouch while the line is down"
    town.tap("同意并先登记")
    town.lay("P7")
    town.sees("开始核对")
    assert not town.ui.sees("换一种方式核验")
    town.tap("开始核对")
    town.face("P7", "联系电话")
    phone_and_name(town)
    assert town.ui.sees("残疾人证、低保信息、补贴标准、收款账户")
    assert town.ui.sees("申请项目、收款账户")
    town.agree("登记，联网后提交")
    town.sees("离线登记，尚未受理")
    town.sees("凭条已打印，请取走")
    assert "尚未受理" in town.paper
    assert "已受理" not in town.paper
    number = town.number
    assert town.platform.cases() == [] or all(case["case_no"] != number for case in town.platform.cases())
    took_leave(town)
    put_back(town, wire)
    town.held_once(number, "accepted")
    town.begin("民政", "婚姻登记预约")
    town.sees("请放身份证")
    town.lay("P7")
    town.sees("有消息告诉您")
    assert town.ui.sees("您办理的「残疾人补贴」已受理")


def test_a_line_that_breaks_at_a_look_up_offers_to_register_with_what_is_there(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    town.begin("残联", "残疾人基本型辅助器具适配申请")
    town.lay("P16")
    wire.cut_before("/v1/lookups")
    town.vouched()
    town.sees("网络暂时不通，现在查不到您的信息")
    town.look()
    assert town.ui.sees("再试一次")
    town.tap("先登记，联网后自动提交")
    town.sees("需要什么")
    town.tap("手杖")
    town.tap("下一步")
    town.tap("上门")
    town.tap("下一步")
    town.sees("联系电话")
    town.tap("请人帮我办")
    town.sees("上门帮")
    town.tap("返回")
    town.sees("联系电话")
    town.type("13873500016")
    town.ui.tap("下一步")
    town.sees("请签名")
    town.sign()
    town.tap("下一步")
    town.sees("请核对登记内容")
    town.agree("登记，联网后提交")
    town.sees("离线登记，尚未受理", 60)
    number = town.number
    put_back(town, wire)
    town.held_once(number, "accepted")


def test_it_is_registered_when_the_line_is_cut_before_it_is_sent(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    town.begin("残联", "残疾人基本型辅助器具适配申请")
    town.lay("P7")
    town.vouched()
    town.tap("手杖")
    town.tap("下一步")
    town.tap("上门")
    town.tap("下一步")
    town.sees("请签名")
    town.sign()
    town.tap("下一步")
    town.sees("请核对申请内容")
    wire.cut()
    town.agree("确认提交申请")
    town.sees("离线登记，尚未受理", 60)
    town.sees("凭条已打印，请取走")
    assert town.ui.sees("登记编号")
    assert "尚未受理" in town.paper
    number = town.number
    put_back(town, wire)
    town.held_once(number, "accepted")


def test_a_vouch_is_the_platforms_to_check_and_nothing_is_pretended_without_it(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    town.begin("残联", SUBSIDIES)
    town.sees("请放身份证")
    town.lay("P1")
    town.sees("本次由工作人员核验")
    wire.cut()
    town.vouched()
    town.sees("网络暂时不通")
    assert town.ui.sees("代码 E-OFFLINE")
    assert not town.ui.sees("先登记，联网后自动提交")
    assert not town.printer.slips


def test_without_a_face_or_a_line_nothing_starts(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    pulled(town, wire)
    town.tap("残联")
    town.sees("本机又不能刷脸")
    town.ui.tap(SUBSIDIES)
    town.ui.step(5)
    assert town.ui.sees("残联"), "a grey tile leads nowhere"


def test_what_cannot_wait_is_grey_with_the_reason_on_every_page(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url, faces=True)
    town.tap("住房公积金")
    town.sees("住房公积金账户查询")
    town.tap("住房公积金账户查询")
    town.sees("同意并开始办理")
    pulled(town, wire)
    town.ui.skip(11)
    town.sees("网络暂时不通")
    town.ui.tap("同意并开始办理")
    town.ui.step(5)
    assert not town.ui.sees("请放身份证"), "nothing starts that could not end"
    town.tap("返回")
    town.sees("网络暂时不通")
    town.tap("返回")
    town.sees("网络暂时不通")
    town.ui.tap("住房公积金")
    town.ui.step(5)
    assert town.ui.sees("您好，请选择要办的事"), "a grey tile leads nowhere"
    assert town.ui.sees("网络不通，部分可登记"), "what may be registered stays open"
    wire.mend()
    town.kiosk.desk.readiness.try_line()
    town.ui.skip(11)
    town.sees("账户 · 贷款 · 证明")
    town.ui.skip(1)
    town.tap("住房公积金")
    town.sees("住房公积金账户查询")


def test_a_line_that_breaks_says_the_next_best_way_of_its_kind(visit: Visit, wire: Wire) -> None:
    town = visit(url=wire.url)
    town.begin("民政", "婚姻登记预约")
    town.lay("P3")
    town.sees("办什么")
    wire.cut()
    town.tap("补领结婚证或离婚证")
    town.sees("网络暂时不通，现在约不了")
    assert town.ui.sees("再试一次")
    assert not town.ui.sees("先登记，联网后自动提交"), "a place is never promised behind the platform's back"
    town.ui.step(4)
    wire.mend()
    town.tap("再试一次")
    town.sees("到哪里办")
