"""临时救助申请: who was struck by fire, accident or illness, or cannot bear an expense, applies at once; papers may follow."""

from __future__ import annotations

from flows import relief
from flows.accounts import account_row, paid_to_or_later
from flows.agents import done_by, done_by_row
from flows.counter import choice, contact, declaration, lookup, phone, promise, signature
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
        relief.known_here(),
        lookup("assistance", Assistance, "正在查询低保信息"),
        lookup("reliefs", Reliefs, "正在查询救助记录"),
        lookup("accounts", BankAccounts, "正在查询收款账户"),
        contact(),
    ],
    ask=[
        choice("kind", "遇到什么困难", relief.KINDS, label="困难类型"),
        relief.right_place(),
        relief.not_lately(),
        choice("urgent", "现在吃住有没有着落", [relief.SETTLED, relief.IN_NEED], label="吃住"),
        *relief.burden(),
        choice("note", "还有想说的话吗", relief.WORDS, label="补充", preset=relief.WORDS[0]),
        *done_by("本人", ["家人", "村干部代办"]),
        paid_to_or_later("救助金发到哪个账户"),
        phone(),
        promise("commit", "请看完后承诺", relief.PROMISES),
        signature(),
    ],
    summary=relief.asked_for,
    also=lambda a: (("补充", a["note"]), account_row(a), done_by_row(a), *relief.papers(a)),
    slip_title="临时救助申请受理单",
    review=(Review.TOWN,),
    fetched="临时救助审核告知单",
    agent=Agent.YES,
    offline=Offline.DRAFT,
)
