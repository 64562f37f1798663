"""Disability: the certificate, the household's assistance, and the two monthly subsidies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.secret import Secret

LIVING = "困难残疾人生活补贴"
NURSING = "重度残疾人护理补贴"


@dataclass(frozen=True)
class DisabilityCard:
    """The second-generation disability certificate; `level` 1 is the most severe of four. `number` None: there is none."""

    number: Secret[str] | None
    kind: str = ""
    level: int = 0
    valid_to: date | None = None


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
