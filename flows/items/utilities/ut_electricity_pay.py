"""电费查询缴纳: find the account by card or number, see the tiers, pay by phone."""

from __future__ import annotations

from flows.after import ticket
from flows.bills import Utility, bill
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

ITEM = bill(
    POWER,
    "ut-electricity-pay",
    "电费查询缴纳",
    tile="电费",
    quantity="电量",
    slip_title="电费缴费凭条",
    version=3,
    after=(ticket("缴了费没到账", "缴费未到账"),),
)
