"""An account with movements on every side of each period; no account."""

from datetime import date

from core.secret import Secret
from flows.records.housing_fund import FundAccount, FundRow

ROWS = (
    FundRow(date(2025, 11, 5), "汇缴", 142_000),
    FundRow(date(2025, 1, 5), "提取", -300_000),
    FundRow(date(2023, 6, 30), "结息", 12_345),
)

RECORDS = {
    FundAccount: (
        FundAccount(Secret("431000100500505"), "桂阳县第一中学", "正常缴存", 710_000, "10%+10%", 8_254_321, date(2015, 9, 1), ROWS),
        FundAccount(None),
    )
}
