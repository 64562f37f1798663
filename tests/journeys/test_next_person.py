"""Whoever comes next never meets what the last person left: the card that was known must still lie there."""

from __future__ import annotations

from tests.journeys.conftest import Visit
from tests.journeys.town import Town


def finished(town: Town, person: str) -> None:
    """One item of that person up to the farewell."""
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay(person)
    town.vouched()
    town.tap("求职")
    town.tap("确认打印证明")
    town.sees("证明已打印，请取走")
    for button in ("看好了，继续", "不评价", "再办一件"):
        town.tap(button)


def test_the_card_of_another_person_starts_anew(visit: Visit) -> None:
    town = visit()
    finished(town, "P6")
    town.lay("P3")
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.sees("请先拿起身份证，再放一次")
    town.lay("P3")
    town.vouched()
    town.tap("求职")
    town.tap("确认打印证明")
    town.sees("证明已打印，请取走")
    assert "罗建国" in town.paper
    assert "欧阳" not in town.paper


def test_a_card_that_was_taken_away_is_asked_for_again(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P6")
    town.sees("本次由工作人员核验")
    for button in ("返回", "返回", "返回"):
        town.tap(button)
    town.reader.lift()
    town.begin("住房公积金", "住房公积金账户查询")
    town.sees("请放身份证")
    assert town.shell.sitting.visit.card is None


def test_going_on_with_the_same_card_asks_nothing_again(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P6")
    town.sees("本次由工作人员核验")
    town.tap("首页")
    town.tap("继续办理")
    town.sees("本次由工作人员核验")
