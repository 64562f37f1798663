"""What the medical insurance knows of somebody: the years insured, what was paid, and what was reimbursed."""

from __future__ import annotations

from datetime import date

from flows.flow import Answers, Option
from flows.item import Row, Summary, Table
from flows.numbers import yuan
from flows.records.medical_insurance import MedicalAccount, Standing

TRANSFER, PAID, CLAIMS = "参保凭证（转移用）", "参保缴费信息", "年度报销汇总"
EVERY = "全部年度"
STANDING = {Standing.ACTIVE: "正常参保", Standing.LAPSED: "今年未参保"}


def contents(answers: Answers) -> tuple[Option, ...]:
    """What can be printed; reimbursements only where there were some."""
    claims = "" if answers["medical"].claims else "没有报销记录"
    return (Option(TRANSFER, TRANSFER), Option(PAID, PAID), Option(CLAIMS, CLAIMS, locked=claims))


def offered_years(answers: Answers) -> tuple[Option, ...]:
    """Every year of which something is known, newest first, and all of them."""
    held: MedicalAccount = answers["medical"]
    known = sorted({row.year for row in held.years} | {row.year for row in held.claims}, reverse=True)
    return (*(Option(str(year), f"{year}年") for year in known), Option(EVERY, EVERY))


def this_year(answers: Answers) -> str:
    """The present year where something is known of it, else all."""
    year = str(answers.policy.today.year)
    return year if any(option.value == year for option in offered_years(answers)) else EVERY


def of_a_year(answers: Answers) -> bool:
    """Whether anything but the paper for a transfer is wanted."""
    return bool(answers["content"] != (TRANSFER,))


def _tables(answers: Answers) -> tuple[Table, ...]:
    held: MedicalAccount = answers["medical"]
    found = []
    if PAID in answers["content"]:
        paid = [row for row in held.years if answers["year"] in (EVERY, str(row.year))]
        lines = [(f"{p.year}", p.kind, yuan(p.fen) if p.paid_on else "按月缴", f"{p.paid_on:%Y-%m-%d}" if p.paid_on else "") for p in paid]
        found.append(Table(("年度", "参保类型", "个人缴费", "缴费日期"), tuple(lines), (6, 18, -12, -12), PAID))
    if CLAIMS in answers["content"]:
        claims = [row for row in held.claims if answers["year"] in (EVERY, str(row.year))]
        bills = [(f"{c.year}", yuan(c.total_fen), yuan(c.fund_fen), yuan(c.self_fen)) for c in claims]
        found.append(Table(("年度", "医疗总费用", "基金支付", "个人负担"), tuple(bills), (6, -14, -14, -14), CLAIMS))
    return tuple(found)


def summary(answers: Answers) -> Summary:
    """Since when and how somebody is insured, and the tables that were asked for."""
    held: MedicalAccount = answers["medical"]
    first, newest, today = held.years[-1].year, held.years[0], answers.policy.today
    last = today if newest.year == today.year and newest.paid_on is None else date(newest.year, 12, 31)
    rows: list[Row] = [
        ("参保类型", held.years[0].kind),
        ("参保起止", f"{first}年1月至{last:%Y年%-m月}"),
        ("参保年数", f"{len(held.years)}年"),
    ]
    rows += [
        ("状态", STANDING[held.standing]),
        ("统筹区", held.area),
        ("打印内容", "、".join(answers["content"])),
        ("用途", answers["purpose"]),
    ]
    return Summary("将打印", "医保参保凭证", tuple(rows), _tables(answers), note="内容有误可登记「办不成事」更正。")
