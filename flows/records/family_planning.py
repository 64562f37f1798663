"""Family planning: registered births, the childcare subsidy child by child, and the reward for rural families."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.id_card import Sex
from core.secret import Secret


@dataclass(frozen=True)
class ClaimYear:
    """What can be claimed at once for one child, and whether somebody has."""

    id: str
    label: str  # 第1年, 2025年1月至2026年12月
    months: int
    fen: int
    opens: date
    claimed: bool = False


@dataclass(frozen=True)
class Child:
    """A child of the household. `own`: the birth certificate names the applicant as a parent. `key` names it in an answer."""

    key: str
    name: Secret[str]
    birth: date = field(repr=False)
    own: bool
    years: tuple[ClaimYear, ...]


@dataclass(frozen=True)
class Childcare:
    """The household's children under three. `outgrown`: there are only older ones. `region` "" without a household here."""

    region: str
    town: str
    children: tuple[Child, ...]
    outgrown: bool
    source: str
    batch: str
    demo: bool = False


@dataclass(frozen=True)
class BirthRegistration:
    """A registration in force. `due` None: registered while still planning."""

    number: str
    stage: str  # 备孕, 已怀孕, 已出生
    order: str
    due: date | None
    day: date


@dataclass(frozen=True)
class BirthRegistrations:
    """All registrations in force of either of two people."""

    active: tuple[BirthRegistration, ...]


@dataclass(frozen=True)
class Birth:
    """A child that somebody bore or fathered, wherever it lives now."""

    sex: Sex
    day: date
    living: bool = True


@dataclass(frozen=True)
class FamilyReward:
    """The yearly reward of one person. `on_roll` False: never included; `confirmed` is the last year that was confirmed."""

    known: bool
    rural: bool = False
    births: tuple[Birth, ...] = ()
    on_roll: bool = False
    confirmed: int | None = None
    town: str = ""
    annual_fen: int = 0
    source: str = ""
