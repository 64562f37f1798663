"""An account with movements on every side of each period, sealed, young, none; loans of every kind."""

from dataclasses import replace
from datetime import date

from core.secret import Secret
from flows.records.housing_fund import FundAccount, FundLoan, FundLoans, FundRow

ROWS = (
    FundRow(date(2025, 11, 5), "汇缴", 142_000),
    FundRow(date(2025, 1, 5), "提取", -300_000),
    FundRow(date(2023, 6, 30), "结息", 12_345),
)

WORKER = FundAccount(
    Secret("431000100500505"), "桂阳县第一中学", "正常缴存", 710_000, "单位10% + 个人10%", 8_254_321, date(2015, 9, 1), ROWS, 142_000, 122
)
SETTLED = FundLoan(Secret("4310002016100505"), date(2016, 5, 9), 20_000_000, settled_on=date(2022, 5, 9), key="b7d3019fc6a8")
RELEASED = FundLoan(
    Secret("4310002012100404"), date(2012, 4, 1), 12_000_000, settled_on=date(2016, 4, 1), mortgaged=False, key="2ac95f7e8d41"
)
RUNNING = FundLoan(Secret("4310002023100707"), date(2023, 7, 3), 30_000_000, left_fen=27_400_019)

RECORDS = {
    FundAccount: (WORKER, FundAccount(None), replace(WORKER, status="封存"), replace(WORKER, months_in_a_row=5)),
    FundLoans: (
        FundLoans((SETTLED,)),
        FundLoans((RELEASED, SETTLED)),
        FundLoans((RELEASED,)),
        FundLoans((RUNNING,)),
        FundLoans(()),
    ),
}
