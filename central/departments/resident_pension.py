"""The residents' pension: what is open, what a year costs, and what a payment adds to the insurance.

The insurance record is the one truth: a year is paid when months of 城乡居民养老 are there, and its grade is their base.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from central.departments.acts import Act, Done, claim
from central.departments.department import Asked, Desk, Priced, number_of
from central.departments.hardship import groups_of
from core.calendar import months_between
from core.secret import Secret
from flows.family import person
from flows.records.exchange import QuoteLine
from flows.records.resident_pension import HARDSHIP, PensionGrade, ResidentPension
from flows.records.social_insurance import Benefits, Insurance, InsuranceAccount, MonthPaid
from flows.resident_pension import years

SCHEME, EMPLOYEES = "城乡居民养老", "企业职工养老"
GRADES = "pension.resident.grades"


@dataclass(frozen=True)
class Schooling:
    """Whether the person is registered as a student."""

    student: bool


def resident_pension(desk: Desk, asked: Asked) -> ResidentPension:
    """What the person has paid and may pay."""
    number = number_of(asked)
    paid, employed = _years(desk, number, SCHEME), _years(desk, number, EMPLOYEES)
    this_year = desk.policy.today.year
    born = int(number.reveal()[6:10])
    first = max(desk.policy["pension.resident.first_year"], born + desk.policy["pension.resident.age"])
    end = min(this_year, born + desk.policy["pension.resident.pension_age"] + 1)
    pensions = desk.register.get(Benefits, number) or Benefits(())
    return ResidentPension(
        years_paid=len(paid),
        this_year=this_year,
        paid_this_year=this_year in paid,
        last_fen=paid[max(paid)] if paid else 0,
        missed=tuple(year for year in range(first, end) if year not in paid and year not in employed),
        grades=_grades(desk, number),
        employed=this_year in employed,
        student=(desk.register.get(Schooling, number) or Schooling(False)).student,
        receiving=any(benefit.scheme in (SCHEME, EMPLOYEES) for benefit in pensions.benefits),
    )


def _years(desk: Desk, number: Secret[str], scheme: str) -> dict[int, int]:
    """Each year with contributions, and its base."""
    account = _account(desk.register.get(Insurance, number), scheme)
    return {int(row.month[:4]): row.base_fen for row in account.rows} if account else {}


def _account(insurance: Insurance | None, scheme: str) -> InsuranceAccount | None:
    return next((account for account in (insurance.accounts if insurance else ()) if account.scheme == scheme), None)


def _grades(desk: Desk, number: Secret[str]) -> tuple[PensionGrade, ...]:
    """All grades of the day; the county adds to those of its own residents, and keeps a grade for people in hardship."""
    own = number.reveal().startswith(desk.policy["region.county"])
    rows = tuple(PensionGrade(row["fen"], row["subsidy_fen"] if own else 0) for row in desk.policy[GRADES])
    kept, groups = desk.policy["pension.resident.hardship"], groups_of(desk, number)
    if not groups.intersection(kept["groups"]):
        return rows
    locked = "县财政代缴，不用您缴" if groups.intersection(kept["county_pays"]) else ""
    return (PensionGrade(kept["fen"], kept["subsidy_fen"], f"{HARDSHIP}，", locked), *rows)


def price_resident_pension(desk: Desk, asked: Asked) -> Priced:
    """The grade for each of the years."""
    fen = asked["grade_fen"]
    rows = tuple(QuoteLine(f"{year}年度", "1年", f"{fen // 100}.{fen % 100:02d}", fen) for year in asked["years"])
    figures = [desk.policy.figure(GRADES)]
    if fen == desk.policy["pension.resident.hardship"]["fen"]:
        figures.append(desk.policy.figure("pension.resident.hardship"))
    return Priced(rows, sum(row.fen for row in rows), figures[-1].source, any(figure.demo for figure in figures))


def pay_resident_pension(act: Act) -> Done:
    """Books the years; each is paid once."""
    number, paid = person(act.answers).number, years(act.answers)
    claim(act, [(str(year), number) for year in paid], None, "这一年度已经缴过。")
    months = [month for year in paid for month in months_between(f"{year}-01", f"{year}-12")]
    rows = [MonthPaid(month, "个人缴费", int(act.answers["grade"]), True) for month in months]
    insurance = act.desk.register.get(Insurance, number, to_change=True) or Insurance(())
    account = _with(_account(insurance, SCHEME), rows)
    others = tuple(other for other in insurance.accounts if other.scheme != SCHEME)
    act.desk.register.put(number, replace(insurance, accounts=(*others, account)))
    booked = act.today + timedelta(days=1)
    tax = f"{booked:%-m月%-d日}起可在电子税务局查验下载"
    return Done(details={"已缴年数": f"{len({row.month[:4] for row in account.rows})} 年", "电子税票": tax})


def _with(account: InsuranceAccount | None, rows: list[MonthPaid]) -> InsuranceAccount:
    """The account with more months, newest first; a new one for somebody who pays for the first time."""
    every = sorted([*(account.rows if account else ()), *rows], key=lambda row: row.month, reverse=True)
    return InsuranceAccount(SCHEME, "参保缴费", every[-1].month, len(every), tuple(every))
