"""水费查询缴纳: find the account by card or number, see tiers and charges, pay by phone."""

from __future__ import annotations

from flows.after import ticket
from flows.bills import Utility, account_rows, bill
from flows.records.utilities import WaterAccount

WATER = Utility(
    "water",
    WaterAccount,
    account="用水户号",
    lengths=(10,),
    note="户号10位，在水费单上。",
    title="正在查询水费",
    counter="供水营业厅",
    locked="这个户号的账单正在核对，暂时不能缴费。",
)

ITEM = bill(
    WATER,
    "ut-water-pay",
    "水费查询缴纳",
    tile="水费",
    quantity="水量",
    facts=lambda answers: (*account_rows(WATER)(answers), ("用水人口", f"{answers['water'].people} 人")),
    slip_title="水费缴费凭条",
    after=(ticket("申请退费", "退费申请"),),
)
