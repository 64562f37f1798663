"""Agricultural machinery: registered machines, drivers' licences, and the subsidy for buying a machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.secret import Secret

LICENSED = "正常"


@dataclass(frozen=True)
class FarmMachine:
    """A registered tractor or combine harvester, and by when it must be inspected."""

    plate: str = field(repr=False)
    model: str
    due: date


@dataclass(frozen=True)
class FarmMachines:
    """All machines registered in this county in one person's name."""

    machines: tuple[FarmMachine, ...]


@dataclass(frozen=True)
class MachineLicence:
    """The licence to drive tractors and combines; `models` are the codes on it (G1, R …). `number` None: there is none.

    `health_proof` is the day of the last proof of physical condition, which older drivers hand in every year.
    """

    number: Secret[str] | None
    models: tuple[str, ...] = ()
    expires: date | None = None
    status: str = LICENSED  # 正常, 暂扣, 注销
    violations: int = 0  # not yet dealt with
    health_proof: date | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Farmer:
    """What the county knows of somebody who asks for a subsidy: fields here, and a credit flag that is never explained on screen."""

    fields_here: bool = False
    blacklisted: bool = False


@dataclass(frozen=True)
class Grade:
    """One grade of the subsidy catalogue, with the amount for one machine on the day of the invoice."""

    id: str
    name: str
    quota_fen: int


@dataclass(frozen=True)
class MachineCatalogue:
    """The grades of one kind of machine that were in the catalogue on the day of the invoice."""

    grades: tuple[Grade, ...]


@dataclass(frozen=True)
class MachineSerial:
    """Whether a subsidy was ever asked for with the serial number of this machine."""

    taken: bool


@dataclass(frozen=True)
class Estimate:
    """What will probably be paid: the lower of quota and cap for each machine. `above_ratio`: more than the policy's share of the price."""

    quota_fen: int
    since: date
    each_fen: int
    total_fen: int
    above_ratio: int  # that share in percent, 0 when the subsidy stays below it
    fund_left: bool
    source: str
    demo: bool = False
