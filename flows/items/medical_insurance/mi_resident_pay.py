"""城乡居民基本医疗保险费缴纳: one bill for several of the household, each at what the person's group pays."""

from __future__ import annotations

from flows.counter import Answers, card, card_in_force, payment, ticket
from flows.item import Agent, Identity, Row
from flows.medical_dues import begin_rows, chosen, for_people, open_year, payer


def facts(answers: Answers) -> tuple[Row, ...]:
    return (("参保年度", f"{answers['year']}年"), ("缴费人数", f"{len(chosen(answers))} 人"), *begin_rows(answers))


ITEM = payment(
    "mi-resident-pay",
    "城乡居民基本医疗保险费缴纳",
    tile="居民医保缴费",
    identity=Identity.CARD,
    data=[card(), card_in_force(), *open_year()],
    ask=for_people(),
    quoted_with=lambda a: {**payer(a), "year": a["year"], "people": a["people"]},
    each="姓名 类别",
    quantity="应缴",
    price="资助",
    facts=facts,
    also=lambda a: (("退费", f"待遇开始前或重复缴费的可以退，请打{a.policy['hotline.medical']}"),),
    slip_title="居民医保缴费凭条",
    agent=Agent.YES,
    version=2,
    after=(ticket("申请退费", "退费申请"),),
)
