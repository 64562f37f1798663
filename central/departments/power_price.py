"""What residential power costs, to the fen: whole numbers only, each row rounded half up.

    tier 1 up to 200 kWh a month (180 before 2024-02), tier 2 up to 350, in peak months 450, tier 3 above;
    a household of five or more moves every limit up by 100 kWh; a shared meter (合表) pays one price;
    a household on 低保 gets the first 10 kWh of a month free, shown as a reduction at the price of the first tier.

The figures come from the policy in force in the month of the reading, not on the day of payment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from flows.policy import Figure, Policy
from flows.records.exchange import QuoteLine
from flows.records.utilities import PowerAccount, PowerBill

TIERS = "power.tiers"
SHARED = "合表"
ORDINALS = "一二三"


@dataclass(frozen=True)
class Part:
    """Some kWh at one price. `mills` is the price of one kWh in 0.001 yuan; `name` says the tier and its limit."""

    name: str
    kwh: int
    mills: int

    @property
    def fen(self) -> int:
        """The amount, rounded half up; a reduction rounds like what it reduces."""
        sign = -1 if self.kwh < 0 else 1
        return sign * ((abs(self.kwh) * self.mills + 5) // 10)


def bill_rows(account: PowerAccount, bill: PowerBill, policy: Policy) -> list[QuoteLine]:
    """The rows of one month's bill."""
    figure = tiers_of(bill, policy)
    short = bill.month[:4] == str(policy.today.year)
    head = f"{int(bill.month[5:])}月" if short else bill.month
    return [_row(head, part, short) for part in parts(account, bill, figure.value)]


def bill_fen(account: PowerAccount, bill: PowerBill, policy: Policy) -> int:
    """What one month's bill comes to."""
    return sum(part.fen for part in parts(account, bill, tiers_of(bill, policy).value))


def tiers_of(bill: PowerBill, policy: Policy) -> Figure:
    """The price table in force in the month of the bill."""
    year, month = map(int, bill.month.split("-"))
    return policy.on(date(year, month, 1)).figure(TIERS)


def parts(account: PowerAccount, bill: PowerBill, tiers: dict[str, Any]) -> list[Part]:
    """The bill cut into its tiers, then what is taken off."""
    cut = [Part("合表电价", bill.kwh, tiers["shared_mills"])] if account.kind == SHARED else _tiered(account, bill, tiers)
    if account.subsistence:
        free = min(tiers["free_kwh"], bill.kwh)
        cut.append(Part(f"低保免{tiers['free_kwh']}度", -free, cut[0].mills))
    return cut


def _tiered(account: PowerAccount, bill: PowerBill, tiers: dict[str, Any]) -> list[Part]:
    more = tiers["multi_person_extra"] if account.multi_person else 0
    second = tiers["second_peak"] if int(bill.month[5:]) in tiers["peak_months"] else tiers["second_mild"]
    limits = [0, tiers["first"] + more, second + more, max(bill.kwh, second + more)]
    found = []
    for number, (low, high) in enumerate(pairwise(limits)):
        reach = f"{high}度内" if number == 0 else f"至{high}度" if number == 1 else f"{low}度上"
        kwh = min(bill.kwh, high) - low
        if kwh > 0 or number == 0:
            found.append(Part(f"{ORDINALS[number]}档({reach})", kwh, tiers["mills"][number]))
    return found


def _row(head: str, part: Part, with_limit: bool) -> QuoteLine:
    name = part.name if with_limit else part.name.split("(")[0]
    return QuoteLine(f"{head} {name}", f"{part.kwh}度", f"{part.mills // 1000}.{part.mills % 1000:03d}", part.fen)
