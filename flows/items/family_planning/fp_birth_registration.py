"""生育登记: two cards, one registration; the marriage register decides whether it is done at once or the town looks."""

from __future__ import annotations

from flows import births
from flows.counter import (
    HOLDER,
    Refusal,
    Way,
    cancel,
    card,
    card_in_force,
    choice,
    contact,
    declaration,
    lookup,
    phone,
    require,
    signature,
    ticket,
)
from flows.item import Agent, Identity, Offline, Review
from flows.records.family_planning import BirthRegistrations
from flows.records.household import Household

ITEM = declaration(
    "fp-birth-registration",
    "生育登记",
    tile="生育登记",
    identity=Identity.CARD_AND_FACE,
    data=[
        card(births.PARTNER, "请放配偶的身份证", other_than=(HOLDER,)),
        card_in_force(births.PARTNER),
        *births.couple_of_the_county(),
        lookup("household", Household, "正在查询户籍信息"),
        contact(),
    ],
    ask=[
        choice("stage", "现在是什么情况", births.STAGES, label="现在是"),
        births.day_of_birth(),
        lookup("registrations", BirthRegistrations, "正在查询以前的登记", ask=births.couple),
        choice("reprint", "已经登记过，要补打登记单吗", births.REPRINT, label="补打", when=lambda a: not births.new(a)),
        require(lambda a: a.get("reprint") != births.NO_MATTER).otherwise(Refusal.DUPLICATE, births.known_already, way=Way.HOME),
        choice("order", "第几个孩子", births.ORDERS, label="第几个孩子", preset=births.next_order, when=births.new),
        choice("live", "现在住在哪里", births.towns, label="现居住地", preset=births.registered_town, when=births.new),
        phone(when=births.new),
        signature(),
    ],
    summary=births.summary,
    also=lambda a: (("现居住地", a["live"]),) if births.new(a) else (),
    act_label=lambda a: "确认登记" if births.new(a) else "确认补打",
    slip_title="生育登记服务单",
    review=(Review.TOWN,),
    by_rules=True,
    fetched="生育登记服务单",
    agent=Agent.YES,
    offline=Offline.DRAFT,
    after=(cancel("取消登记", when=births.new), ticket("更正预产期")),
)
