"""The provinces and cities of the policy's table, by code; the nearer provinces stand first.

    "43" = { name = "湖南省", cities = { "4301" = "长沙市", … } }     "11" = { name = "北京市" }

Terminal and platform have the same table, so that both know what a code is called without the whole list of the country.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.policy import Policy
from flows.records.regions import Region

TABLE = "places"


def provinces(policy: Policy) -> Mapping[str, Any]:
    """By code, each with its name and its cities."""
    table: Mapping[str, Any] = policy[TABLE]
    return table


def cities(policy: Policy, province: str) -> Mapping[str, str]:
    """Name by code of what stands right below a province; nothing below a municipality."""
    below: Mapping[str, str] = provinces(policy)[province].get("cities", {})
    return below


def rightly_named(region: Region, policy: Policy) -> bool:
    """Whether province and city of that code are called so in the table."""
    code, names = region.code, region.names
    if code[:2] not in provinces(policy) or names[0] != provinces(policy)[code[:2]]["name"]:
        return False
    below = cities(policy, code[:2])
    if len(code) == 2 or not below:
        return len(names) > 1 or len(code) == 2
    city = next((one for one in below if code.startswith(one)), "")
    return bool(city) and len(names) > 1 and names[1] == below[city]


def stands_above(code: str, policy: Policy) -> bool:
    """Whether that is a province or right below one, however many digits it has: 仙桃市 is no part of a city."""
    return code in provinces(policy) or code in cities(policy, code[:2])


def called(policy: Policy, province: str, city: str = "") -> Region:
    """The province, or the city of it, by its names. Raises `KeyError` for one that the table does not have."""
    codes = {row["name"]: code for code, row in provinces(policy).items()}
    if not city:
        return Region(codes[province], (province,))
    below = {name: code for code, name in cities(policy, codes[province]).items()}
    return Region(below[city], (province, city))
