"""What a bill of water, power or gas comes to, to the fen: whole numbers only, each row rounded half up.

A company's own file (`power_price`, `water_price`, `gas_price`) cuts a month into parts of one price each; the table it cuts by is the
one in force in the month of the reading, not on the day of payment. Money goes to the account's balance first; the balance then
settles the oldest bills that it covers, so an account never holds what would pay its oldest bill, and clearing leaves zero.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from central.departments.department import Priced
from flows.policy import Figure, Policy
from flows.records.exchange import QuoteLine
from flows.records.utilities import Account, Bill

ORDINALS = "一二三四五"


@dataclass(frozen=True)
class Part:
    """Some units at one price. `mills` is the price of one unit in 0.001 yuan; `name` may say the tier with its limit in brackets."""

    name: str
    used: int
    mills: int

    @property
    def fen(self) -> int:
        """The amount, rounded half up; a reduction rounds like what it reduces."""
        sign = -1 if self.used < 0 else 1
        return sign * ((abs(self.used) * self.mills + 5) // 10)


@dataclass(frozen=True)
class Tariff:
    """How one company prices: the record it keeps, the key of its figures, what its money is called, and how a month is cut."""

    record: type[Any]
    figure: str  # "power.tiers"
    what: str  # 电, 水, 气
    unit: str  # 度, 方
    parts: Callable[[Any, Bill, Any], list[Part]]

    def table(self, bill: Bill, policy: Policy) -> Figure:
        """The price table in force in the month of the bill."""
        year, month = map(int, bill.month.split("-"))
        return policy.on(date(year, month, 1)).figure(self.figure)

    def rows(self, account: Account, bill: Bill, policy: Policy) -> list[QuoteLine]:
        """The rows of one month's bill."""
        short = bill.month[:4] == str(policy.today.year)
        head = f"{int(bill.month[5:])}月" if short else bill.month
        late = [QuoteLine(f"{head} 违约金", "", "", bill.late_fen)] if bill.late_fen else []
        return [self._row(head, part, short) for part in self.parts(account, bill, self.table(bill, policy).value)] + late

    def fen(self, account: Account, bill: Bill, policy: Policy) -> int:
        """What one month's bill comes to."""
        return sum(part.fen for part in self.parts(account, bill, self.table(bill, policy).value)) + bill.late_fen

    def clearing(self, account: Account, policy: Policy) -> Priced:
        """The bill that clears the account."""
        rows = [row for bill in account.bills for row in self.rows(account, bill, policy)]
        if account.balance_fen:
            rows.append(QuoteLine("账户余额抵扣", "", "", -account.balance_fen))
        figures = [self.table(bill, policy) for bill in account.bills]
        sources = dict.fromkeys(figure.source for figure in figures)
        return Priced(tuple(rows), sum(row.fen for row in rows), "；".join(sources), any(figure.demo for figure in figures))

    def prepaid(self, fen: int, policy: Policy) -> Priced:
        """An amount on the account for later bills."""
        figure = policy.figure(self.figure)
        source = f"预存后按月结算，单价依据{figure.source}"
        return Priced((QuoteLine(f"预存{self.what}费", "", "", fen),), fen, source, figure.demo)

    def settled(self, account: Account, policy: Policy) -> Account:
        """The account after its balance has paid the oldest bills that it covers."""
        balance, open_bills = account.balance_fen, sorted(account.bills, key=lambda bill: bill.month)
        while open_bills and balance >= (due := self.fen(account, open_bills[0], policy)):
            balance -= due
            open_bills.pop(0)
        return replace(account, balance_fen=balance, bills=tuple(open_bills))

    def owed(self, account: Account, policy: Policy) -> int:
        """What is still owed after the balance, in fen."""
        return max(0, sum(self.fen(account, bill, policy) for bill in account.bills) - account.balance_fen)

    def _row(self, head: str, part: Part, with_limit: bool) -> QuoteLine:
        name = part.name if with_limit else part.name.split("(")[0]
        return QuoteLine(f"{head} {name}", f"{part.used}{self.unit}", price_words(part.mills), part.fen)


def price_words(mills: int) -> str:
    """1620 is 1.62, 588 is 0.588: two digits after the point, three when the third says something."""
    text = f"{mills // 1000}.{mills % 1000:03d}"
    return text.removesuffix("0")


def cut(limits: list[int], before: int, used: int) -> list[int]:
    """How many of `used` units lie in each tier when `before` units came earlier; one tier more than there are limits."""
    edges = [0, *limits, max(before + used, *limits)]
    return [max(0, min(before + used, high) - max(before, low)) for low, high in pairwise(edges)]


def tiers(limits: list[int], mills: list[int], unit: str, used: int, before: int = 0) -> list[Part]:
    """The tiers that a month reaches; a month without any use keeps one row of none."""
    names = [f"{limits[0]}{unit}内", *(f"至{limit}{unit}" for limit in limits[1:]), f"{limits[-1]}{unit}上"]
    amounts = cut(limits, before, used)
    parts = [Part(f"{ORDINALS[n]}档({names[n]})", amount, mills[n]) for n, amount in enumerate(amounts)]
    reached = sum(1 for limit in limits if before >= limit)
    return [part for part in parts if part.used] or [parts[reached]]
