"""婚姻登记预约: two cards, one place, one time. Ages and the reflection period are checked before anybody travels."""

from __future__ import annotations

from flows import marriage
from flows.appointments import appointment, booked, on_the_slip
from flows.counter import HOLDER, Refusal, Way, booking, card, card_in_force, choice, lookup, require
from flows.item import Identity
from flows.records.civil_affairs import Marriage

ITEM = booking(
    "ca-marriage-appointment",
    "婚姻登记预约",
    tile="婚姻登记预约",
    identity=Identity.CARD,
    data=[
        choice("kind", "办什么", [marriage.MARRY, marriage.DIVORCE, marriage.DIVORCE_PAPER, marriage.REPLACE], label="办什么"),
        card("partner_card", "请放另一方的身份证", when=marriage.for_two, other_than=(HOLDER,)),
        card_in_force("partner_card"),
        require(lambda a: not marriage.marrying(a) or marriage.man_and_woman(a)).otherwise(Refusal.SAME_SEX_CARDS, way=Way.CHANGE),
        marriage.old_enough(),
        lookup("marriage", Marriage, "正在查询婚姻登记"),
        lookup("partner_marriage", Marriage, "正在查询婚姻登记", ask=lambda a: {"number": a["partner_card"].number}, when=marriage.for_two),
    ],
    rules=[
        require(lambda a: not marriage.marrying(a) or marriage.both_single(a)).otherwise(Refusal.MARRIED),
        require(lambda a: not marriage.parting(a) or marriage.married_to_each_other(a)).otherwise(Refusal.NOT_COUPLE),
        marriage.reflected(),
    ],
    ask=appointment("marriage", "登记处", within=marriage.paper_days),
    summary=booked(marriage.bring, "婚姻登记不收费。来不了请提前一天打登记处电话取消或改约。"),
    also=lambda answers: (("办什么", answers["kind"]), *on_the_slip(answers)),
    slip_title="婚姻登记预约凭条",
    version=2,
)
