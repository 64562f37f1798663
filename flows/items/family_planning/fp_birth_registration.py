"""生育登记: two cards, one registration; the marriage register decides whether it is done at once or the town looks."""

from __future__ import annotations

from flows import births
from flows.counter import Refusal, Way, card, card_in_force, choice, contact, day, declaration, lookup, phone, require, signature
from flows.item import Agent, Identity, Offline, Review
from flows.records.civil_affairs import Marriage
from flows.records.family_planning import BirthRegistrations
from flows.records.household import Household
from flows.records.public_security import ResidenceHere

ITEM = declaration(
    "fp-birth-registration",
    "生育登记",
    tile="生育登记",
    identity=Identity.CARD_AND_FACE,
    data=[
        card(births.PARTNER, "请放配偶的身份证", other_than=("card",)),
        card_in_force(births.PARTNER),
        lookup("residence", ResidenceHere, "正在查询居住证", ask=births.couple, when=births.from_elsewhere),
        require(lambda a: not births.from_elsewhere(a) or a["residence"].here).otherwise(
            Refusal.REGION,
            "两位都不是本县户籍，也没有有效的本县居住证。",
            "请到户籍地或现居住地登记；在本县居住的，先到派出所办居住证。",
            Way.CHANGE,
        ),
        lookup("marriage", Marriage, "正在查询婚姻登记"),
        lookup("partner_marriage", Marriage, "正在查询婚姻登记", ask=lambda a: {"number": a[births.PARTNER].number}),
        require(lambda a: not births.contradicted(a)).otherwise(
            Refusal.NOT_COUPLE, "婚姻登记里的配偶不是这张身份证上的人。", "请放配偶本人的身份证；登记有误的，请到民政窗口核对。", Way.CHANGE
        ),
        lookup("household", Household, "正在查询户籍信息"),
        contact(),
    ],
    ask=[
        choice("stage", "现在是什么情况", births.STAGES, label="现在是"),
        day(
            "due",
            "预产期或出生日期是哪天",
            label="预产期/出生日期",
            earliest=births.earliest,
            latest=births.latest,
            when=lambda a: a["stage"] != births.PLANNING,
        ),
        lookup("registrations", BirthRegistrations, "正在查询以前的登记", ask=births.couple),
        choice(
            "reprint",
            "已经登记过，要补打登记单吗",
            [births.AGAIN, births.NO_MATTER],
            label="补打",
            when=lambda a: not births.new(a),
        ),
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
)
