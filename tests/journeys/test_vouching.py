"""A person of the site vouches: a wrong PIN stays readable, the staff card is never taken for a resident's, and the result says who looked."""

from __future__ import annotations

from tests.journeys.conftest import Visit
from tests.journeys.town import PIN, STAFF


def test_a_wrong_pin_is_said_and_typed_anew_over_the_same_card(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P6")
    town.sees("本次由工作人员核验")
    town.lay(STAFF)
    town.sees("请工作人员输入密码")
    town.type("999999")
    town.ui.tap("确认核验")
    town.sees("员工卡或密码不对")
    town.ui.skip(3)
    assert town.ui.sees("员工卡或密码不对"), "the card still lies there"
    town.reader.lift()
    town.sees("请工作人员放身份证")
    town.lay(STAFF)
    town.sees("请工作人员输入密码")
    town.type(PIN)
    town.ui.tap("确认核验")
    town.tap("购房")
    town.tap("确认打印证明")
    town.sees("证明已打印，请取走")
    town.find_page("由工作人员核验")


def test_the_staff_card_left_on_the_reader_is_not_taken_for_another_persons(visit: Visit) -> None:
    town = visit()
    town.begin("残联", "残疾人两项补贴申请")
    town.lay("P7")
    town.vouched()
    town.sees("请签名")
    town.sign()
    town.tap("下一步")
    town.sees("请核对申请内容")
    town.find_page("办理人")
    town.ui.tap_widget(town.change("办理人"))
    town.tap("监护人")
    town.sees("请放办理人的身份证")
    town.lay(STAFF)
    town.sees("这是工作人员的身份证")
    assert town.ui.sees("请工作人员取走，再放上办理人的身份证")
    town.lay("P6")
    town.sees("请核对申请内容")


def test_the_residents_own_card_at_the_vouching_step_is_named(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P6")
    town.sees("请工作人员放身份证")
    town.lay("P6")
    town.sees("读到的还是欧阳*的身份证")
    assert town.ui.sees("请取走，换成工作人员的证件")
