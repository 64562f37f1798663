"""Long lists written short: a run of months with one employer, a fund with its deposits and interest, as a person would tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.calendar import months_between
from core.secret import Secret
from flows.records.housing_fund import FundAccount, FundRow
from flows.records.social_insurance import Insurance, InsuranceAccount, MonthPaid

INTEREST_MILLS = 15  # 1.5 % a year on the balance (住房公积金存款利率 since 2016-02-21), settled on 30 June
IN_TRANSIT = 2  # months that are paid but not arrived yet
ROWS_SINCE_YEARS = 3


@dataclass(frozen=True)
class Run:
    """Months of one employer at one base in fen."""

    employer: str
    first: str
    last: str
    base_fen: int


@dataclass(frozen=True)
class SchemeSeed:
    """One scheme: its state and its runs, oldest first. `in_transit` when the newest months have not arrived."""

    scheme: str
    status: str
    runs: tuple[Run, ...]
    in_transit: bool = False


@dataclass(frozen=True)
class InsuranceSeed:
    """All schemes of one person."""

    schemes: tuple[SchemeSeed, ...]
    protected: bool = False

    def record(self) -> Insurance:
        """The typed record."""
        return Insurance(tuple(_account(scheme) for scheme in self.schemes), self.protected)


def _account(seed: SchemeSeed) -> InsuranceAccount:
    paid = [(month, run) for run in seed.runs for month in months_between(run.first, run.last)]
    late = {month for month, _ in paid[-IN_TRANSIT:]} if seed.in_transit else set()
    rows = tuple(MonthPaid(month, run.employer, run.base_fen, month not in late) for month, run in reversed(paid))
    return InsuranceAccount(seed.scheme, seed.status, paid[0][0], len(paid), rows)


@dataclass(frozen=True)
class Drawn:
    """A withdrawal: day, reason, fen."""

    day: date
    what: str
    fen: int


@dataclass(frozen=True)
class FundSeed:
    """A fund account: `percent` is the employer's and the person's share each."""

    number: str
    employer: str
    status: str
    base_fen: int
    percent: int
    first: str
    last: str
    drawn: tuple[Drawn, ...] = ()

    def record(self, today: date) -> FundAccount:
        """The typed record as of that day, with the movements of three years, newest first."""
        rows, balance = self._rows(today)
        opened = date.fromisoformat(f"{self.first}-15")
        since = date(today.year - ROWS_SINCE_YEARS, today.month, 1)
        shown = tuple(sorted((r for r in rows if r.day >= since), key=lambda r: r.day, reverse=True))
        ratio = f"单位{self.percent}% + 个人{self.percent}%"
        return FundAccount(
            Secret(self.number),
            self.employer,
            self.status,
            self.base_fen,
            ratio,
            balance,
            opened,
            shown,
            self._monthly,
            len(self._months(today)),
        )

    @property
    def _monthly(self) -> int:
        return self.base_fen * self.percent * 2 // 100

    def _months(self, today: date) -> list[str]:
        return [month for month in months_between(self.first, self.last) if date.fromisoformat(f"{month}-15") <= today]

    def _rows(self, today: date) -> tuple[list[FundRow], int]:
        rows = [FundRow(date.fromisoformat(f"{m}-15"), "汇缴", self._monthly) for m in self._months(today)]
        rows += [FundRow(d.day, d.what, -d.fen) for d in self.drawn]
        rows = sorted((r for r in rows if r.day <= today), key=lambda r: r.day)
        balance, after, done = 0, [], 0
        for year in range(int(self.first[:4]), today.year + 1):
            settled = date(year, 6, 30)
            while done < len(rows) and rows[done].day <= settled:
                balance += rows[done].fen
                after.append(rows[done])
                done += 1
            if settled <= today and balance > 0:
                interest = (balance * INTEREST_MILLS + 500) // 1000
                balance += interest
                after.append(FundRow(settled, "结息", interest))
        after += rows[done:]
        return after, balance + sum(r.fen for r in rows[done:])
