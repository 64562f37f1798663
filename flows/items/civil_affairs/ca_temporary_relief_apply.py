"""临时救助申请: who was struck by fire, accident or illness, or cannot bear an expense, applies at once; papers may follow."""

from __future__ import annotations

from flows import relief
from flows.accounts import account_row, paid_to_or_later
from flows.agents import done_by, done_by_row
from flows.counter import Refusal, Way, choice, contact, declaration, lookup, phone, promise, require, signature
from flows.item import Agent, Identity, Offline, Review
from flows.records.civil_affairs import Reliefs
from flows.records.common import BankAccounts
from flows.records.disability import Assistance
from flows.records.household import Household
from flows.records.public_security import ResidencePermit

ITEM = declaration(
    "ca-temporary-relief-apply",
    "临时救助申请",
    tile="临时救助",
    identity=Identity.CARD_AND_FACE,
    data=[
        lookup("household", Household, "正在查询户籍信息"),
        lookup("permit", ResidencePermit, "正在查询居住证", when=lambda a: not relief.registered(a)),
        require(lambda a: relief.registered(a) or a["permit"].in_force(a.policy.today)).otherwise(
            Refusal.REGION, "您不是本县户籍，也没有有效的本县居住证。", "请在户籍地申请；人在本县遇到急难的，请马上拨打{hotline.county}。"
        ),
        lookup("assistance", Assistance, "正在查询低保信息"),
        lookup("reliefs", Reliefs, "正在查询救助记录"),
        lookup("accounts", BankAccounts, "正在查询收款账户"),
        contact(),
    ],
    ask=[
        choice("kind", "遇到什么困难", relief.KINDS, label="困难类型"),
        require(lambda a: relief.registered(a) or relief.urgent_kind(a)).otherwise(
            Refusal.REGION,
            "您的户籍不在本县，这类困难要在户籍地申请。",
            "请联系户籍地乡镇民政办；火灾、意外、突发重病可以在本县申请。",
            Way.CHANGE,
            gate="HOME",
        ),
        require(lambda a: relief.again_from(a) <= a.policy.today).otherwise(
            Refusal.DUPLICATE,
            lambda a: f"为「{a['kind']}」，您家近{a.policy['relief.again_months']}个月内已得到过临时救助。",
            lambda a: f"{relief.again_from(a):%Y年%-m月%-d日}起可以再申请；有别的困难，请改选。",
            Way.CHANGE,
        ),
        choice("urgent", "现在吃住有没有着落", [relief.SETTLED, relief.IN_NEED], label="吃住"),
        *relief.burden(),
        choice("note", "家里还有别的情况吗", relief.WORDS, label="其他情况", preset=relief.NOTHING_ELSE),
        relief.OWN_WORDS,
        *done_by("本人", ["家人", "村干部代办"]),
        paid_to_or_later("救助金发到哪个账户"),
        phone(),
        promise("commit", "请看完后承诺", relief.PROMISES),
        signature(),
    ],
    summary=relief.asked_for,
    also=lambda a: (*relief.said(a), account_row(a), done_by_row(a), *relief.office(a)),
    version=3,
    slip_title="临时救助申请受理单",
    review=(Review.TOWN,),
    fetched="临时救助审核告知单",
    agent=Agent.YES,
    offline=Offline.DRAFT,
)
