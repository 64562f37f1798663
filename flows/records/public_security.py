"""Public security: residence permits. What a check of criminal records finds never leaves the platform, so it has no record here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.secret import Secret

NO_ADDRESS = Secret("")


@dataclass(frozen=True)
class ResidencePermit:
    """A permit of this county. `number` None: there is none. `due` is its anniversary: not endorsed by then, its functions rest."""

    number: Secret[str] | None
    address: Secret[str] = NO_ADDRESS
    due: date | None = None
    basis: str = ""  # 合法稳定就业, 合法稳定住所, 连续就读
    cancelled: bool = False

    def in_force(self, today: date) -> bool:
        """Whether it can be used today."""
        return self.number is not None and not self.cancelled and self.due is not None and self.due >= today


@dataclass(frozen=True)
class ResidenceHere:
    """Whether one of two people holds a permit of this county that is in force."""

    here: bool


@dataclass(frozen=True)
class KnownPhone:
    """Whether an ID number and a phone belong together; asked by somebody whose card is lost, so nothing else is said."""

    known: bool
