"""What the pooling areas keep of one person, told in runs of years, and how it reads today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from central.departments.department import Desk
from core.secret import Secret
from flows.records.medical_insurance import EMPLOYEES, InsuredYear, MedicalAccount, Standing, YearClaims

PAID_ON = (10, 15)
"""Month and day before the year, on which told runs were paid: inside every collection."""


@dataclass(frozen=True)
class YearRun:
    """Years insured alike; `last` 0 goes on to this day, as an employer's insurance does. `fen` is the resident's own share a year."""

    kind: str
    first: int
    last: int = 0
    fen: int = 0

    def years(self, today: date) -> list[InsuredYear]:
        last = self.last or today.year
        return [self._year(year) for year in range(self.first, last + 1)]

    def _year(self, year: int) -> InsuredYear:
        paid_on = None if self.kind == EMPLOYEES else date(year - 1, *PAID_ON)
        return InsuredYear(year, self.kind, self.fen, paid_on)


@dataclass(frozen=True)
class MedicalFile:
    """`area` is another pooling area, empty for this one; `moved`: the relation was here before. `booked` are years paid since."""

    runs: tuple[YearRun, ...] = ()
    area: str = ""
    moved: bool = False
    claims: tuple[YearClaims, ...] = ()
    booked: tuple[InsuredYear, ...] = ()

    def years(self, today: date) -> tuple[InsuredYear, ...]:
        """Every year, newest first."""
        told = [year for run in self.runs for year in run.years(today)]
        return tuple(sorted([*told, *self.booked], key=lambda year: year.year, reverse=True))

    def employed(self) -> bool:
        """Whether an employer insures the person on this day."""
        return any(run.kind == EMPLOYEES and not run.last for run in self.runs)


def file_of(desk: Desk, number: Secret[str], *, to_change: bool = False) -> MedicalFile:
    """The person's file; an empty one for somebody who never was insured."""
    return desk.register.get(MedicalFile, number, to_change=to_change) or MedicalFile()


def account(desk: Desk, number: Secret[str]) -> MedicalAccount:
    """The insurance as it stands today."""
    held, today = file_of(desk, number), desk.policy.today
    years = tuple(year for year in held.years(today) if year.year <= today.year)
    if held.area:
        return MedicalAccount(Standing.MOVED if held.moved else Standing.ELSEWHERE, held.area)
    if not years:
        return MedicalAccount(Standing.NONE)
    standing = Standing.ACTIVE if years[0].year == today.year else Standing.LAPSED
    return MedicalAccount(standing, desk.policy["medical.area"], years, held.claims)
