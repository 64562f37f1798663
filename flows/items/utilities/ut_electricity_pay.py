"""电费查询缴纳: find the account by card or number, see the tiers, pay by phone."""

from __future__ import annotations

from flows.bills import Utility, account_rows, finding, paying, quoted_with
from flows.counter import payment
from flows.item import Agent, Identity
from flows.records.utilities import PowerAccount

POWER = Utility(
    "power",
    PowerAccount,
    account="用电户号",
    lengths=(13, 10),  # new and old account numbers of the power company
    note="新户号13位，旧户号10位，在电费单上。",
    title="正在查询电费",
    counter="供电营业厅",
)

ITEM = payment(
    "ut-electricity-pay",
    "电费查询缴纳",
    tile="电费",
    identity=Identity.NONE,
    data=finding(POWER),
    ask=paying(POWER),
    quoted_with=quoted_with(POWER),
    quantity="电量",
    facts=account_rows(POWER),
    slip_title="电费缴费凭条",
    agent=Agent.YES,
    version=3,
)
