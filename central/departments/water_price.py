"""What residential water costs: only the pure water is tiered; sewage and the other charges stay flat for every m³.

tier 1 up to 15 m³ a month, tier 2 up to 25, tier 3 above; each person above the base number moves every limit up.
"""

from __future__ import annotations

from typing import Any

from central.departments.tariff import Part, Tariff, tiers
from flows.records.utilities import Bill, WaterAccount


def parts(account: WaterAccount, bill: Bill, table: dict[str, Any]) -> list[Part]:
    """The tiers, then each charge on the whole month."""
    more = table["each_person"] * max(0, account.people - table["base_people"])
    water = tiers([limit + more for limit in table["limits"]], table["mills"], "方", bill.used)
    return [*water, *(Part(name, bill.used, mills) for name, mills in table["charges"].items())]


WATER = Tariff(WaterAccount, "water.tiers", "水", "方", parts)
