"""残疾人两项补贴申请: the living subsidy for poor households and the nursing subsidy for severe disability, decided by the town."""

from __future__ import annotations

from flows.accounts import account_row, known_accounts, paid_to
from flows.agents import done_by, done_by_row
from flows.counter import ACCOUNT, Refusal, Way, choices, contact, declaration, lookup, phone, require, signature, ticket
from flows.disability import certificate_in_force
from flows.disability_subsidies import eligible, subsidies, summary, why_none
from flows.item import Agent, Identity, Offline, Review
from flows.records.disability import Assistance, DisabilityCard, Subsidies

ITEM = declaration(
    "dp-two-subsidies-apply",
    "残疾人两项补贴申请",
    tile="残疾人补贴",
    identity=Identity.CARD_AND_FACE,
    data=[
        lookup("disability", DisabilityCard, "正在查询残疾人证"),
        *certificate_in_force(),
        lookup("assistance", Assistance, "正在查询低保信息"),
        lookup("subsidies", Subsidies, "正在查询补贴标准"),
        require(lambda a: not all(s.receiving for s in a["subsidies"].subsidies)).otherwise(Refusal.DUPLICATE, why_none, way=Way.TICKET),
        require(lambda a: bool(eligible(a))).otherwise(Refusal.NOT_ELIGIBLE, why_none, way=Way.TICKET),
        *known_accounts(),
        contact(),
    ],
    ask=[
        choices("which", "申请哪一项", subsidies, label="申请项目", preset=eligible),
        *done_by("本人", ["监护人", "村干部代办"]),
        paid_to("补贴发到哪个账户"),
        phone(),
        signature(),
    ],
    summary=summary,
    also=lambda a: (account_row(a), done_by_row(a), ("经办乡镇", a["subsidies"].town)),
    slip_title="残疾人两项补贴申请受理单",
    review=(Review.TOWN,),
    fetched="残疾人两项补贴审核告知单",
    agent=Agent.YES,
    offline=Offline.DRAFT,
    version=3,
    after=(ACCOUNT, ticket("残疾等级变了", "残疾等级变化")),
)
