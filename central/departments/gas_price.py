"""What residential gas costs: three tiers by the volume of the calendar year; a household on 低保 pays the lower prices.

A meter that is read is billed by month. An IC-card meter is filled with gas: an amount of money becomes a volume, tier by tier, that
waits to be written to the card.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from central.departments.department import Priced
from central.departments.tariff import ORDINALS, Part, Tariff, price_words, tiers
from flows.policy import Policy
from flows.records.exchange import QuoteLine
from flows.records.utilities import Bill, GasAccount

CENTI = 100
"""Volumes of IC-card meters are in 0.01 m³."""


def prices(account: GasAccount, table: dict[str, Any]) -> list[int]:
    """The price of each tier for this household, in 0.001 yuan a m³."""
    mills: list[int] = table["subsistence_mills"] if account.subsistence else table["mills"]
    return mills


def parts(account: GasAccount, bill: Bill, table: dict[str, Any]) -> list[Part]:
    """The month's volume in the tiers of its year."""
    return tiers(table["limits"], prices(account, table), "方", bill.used, bill.year_before)


def bought(account: GasAccount, fen: int, policy: Policy) -> Priced:
    """The gas that an amount buys for an IC-card meter; every fen of it is in a row."""
    figure = policy.figure(GAS.figure)
    rows = [
        QuoteLine(f"购气 {ORDINALS[n]}档", volume_words(volume), price_words(mills), part)
        for n, volume, mills, part in _purchase(account, fen, policy)
    ]
    return Priced(tuple(rows), fen, figure.source, figure.demo)


def filled(account: GasAccount, fen: int, policy: Policy) -> GasAccount:
    """The account with what the money buys, waiting for the card."""
    volume = sum(volume for _, volume, _, _ in _purchase(account, fen, policy))
    return replace(account, year=policy.today.year, year_volume=year_volume(account, policy) + volume, unwritten=account.unwritten + volume)


def year_volume(account: GasAccount, policy: Policy) -> int:
    """What counts towards this year's tiers, in 0.01 m³; a new year begins at nothing."""
    return account.year_volume if account.year == policy.today.year else 0


def volume_words(volume: int) -> str:
    """10000 is 100方, 1765 is 17.65方."""
    whole, rest = divmod(volume, CENTI)
    return f"{whole}.{rest:02d}方" if rest else f"{whole}方"


def _purchase(account: GasAccount, fen: int, policy: Policy) -> list[tuple[int, int, int, int]]:
    """Tier, volume, price and fen of each part. Volumes are rounded half up to 0.01 m³; a tier is left when its room is paid for."""
    table = policy[GAS.figure]
    at = year_volume(account, policy)
    found: list[tuple[int, int, int, int]] = []
    limits = [limit * CENTI for limit in table["limits"]]
    for n, mills in enumerate(prices(account, table)):
        room = limits[n] - at if n < len(limits) else None
        if room is not None and room <= 0:
            continue
        cost = (room * mills + 500) // 1000 if room is not None else fen
        if room is None or fen < cost:
            return [*found, (n, (fen * 1000 + mills // 2) // mills, mills, fen)] if fen else found
        found.append((n, room, mills, cost))
        fen, at = fen - cost, at + room
    return found


GAS = Tariff(GasAccount, "gas.tiers", "气", "方", parts)
