"""The list of divisions that this terminal has: the country's as long as it can be read, else what the configuration knows."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from core.log import event
from flows.places import provinces
from flows.policy import Policy
from kiosk.aids.problem import AidProblem
from kiosk.regions.gazetteer import Division, Gazetteer
from kiosk.regions.listed import Listed
from kiosk.regions.nationwide import Nationwide, RegionsDamaged, RegionsMissing

log = logging.getLogger(__name__)

T = TypeVar("T")


def open_gazetteer(file: Path, policy: Policy) -> Gazetteer:
    """The country's list when the set-up has made it and it opens, else what the configuration knows."""
    try:
        return Dependable(Nationwide(file, tuple(provinces(policy))), policy)
    except RegionsDamaged as error:
        event(log, logging.ERROR, "regions.damaged", code=AidProblem.REGIONS, detail=str(error))
    except RegionsMissing:
        pass  # a terminal that was set up without a network
    return Listed(policy)


class Dependable(Gazetteer):
    """The country's list until a question finds it damaged; from then on, until the next start, the configuration's.

    Whoever is choosing a place at that moment keeps the names that were shown already: a village on the screen can be tapped.
    """

    def __init__(self, country: Nationwide, policy: Policy) -> None:
        self._country: Nationwide | None = country
        self._policy = policy
        self._spare: Gazetteer | None = None
        self._shown: dict[str, Division] = {}

    @property
    def whole(self) -> bool:  # type: ignore[override]  # it was whole, and may be so no longer
        return self._country is not None

    def below(self, code: str) -> tuple[Division, ...]:
        found = self._asked(lambda regions: regions.below(code))
        self._shown.update((division.code, division) for division in found)
        return found

    def named(self, code: str) -> Division | None:
        return self._asked(lambda regions: regions.named(code)) or self._shown.get(code)

    def forget(self) -> None:
        """What was shown says where somebody lives."""
        self._shown.clear()
        if self._country:
            self._country.forget()

    def _asked(self, question: Callable[[Gazetteer], T]) -> T:
        if self._country:
            try:
                return question(self._country)
            except RegionsDamaged as error:
                event(log, logging.ERROR, "regions.damaged", code=AidProblem.REGIONS, detail=str(error))
                self._country.close()
                self._country = None
        self._spare = self._spare or Listed(self._policy)
        return question(self._spare)
