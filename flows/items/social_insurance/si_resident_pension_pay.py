"""城乡居民基本养老保险费缴纳: one grade for this year, with what the government adds, or for years that were missed, without."""

from __future__ import annotations

from flows import masking
from flows.counter import Answers, card, card_in_force, payment, ticket
from flows.family import for_whom, person
from flows.item import Agent, Identity, Row
from flows.numbers import yuan
from flows.resident_pension import chosen, may_pay, subsidised, what_to_pay, years


def facts(answers: Answers) -> tuple[Row, ...]:
    grade = chosen(answers)
    subsidy = f"{yuan(grade.subsidy_fen)} 元" if subsidised(answers) else "没有"
    rows = (("险种", "城乡居民基本养老保险"), ("参保人", masking.name(person(answers).name)), ("年度", "、".join(map(str, years(answers)))))
    return (*rows, ("档次", f"{grade.fen // 100} 元/年"), ("预计政府补贴", subsidy), ("已缴年数", f"{answers['pension'].years_paid} 年"))


ITEM = payment(
    "si-resident-pension-pay",
    "城乡居民基本养老保险费缴纳",
    tile="居民养老缴费",
    identity=Identity.CARD,
    data=[
        card(),
        card_in_force(),
        *for_whom("给谁缴"),
        *may_pay(),
    ],
    ask=what_to_pay(),
    quoted_with=lambda a: {"number": person(a).number, "years": years(a), "grade_fen": int(a["grade"])},
    quantity="年数",
    facts=facts,
    also=lambda _: (("退费", "缴错档次或重复缴，可登记「办不成事」申请退费"),),
    slip_title="居民养老保险缴费回执",
    agent=Agent.YES,
    after=(ticket("申请退费", "退费申请"),),
    version=2,
)
