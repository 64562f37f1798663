"""Water, power and gas: accounts by holder or number, the bill as a quote, and what a payment does to the account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from central.departments import gas_price
from central.departments.acts import Act, Done, claim
from central.departments.department import Asked, Department, Desk, Priced, number_of
from central.departments.gas_price import GAS, volume_words
from central.departments.power_price import POWER
from central.departments.tariff import Tariff
from central.departments.water_price import WATER
from core.calendar import month_count, month_name
from core.secret import Secret
from flows import many_people
from flows.bills import account_number
from flows.item import Category
from flows.numbers import yuan
from flows.records.utilities import IC_CARD, Account, BoundAccounts, GasAccount, PowerAccount, WaterAccount

TARIFFS = {"ut-electricity-pay": POWER, "ut-water-pay": WATER, "ut-gas-pay": GAS}


def bound_accounts(desk: Desk, asked: Asked) -> BoundAccounts:
    """All accounts of the utility in the person's name."""
    held = desk.register.get(BoundAccounts, number_of(asked)) or BoundAccounts(())
    return BoundAccounts(tuple(account for account in held.accounts if account.utility == asked["utility"]))


def account_of(kind: type[Any]) -> Callable[[Desk, Asked], Any]:
    """The account of that number; `found` False when there is none. An enterprise's name and bills are not shown."""

    def serve(desk: Desk, asked: Asked) -> Any:
        number = asked["account"]
        account = desk.register.get(kind, Secret(number))
        if account is None:
            return kind(number, False)
        return kind(number, True, enterprise=True) if account.enterprise else account

    return serve


def priced(tariff: Tariff) -> Callable[[Desk, Asked], Priced]:
    """The bill that clears the account, or the amount to prepay; for an IC-card meter the gas that it buys."""

    def price(desk: Desk, asked: Asked) -> Priced:
        account, fen = account_of(tariff.record)(desk, asked), asked["prepay_fen"]
        if not fen:
            return tariff.clearing(account, desk.policy)
        return gas_price.bought(account, fen, desk.policy) if _by_card_meter(account) else tariff.prepaid(fen, desk.policy)

    return price


def paid(tariff: Tariff) -> Callable[[Act], Done]:
    """Books what the order brought on the account that was chosen."""
    return lambda act: Done(details=post(act.desk, tariff, account_number(act.answers), act.paid_fen))


def post(desk: Desk, tariff: Tariff, number: str, fen: int) -> dict[str, str]:
    """Books a payment on the account; the lines for the slip."""
    account: Account | None = desk.register.get(tariff.record, Secret(number), to_change=True)
    assert account is not None
    if isinstance(account, GasAccount) and _by_card_meter(account):
        after = gas_price.filled(account, fen, desk.policy)
        desk.register.put(Secret(number), after)
        return {"待写卡气量": volume_words(after.unwritten), "本年累计": volume_words(after.year_volume)}
    settled = tariff.settled(replace(account, balance_fen=account.balance_fen + fen), desk.policy)
    desk.register.put(Secret(number), settled)
    owed = tariff.owed(settled, desk.policy)
    rest = {f"尚欠{tariff.what}费": f"{yuan(owed)} 元"} if owed else {}
    return {"账户余额": f"{yuan(settled.balance_fen)} 元", **rest}


def grant_many(act: Act) -> Done:
    """Writes the months of the higher limits on the account; a household has them on one account only until it may renew."""
    answers, household = act.answers, act.answers["household"]
    first, last = many_people.months(answers)
    renew = month_count(last) - act.desk.policy["power.many.renew_months"] + 1
    until = date.fromisoformat(f"{month_name(renew)}-01") - timedelta(days=1)
    claim(act, [("household", household.number)], until, "您家已经给一个户号办过一户多人口。")
    number = Secret(many_people.account_number(answers))
    account = act.desk.register.get(PowerAccount, number, to_change=True)
    assert account is not None
    earlier = account.many_from if account.many_until and month_count(account.many_until) + 1 == month_count(first) else first
    act.desk.register.put(number, replace(account, many_from=earlier, many_until=last))
    return Done(details={"生效月份": first, "到期月份": last})


def _by_card_meter(account: Account) -> bool:
    return isinstance(account, GasAccount) and account.meter == IC_CARD


DEPARTMENT = Department(
    Category.UTILITIES,
    {BoundAccounts: bound_accounts, **{kind: account_of(kind) for kind in (PowerAccount, WaterAccount, GasAccount)}},
    {item: priced(tariff) for item, tariff in TARIFFS.items()},
    {**{item: paid(tariff) for item, tariff in TARIFFS.items()}, "ut-electricity-multi-person": grant_many},
)
