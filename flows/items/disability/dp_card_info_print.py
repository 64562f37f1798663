"""残疾人证信息核验证明打印: what the disability certificate says, for whoever asks for it, with its whole number."""

from __future__ import annotations

from core.secret import Secret
from core.slip import Block, Pair
from flows import masking
from flows.agents import done_by, done_by_row
from flows.counter import HOLDER, Answers, Refusal, Way, certificate, lookup, purpose, require
from flows.disability import certificate_in_force, level_words, valid_words
from flows.item import Agent, Identity, Row, Summary
from flows.records.disability import DisabilityCard
from flows.records.exchange import Outcome


def number(answers: Answers) -> Secret[str]:
    held: DisabilityCard = answers["disability"]
    assert held.number is not None
    return held.number


def facts(answers: Answers) -> tuple[Row, ...]:
    held: DisabilityCard = answers["disability"]
    valid = ("残疾人证有效期", valid_words(held))
    return (("残疾类别", held.kind), ("残疾等级", level_words(held.level)), valid, ("签发机关", held.issuer))


def body(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    shown = number(answers).reveal() if outcome.document else masking.number_on_paper(number(answers))
    rows = (("残疾人证号", shown), *facts(answers), ("用途", answers["purpose"]), done_by_row(answers))
    return tuple(Pair(label, value) for label, value in rows)


ITEM = certificate(
    "dp-card-info-print",
    "残疾人证信息核验证明打印",
    tile="残疾人证核验",
    identity=Identity.CARD_AND_FACE,
    data=[lookup("disability", DisabilityCard, "正在查询残疾人证")],
    rules=[
        *certificate_in_force(),
        require(lambda a: a["disability"].name in (Secret(""), a[HOLDER].name)).otherwise(
            Refusal.NODATA,
            "残疾人证上的姓名和身份证不一样，暂时不能打印。",
            "请登记「办不成事」，县残联核对更正后就能打印。",
            Way.TICKET,
            gate="NAME",
        ),
    ],
    ask=[
        purpose("公交或景区优待", "税收优惠", "就业", "助学", "其他"),
        *done_by("本人", ["监护人"]),
    ],
    summary=lambda a: Summary(
        "将打印",
        "残疾人证信息核验证明",
        (("残疾人证号", masking.number_on_screen(number(a))), *facts(a)),
        note="证号打印出来才显示全。",
    ),
    names=lambda a: (number(a),),
    body=body,
    slip_title="残疾人证信息核验证明",
    agent=Agent.YES,
)
