"""What a terminal knows without the list of the set-up: provinces and cities of the policy, and the towns of its own county."""

from __future__ import annotations

from collections.abc import Iterator

from flows.places import cities, provinces
from flows.policy import Policy
from kiosk.regions.gazetteer import COUNTRY, Division, Gazetteer
from kiosk.regions.letters import first_letter

TOWNS = "region.towns"


class Listed(Gazetteer):
    """The names of the configuration, in its order."""

    whole = False

    def __init__(self, policy: Policy) -> None:
        self._parts: dict[str, list[Division]] = {}
        self._all: dict[str, Division] = {}
        for parent, code, name in _rows(policy):
            division = Division(code, name, first_letter(name))
            self._parts.setdefault(parent, []).append(division)
            self._all[code] = division

    def below(self, code: str) -> tuple[Division, ...]:
        return tuple(self._parts.get(code, ()))

    def named(self, code: str) -> Division | None:
        return self._all.get(code)


def _rows(policy: Policy) -> Iterator[tuple[str, str, str]]:
    """Every division with the code above it."""
    for province, row in provinces(policy).items():
        yield COUNTRY, province, row["name"]
        for city, name in cities(policy, province).items():
            yield province, city, name
    county = policy["region.county"]
    yield county[:4], county, policy["region.county.name"]
    for town, name in policy[TOWNS].items():
        yield county, town, name
