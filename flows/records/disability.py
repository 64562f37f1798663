"""Disability: the certificate, the household's assistance, the two monthly subsidies, and the devices that were given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.secret import Secret

LIVING = "困难残疾人生活补贴"
NURSING = "重度残疾人护理补贴"


@dataclass(frozen=True)
class DisabilityCard:
    """The second-generation disability certificate; `level` 1 is the most severe of four. `number` None: there is none. `name` is the
    holder's as it stands on the certificate, empty when it is that of the identity card."""

    number: Secret[str] | None
    kind: str = ""
    level: int = 0
    valid_to: date | None = None
    cancelled: bool = False
    issuer: str = ""  # 桂阳县残疾人联合会
    name: Secret[str] = Secret("")  # noqa: RUF009  an empty Secret is immutable


@dataclass(frozen=True)
class Assistance:
    """Whether the person or the household receives the minimum living allowance (低保)."""

    subsistence: bool
    since: date | None = None


@dataclass(frozen=True)
class Subsidy:
    """One of the two subsidies as the county pays it: yuan a month in fen, and what the person already receives."""

    kind: str  # 困难残疾人生活补贴, 重度残疾人护理补贴
    monthly_fen: int
    receiving: bool
    excluded_by: str  # another nursing benefit that is being paid; "" when none


@dataclass(frozen=True)
class Subsidies:
    """Both subsidies, the rule they come from, and who decides."""

    subsidies: tuple[Subsidy, ...]
    source: str
    town: str
    demo: bool = False


@dataclass(frozen=True)
class Delivered:
    """An assistive device that the person was given."""

    device: str
    day: date


@dataclass(frozen=True)
class DevicesHad:
    """All devices that the person was given, and the town that looks at a new application first."""

    delivered: tuple[Delivered, ...] = ()
    town: str = ""
