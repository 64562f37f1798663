"""What residential power costs.

tier 1 up to 200 kWh a month (180 before 2024-02), tier 2 up to 350, in peak months 450, tier 3 above;
a household of five or more moves every limit up by 100 kWh; a shared meter (合表) pays one price;
a household on 低保 gets the first 10 kWh of a month free, shown as a reduction at the price of the first tier.
"""

from __future__ import annotations

from typing import Any

from central.departments.tariff import Part, Tariff, tiers
from flows.records.utilities import Bill, PowerAccount

SHARED = "合表"


def parts(account: PowerAccount, bill: Bill, table: dict[str, Any]) -> list[Part]:
    """The bill cut into its tiers, then what is taken off."""
    found = [Part("合表电价", bill.used, table["shared_mills"])] if account.kind == SHARED else _tiered(account, bill, table)
    if account.subsistence:
        free = min(table["free_kwh"], bill.used)
        found.append(Part(f"低保免{table['free_kwh']}度", -free, found[0].mills))
    return found


def _tiered(account: PowerAccount, bill: Bill, table: dict[str, Any]) -> list[Part]:
    more = table["multi_person_extra"] if account.many_from <= bill.month <= account.many_until else 0
    second = table["second_peak"] if int(bill.month[5:]) in table["peak_months"] else table["second_mild"]
    return tiers([table["first"] + more, second + more], table["mills"], "度", bill.used)


POWER = Tariff(PowerAccount, "power.tiers", "电", "度", parts)
