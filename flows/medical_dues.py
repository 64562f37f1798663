"""Which year of residents' medical insurance is paid, for whom, and what is asked twice after the collection has ended.

The platform says who may be paid for and at what price; people whom the government insures wholly cost nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows import masking
from flows.fields import choice, choices
from flows.flow import Answers, Gate, Option, Step
from flows.item import Row
from flows.numbers import yuan
from flows.records.medical_insurance import Insuree, MedicalDues, OpenYear, Payable
from flows.refusal import Refusal, Way
from flows.steps import HOLDER, Said, lookup, require

PAY_LATE, NOT_NOW = "按这个价缴", "先不缴"


def open_year() -> list[Step | Gate]:
    """The year, and every reason why nobody of the household can be paid for."""
    return [
        lookup("dues", MedicalDues, "正在查询家人和应缴金额", ask=payer),
        require(lambda a: bool(a["dues"].years)).otherwise(
            Refusal.WINDOW_CLOSED, "现在没有可以缴费的年度。", "集中缴费一般从9月开始，也可以拨打{hotline.medical}问。", Way.HOME
        ),
        choice("year", "缴哪一年的", _years, label="参保年度", preset=lambda a: str(a["dues"].years[0].year)),
        _somebody(
            Payable.PAID, Refusal.DUPLICATE, lambda a: f"{a['year']}年度已经缴过，不用重复缴。", "缴重了可以退费，请拨打{hotline.medical}。"
        ),
        _somebody(Payable.EMPLOYED, Refusal.EXCLUSIVE, lambda _: "您已参加职工医保，不用缴居民医保。", "停了职工医保以后再来缴。"),
        _somebody(
            Payable.ELSEWHERE,
            Refusal.EXCLUSIVE,
            lambda a: f"您已在{people(a)[0].area}参保，不能重复参保。",
            "要转回来，请先在“国家医保服务平台”办转移。",
            gate="ELSEWHERE",
        ),
    ]


def for_people() -> list[Step | Gate]:
    """For whom; nothing is left to pay for some, and a late price is agreed to before the bill."""
    return [
        choices("people", "给谁缴", _offered, label="给谁缴", preset=lambda a: tuple(p.key for p in people(a) if _open(p))),
        require(lambda a: any(_pays(p) for p in chosen(a))).otherwise(
            Refusal.NOTHING_TO_PAY,
            lambda a: f"{chosen(a)[0].category}由政府全额资助参保，{a['year']}年度不用缴费。",
            "医保部门会直接登记；给家人缴，请一起选上。",
            Way.CHANGE,
        ),
        choice("late", "集中缴费期已过，还缴吗", _late_prices, label="集中缴费期外", when=late),
        require(lambda a: not late(a) or a["late"] == PAY_LATE).otherwise(
            Refusal.WINDOW_CLOSED,
            lambda a: f"{a['year']}年度集中缴费已在{year_of(a).last:%Y年%-m月%-d日}结束，您选了先不缴。",
            "没有缴费，想好了随时可以再来。",
            Way.CHANGE,
            gate="LATE",
        ),
    ]


def payer(answers: Answers) -> Mapping[str, Any]:
    """Whose household it is; the name is for somebody who is in no register here."""
    return {"number": answers[HOLDER].number, "name": answers[HOLDER].name}


def year_of(answers: Answers) -> OpenYear:
    """The year that is paid."""
    found: OpenYear = next(year for year in answers["dues"].years if str(year.year) == answers["year"])
    return found


def people(answers: Answers) -> tuple[Insuree, ...]:
    """Everybody of the household, the payer first."""
    return year_of(answers).people


def chosen(answers: Answers) -> list[Insuree]:
    """Those who are paid for."""
    return [person for person in people(answers) if person.key in answers["people"]]


def late(answers: Answers) -> bool:
    """Whether somebody is paid for at the late price."""
    return year_of(answers).late and any(person.wait_months for person in chosen(answers))


def begin_rows(answers: Answers) -> tuple[Row, ...]:
    """From which day treatment is reimbursed: once when it is the same for all, else for each; and how long somebody waits."""
    days, months = {person.begins for person in chosen(answers)}, max(person.wait_months for person in chosen(answers))
    wait = (("等待期", f"自缴费之日起{months}个月"),) if months else ()
    if len(days) == 1:
        return ("待遇开始", f"{days.pop():%Y年%-m月%-d日}"), *wait
    return *((f"{masking.name(p.name)}待遇开始", f"{p.begins:%Y年%-m月%-d日}") for p in chosen(answers)), *wait


def _somebody(why: Payable, refusal: Refusal, happened: Said, do: str, *, gate: str = "") -> Gate:
    """Refuses when nobody can be paid for and this is why the payer cannot."""

    def holds(answers: Answers) -> bool:
        return any(_open(p) for p in people(answers)) or people(answers)[0].payable is not why

    return require(holds).otherwise(refusal, happened, do, Way.HOME, gate=gate)


def _open(person: Insuree) -> bool:
    return person.payable is Payable.OPEN


def _pays(person: Insuree) -> bool:
    return person.due_fen > person.relief_fen


def _years(answers: Answers) -> tuple[Option, ...]:
    held: MedicalDues = answers["dues"]
    return tuple(Option(str(y.year), f"{y.year}年", "集中缴费期已过" if y.late else f"{y.last:%-m月%-d日}前集中缴费") for y in held.years)


def _offered(answers: Answers) -> tuple[Option, ...]:
    return tuple(
        Option(p.key, masking.name(p.name), f"{p.category} {yuan(p.due_fen - p.relief_fen)}元", _locked(p, answers))
        for p in people(answers)
    )


def _locked(person: Insuree, answers: Answers) -> str:
    reasons = {Payable.PAID: f"{answers['year']}年度已缴", Payable.EMPLOYED: "已参加职工医保", Payable.ELSEWHERE: f"已在{person.area}参保"}
    return reasons.get(person.payable, "")


def _late_prices(answers: Answers) -> tuple[Option, ...]:
    year = year_of(answers)
    price = f"每人{yuan(year.late_fen)}元，缴费后等{year.waiting_months}个月才能报销"
    return (Option(PAY_LATE, PAY_LATE, price), Option(NOT_NOW, NOT_NOW, "不缴费，结束办理"))
