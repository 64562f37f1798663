"""What a year of residents' medical insurance costs each member of a household, and the payment for several of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from central.departments.acts import Act, Done, claim
from central.departments.department import Asked, Desk, Priced, number_of
from central.departments.hardship import groups_of
from central.departments.medical_file import MedicalFile, file_of
from core.calendar import months_later
from core.secret import Secret
from flows import masking
from flows.medical_dues import chosen, year_of
from flows.numbers import yuan
from flows.policy import NoFigure
from flows.records.exchange import QuoteLine
from flows.records.household import Household, Member
from flows.records.medical_insurance import RESIDENTS, InsuredYear, Insuree, MedicalDues, OpenYear, Payable

NEWBORN, RESIDENT = "新生儿", "居民"


@dataclass(frozen=True)
class Year:
    """A year of insurance as the policy prices it: `personal_fen` in its collection from `first` to `last`, `late_fen` after it."""

    year: int
    personal_fen: int
    late_fen: int
    first: date
    last: date


def medical_dues(desk: Desk, asked: Asked) -> MedicalDues:
    """The years that may be paid today, for everybody of the household."""
    members, today = household(desk, number_of(asked), asked["name"]), desk.policy.today
    return MedicalDues(tuple(_open(desk, year, members) for year in _years(desk) if year.first <= today))


def household(desk: Desk, number: Secret[str], name: Secret[str]) -> list[tuple[Secret[str], Secret[str], Member | None]]:
    """Name, number and entry of everybody who is registered together, that person first; alone without a register."""
    held = desk.register.get(Household, number) or Household(None)
    members = sorted(held.members, key=lambda member: member.number != number)
    return [(member.name, member.number, member) for member in members] or [(name, number, None)]


def _years(desk: Desk) -> list[Year]:
    """Next year first. A late year stays open while its waiting period ends before it does."""
    today, found = desk.policy.today, []
    for number in (today.year + 1, today.year):
        try:
            year = Year(number, **desk.policy[f"medical.year.{number}"])
        except NoFigure:
            continue
        if today <= year.last or months_later(today, desk.policy["medical.waiting"]["late_months"]).year <= number:
            found.append(year)
    return found


def _open(desk: Desk, year: Year, members: list[tuple[Secret[str], Secret[str], Member | None]]) -> OpenYear:
    people = tuple(_insuree(desk, year, *member) for member in members)
    late = desk.policy.today > year.last
    return OpenYear(year.year, year.last, late, year.late_fen, desk.policy["medical.waiting"]["late_months"], people)


def _insuree(desk: Desk, year: Year, name: Secret[str], number: Secret[str], member: Member | None) -> Insuree:
    held, newborn = file_of(desk, number), _newborn(desk, year, member)
    category, left = _aid(desk, year, number, member)
    full = category == RESIDENT and not newborn
    due = year.late_fen if full and desk.policy.today > year.last else year.personal_fen
    months = _wait_months(desk, held, year) if full else 0
    begins = _begins(desk, year, months, member.birth if member and newborn else None)
    relief = 0 if left is None else due - left
    key = desk.register.key(number.reveal())
    return Insuree(key, name, category, due, relief, begins, months, _payable(desk, held, year.year), held.area)


def _newborn(desk: Desk, year: Year, member: Member | None) -> bool:
    """Born in the year, or in the last months before it, which the year covers too."""
    return member is not None and member.birth >= date(year.year - 1, desk.policy["medical.waiting"]["newborn_month"], 1)


def _aid(desk: Desk, year: Year, number: Secret[str], member: Member | None) -> tuple[str, int | None]:
    """The group that brings the highest relief, and what is left to pay; None for the full price."""
    aid, groups = desk.policy["medical.aid"], groups_of(desk, number)
    if member and member.birth.year == year.year and any(_insured(desk, parent, year.year) for parent in member.parents):
        return NEWBORN, 0
    for names, left in ((aid["nothing"], 0), (aid["reduced"], aid["reduced_fen"])):
        for name in names:
            if name in groups:
                return name, left
    return RESIDENT, None


def _insured(desk: Desk, number: Secret[str], year: int) -> bool:
    held = file_of(desk, number)
    return held.employed() or any(paid.year == year for paid in held.years(desk.policy.today))


def _payable(desk: Desk, held: MedicalFile, year: int) -> Payable:
    if held.area:
        return Payable.ELSEWHERE
    if held.employed():
        return Payable.EMPLOYED
    paid = any(row.year == year for row in held.years(desk.policy.today))
    return Payable.PAID if paid else Payable.OPEN


def _wait_months(desk: Desk, held: MedicalFile, year: Year) -> int:
    """How long whoever was without insurance for years, or comes late, waits after paying."""
    waiting, years = desk.policy["medical.waiting"], held.years(desk.policy.today)
    if years and year.year - years[0].year > waiting["broken_years"]:
        return int(waiting["broken_months"])
    return int(waiting["late_months"]) if desk.policy.today > year.last else 0


def _begins(desk: Desk, year: Year, months: int, born: date | None) -> date:
    """The year's first day, the day of birth, or the end of the wait, whichever holds and comes last."""
    today = desk.policy.today
    return born or max(date(year.year, 1, 1), months_later(today, months))


def price_medical(desk: Desk, asked: Asked) -> Priced:
    """One row for each who is paid for: what is due, what the government bears, what is left."""
    open_year = next(year for year in medical_dues(desk, asked).years if str(year.year) == asked["year"])
    wanted = [person for person in open_year.people if person.key in asked["people"]]
    rows = tuple(_row(person) for person in wanted)
    figure = desk.policy.figure(f"medical.year.{open_year.year}")
    return Priced(rows, sum(row.fen for row in rows), figure.source, figure.demo)


def _row(person: Insuree) -> QuoteLine:
    label = f"{masking.name(person.name)} {person.category}"
    return QuoteLine(label, yuan(person.due_fen), yuan(person.relief_fen), person.due_fen - person.relief_fen)


def pay_medical(act: Act) -> Done:
    """Books the year for everybody who was paid for; nobody is paid for twice."""
    year = year_of(act.answers).year
    members = household(act.desk, act.holder(), act.answers["card"].name)
    numbers = {act.desk.register.key(number.reveal()): number for _, number, _ in members}
    wanted = [(person, numbers[person.key]) for person in chosen(act.answers)]
    claim(act, [(str(year), number) for _, number in wanted], None, f"其中有人{year}年度已经缴过。")
    for person, number in wanted:
        held = file_of(act.desk, number, to_change=True)
        paid = InsuredYear(year, RESIDENTS, person.due_fen - person.relief_fen, act.today)
        act.desk.register.put(number, replace(held, booked=(*held.booked, paid)))
    tax = act.today + timedelta(days=1)
    return Done(details={"电子税票": f"{tax:%-m月%-d日}起可在电子税务局查验下载"})
