"""Real estate: applications on their way through the register, and what the register holds in somebody's name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.secret import Secret


@dataclass(frozen=True)
class RegistrationStep:
    """One step of an application; `done_on` None: not yet."""

    name: str  # 受理, 审核, 登簿, 缮证, 领证
    done_on: date | None = None


@dataclass(frozen=True)
class Registration:
    """One application for registration. `archived`: finished long ago, kept by the archive's window only."""

    number: str
    kind: str  # 转移登记, 抵押权注销登记 …
    applied_on: date
    expected: date
    pick_up: str
    stages: tuple[RegistrationStep, ...]
    archived: bool = False


@dataclass(frozen=True)
class Registrations:
    """What a card or a number with its code may see, newest first. `locked`: too many wrong codes; `tries_left` before that."""

    cases: tuple[Registration, ...]
    tries_left: int = 0
    locked: bool = False


@dataclass(frozen=True)
class Property:
    """One entry in force."""

    certificate: Secret[str]
    address: Secret[str]
    use: str  # 住宅, 商业 …
    square_metres: str = field(repr=False)  # with two decimals, as the certificate has them
    share: str  # 单独所有, 共同共有, 按份共有 50%
    burdens: tuple[str, ...] = ()  # 抵押, 查封


@dataclass(frozen=True)
class Holding:
    """What is registered to one person; empty when nothing is."""

    number: Secret[str]
    properties: tuple[Property, ...]


@dataclass(frozen=True)
class Holdings:
    """The register's answer about some persons. `on_paper`: somebody's old entries are not in the computer; `limited`: asked too often."""

    people: tuple[Holding, ...]
    on_paper: bool = False
    limited: bool = False

    def of(self, number: Secret[str]) -> tuple[Property, ...]:
        """What is registered to that person."""
        return next((holding.properties for holding in self.people if holding.number == number), ())
