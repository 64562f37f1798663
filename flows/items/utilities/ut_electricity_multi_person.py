"""居民用电“一户多人口”申请: a household of five or more gets more cheap power, from the next month, for two years."""

from __future__ import annotations

from flows import many_people
from flows.bills import of_holder
from flows.counter import Refusal, choice, contact, declaration, digits, lookup, phone, promise, require, signature
from flows.item import Identity, Offline
from flows.items.utilities.ut_electricity_pay import POWER
from flows.records.household import Household
from flows.records.utilities import BoundAccounts, PowerAccount

ITEM = declaration(
    "ut-electricity-multi-person",
    "居民用电“一户多人口”申请",
    tile="一户多人口",
    identity=Identity.CARD_AND_FACE,
    data=[
        lookup("household", Household, "正在查询户籍人口"),
        require(lambda a: a["household"].number is not None).otherwise(
            Refusal.NODATA, "在本县没有查到您的户籍信息。", "户籍在外地的，请带户口簿到供电营业厅办理。"
        ),
        many_people.enough_people(),
        lookup("bound", BoundAccounts, "正在查询名下用电户号", ask=of_holder(POWER.key)),
        contact(),
    ],
    ask=[
        choice("account", "给哪一个户号办", many_people.accounts, label="户号", unasked=many_people.only_account),
        digits("account_no", "请输入用电户号", POWER.lengths, label="户号", when=many_people.typed, note=POWER.note),
        lookup("power", PowerAccount, "正在查询用电户号", ask=lambda a: {"account": many_people.account_number(a)}),
        *many_people.usable_account(),
        choice("members", "户籍登记的人数对吗", many_people.people, label="户内人口", unasked=many_people.by_register),
        many_people.as_registered(),
        promise("commit", "请看完后承诺", many_people.PROMISES),
        phone(),
        signature(),
    ],
    summary=many_people.granted,
    act_label="确认办理一户多人口",
    slip_title="一户多人口办理回执",
    offline=Offline.DRAFT,
)
