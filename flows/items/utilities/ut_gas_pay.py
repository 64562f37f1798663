"""燃气费查询缴纳: find the account by card or number, see the tiers of the year, pay by phone; an IC card is filled afterwards."""

from __future__ import annotations

from flows.bills import Utility, account_rows, bill
from flows.counter import Answers, ticket
from flows.item import Row
from flows.records.utilities import IC_CARD, GasAccount

GAS = Utility(
    "gas",
    GasAccount,
    account="燃气户号",
    lengths=(8, 10),
    note="户号8位，在燃气缴费单上；IC卡表请输卡号，10位。",
    title="正在查询燃气费",
    counter="燃气营业厅",
    locked="这块表欠费过久，已停气锁表。",
)


def facts(answers: Answers) -> tuple[Row, ...]:
    """The account, the prices it pays, and what is left to do after paying for an IC-card meter."""
    gas: GasAccount = answers["gas"]
    rows = [*account_rows(GAS)(answers), ("表型", gas.meter)]
    if gas.bills:
        year, volume = gas.bills[-1].month[:4], gas.bills[-1].year_before + gas.bills[-1].used
        rows.append((f"{year}年累计", f"{volume} 方"))
    if gas.meter == IC_CARD:
        rows.append(("请注意", "缴费后持IC卡到燃气营业厅写卡，或用手机蓝牙写卡，写卡后才能用气"))
    return tuple(rows)


ITEM = bill(
    GAS,
    "ut-gas-pay",
    "燃气费查询缴纳",
    tile="燃气费",
    quantity="气量",
    facts=facts,
    slip_title="燃气费缴费凭条",
    after=(ticket("缴错户号，申请退费", "退费申请"),),
)
