"""Power: accounts by holder or number, the bill as a quote, and what a payment does to the account.

Money paid in goes to the account's balance first; the balance then settles the oldest bills that it covers. So an
account never has a balance that would pay its oldest bill, and clearing always leaves zero.
"""

from __future__ import annotations

from dataclasses import replace

from central.departments.acts import Act, Done
from central.departments.department import Asked, Department, Desk, Priced, number_of
from central.departments.power_price import TIERS, bill_fen, bill_rows, tiers_of
from core.secret import Secret
from flows.bills import account_number
from flows.item import Category
from flows.numbers import yuan
from flows.policy import Policy
from flows.records.exchange import QuoteLine
from flows.records.utilities import BoundAccounts, PowerAccount

ELECTRICITY = "ut-electricity-pay"


def bound_accounts(desk: Desk, asked: Asked) -> BoundAccounts:
    """All power accounts in the person's name."""
    return desk.register.get(BoundAccounts, number_of(asked)) or BoundAccounts(())


def power_account(desk: Desk, asked: Asked) -> PowerAccount:
    """The account of that number; `found` False when there is none. An enterprise's name and bills are not shown."""
    number = asked["account"]
    account = desk.register.get(PowerAccount, Secret(number))
    if account is None:
        return PowerAccount(number, False)
    return PowerAccount(number, True, enterprise=True) if account.enterprise else account


def price_power(desk: Desk, asked: Asked) -> Priced:
    """The bill that clears the account, or the amount to prepay."""
    account = power_account(desk, asked)
    if asked["prepay_fen"]:
        return _prepaid(desk.policy, asked["prepay_fen"])
    rows = [row for bill in account.bills for row in bill_rows(account, bill, desk.policy)]
    if account.balance_fen:
        rows.append(QuoteLine("账户余额抵扣", "", "", -account.balance_fen))
    figures = [tiers_of(bill, desk.policy) for bill in account.bills]
    sources = dict.fromkeys(figure.source for figure in figures)
    return Priced(tuple(rows), sum(row.fen for row in rows), "；".join(sources), any(figure.demo for figure in figures))


def _prepaid(policy: Policy, fen: int) -> Priced:
    figure = policy.figure(TIERS)
    return Priced((QuoteLine("预存电费", "", "", fen),), fen, f"预存后按月结算，电价依据{figure.source}", figure.demo)


def post(desk: Desk, number: str, fen: int) -> dict[str, str]:
    """Books a payment on the account; the lines for the slip."""
    account = desk.register.get(PowerAccount, Secret(number), to_change=True)
    assert account is not None
    after = settled(replace(account, balance_fen=account.balance_fen + fen), desk.policy)
    desk.register.put(Secret(number), after)
    owed = sum(bill_fen(after, bill, desk.policy) for bill in after.bills)
    rest = {"尚欠电费": f"{yuan(owed - after.balance_fen)} 元"} if owed else {}
    return {"账户余额": f"{yuan(after.balance_fen)} 元", **rest}


def settled(account: PowerAccount, policy: Policy) -> PowerAccount:
    """The account after its balance has paid the oldest bills that it covers."""
    balance, open_bills = account.balance_fen, sorted(account.bills, key=lambda bill: bill.month)
    while open_bills and balance >= (due := bill_fen(account, open_bills[0], policy)):
        balance -= due
        open_bills.pop(0)
    return replace(account, balance_fen=balance, bills=tuple(open_bills))


def pay_power(act: Act) -> Done:
    """Books what the order brought on the account that was chosen."""
    return Done(details=post(act.desk, account_number(act.answers), act.paid_fen))


DEPARTMENT = Department(
    Category.UTILITIES,
    {BoundAccounts: bound_accounts, PowerAccount: power_account},
    {ELECTRICITY: price_power},
    {ELECTRICITY: pay_power},
)
