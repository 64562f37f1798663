"""育儿补贴申领: 300 yuan a month until a child is three; one parent claims, the town decides, papers may follow."""

from __future__ import annotations

from flows import childcare
from flows.accounts import account_row, known_accounts, paid_to
from flows.counter import ACCOUNT, Refusal, Way, choice, contact, declaration, lookup, only, phone, promise, require, signature
from flows.item import Agent, Identity, Offline, Review
from flows.records.family_planning import Childcare

ITEM = declaration(
    "fp-childcare-subsidy",
    "育儿补贴申领",
    tile="育儿补贴",
    identity=Identity.CARD_AND_FACE,
    data=[
        lookup("childcare", Childcare, "正在查询孩子信息"),
        *childcare.young_child_here(),
        require(lambda a: not childcare.nothing_open(a)).otherwise(Refusal.DUPLICATE, childcare.why_nothing, way=Way.HOME),
        *known_accounts(),
        contact(),
    ],
    ask=[
        choice("child", "给哪个孩子申领", childcare.children, label="孩子", preset=only(childcare.children)),
        choice("relation", "您是孩子的什么人", childcare.relations, label="关系", preset=childcare.known_relation),
        choice("year", "申领哪一年", childcare.years, label="申领年度", preset=childcare.first_open),
        paid_to("补贴发到哪个账户"),
        phone(),
        promise("commit", "请看完后承诺", childcare.PROMISES),
        signature(),
    ],
    summary=childcare.summary,
    also=lambda a: (account_row(a), ("预计发放", a["childcare"].batch)),
    act_label="确认提交申领",
    slip_title="育儿补贴申领受理单",
    review=(Review.TOWN,),
    fetched="育儿补贴审核告知单",
    agent=Agent.YES,
    offline=Offline.DRAFT,
    after=(ACCOUNT,),
    version=2,
)
