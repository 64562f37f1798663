"""Ageing: the allowance for the very old, paid in bands by age and confirmed once in a calendar year, and what else age entitles to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from central.departments.acts import Act, Done, claim, still_there
from central.departments.department import Asked, Department, Desk, number_of
from central.departments.onwards import NEXT, next_step
from central.departments.resuming import resumed
from core.calendar import birthday, months_later
from core.workdays import closing_of
from flows.confirmations import AT_HOME
from flows.item import Category
from flows.longevity import band
from flows.numbers import yuan
from flows.records.ageing import PAID, STOPPED, Allowance, Right, SeniorRights
from flows.records.exchange import CaseState

BANDS = "longevity.bands"


@dataclass(frozen=True)
class AllowanceFile:
    """What the county keeps of one person; `paid_since` None: never paid."""

    paid_since: date | None = None
    last_confirmed: date | None = None
    next_due: date | None = None
    suspended_since: date | None = None
    protected: bool = False


def allowance(desk: Desk, asked: Asked) -> Allowance:
    """The person's band and its amount today, and whether it is paid."""
    file = desk.register.get(AllowanceFile, number_of(asked)) or AllowanceFile()
    figure = desk.policy.figure(BANDS)
    ages = [row["age"] for row in figure.value]
    age = _age(asked["birth"], desk.policy.today)
    paid = next((row for row in reversed(figure.value) if row["age"] <= age), figure.value[0])
    status = "" if file.paid_since is None else STOPPED if file.suspended_since else PAID
    return Allowance(
        band(age, ages),
        paid["monthly_fen"],
        f"{_first_month(desk, asked['birth']):%Y年%-m月}",
        figure.source,
        status,
        file.last_confirmed,
        file.next_due,
        file.suspended_since,
        file.protected,
        figure.demo,
    )


def _age(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _first_month(desk: Desk, birth: date) -> date:
    """The first month that an application of today is paid for: never before the month of the birthday."""
    after = months_later(desk.policy.today.replace(day=1), desk.policy["longevity.paid_after_months"])
    return max(after, birthday(birth, desk.policy["longevity.age"]).replace(day=1))


def apply(act: Act) -> Done:
    """Takes the application on for the town; asked for once until it is decided."""
    claim(act, [("allowance", act.holder())], None, "您已经申领过高龄津贴，正在审核。")
    promise = closing_of(act.desk.policy["longevity.review.workdays"], act.today, act.desk.calendar).date()
    town = act.answers["household"].town
    return Done(
        CaseState.ACCEPTED, {NEXT: next_step(f"{town}审核"), "取件": "审核后由村里送达，也可在任一终端刷证查看"}, promise_date=promise
    )


def grant(act: Act) -> str:
    """Pays from the first month that the application counts for; the next confirmation is due in the year after it."""
    birth, day = act.answers["card"].birth, act.desk.policy.today
    first = _first_month(act.desk, birth)
    file = act.desk.register.get(AllowanceFile, act.holder(), to_change=True) or AllowanceFile()
    after = replace(file, paid_since=first, last_confirmed=day, next_due=_next_due(act.desk, day), suspended_since=None)
    act.desk.register.put(act.holder(), after)
    return f"高龄津贴从{first:%Y年%-m月}起按月发放，每月{yuan(act.answers['allowance'].monthly_fen)}元。"


def _next_due(desk: Desk, day: date) -> date:
    by = desk.policy["longevity.confirm_by"]
    return date(day.year + 1, by["month"], by["day"])


def confirm(act: Act) -> Done:
    """Writes that the person was here, or that somebody is to go and see them."""
    return _send_somebody(act) if act.answers["here"] == AT_HOME else Done(details=_confirmed(act))


def visited(act: Act) -> str:
    """Writes that somebody saw the person at home."""
    return f"已上门认证，下次认证在{_confirmed(act)['下次认证']}。"


def _confirmed(act: Act) -> dict[str, str]:
    file = still_there(act.desk.register.get(AllowanceFile, act.holder(), to_change=True))
    due = _next_due(act.desk, act.today)
    act.desk.register.put(act.holder(), replace(file, last_confirmed=act.today, next_due=due, suspended_since=None))
    lines = resumed(file.suspended_since, act.today, "高龄津贴")
    return {"认证日期": f"{act.today:%Y-%m-%d}", "下次认证": f"{due:%Y-%m-%d}前", **lines}


def _send_somebody(act: Act) -> Done:
    by = closing_of(act.desk.policy["longevity.visit.workdays"], act.today, act.desk.calendar).date()
    claim(act, [("home-visit", act.holder())], by, "已经登记过上门认证，代办员正在安排。")
    return Done(CaseState.ACCEPTED, {"上门认证": f"代办员先打电话，{by:%-m月%-d日}前上门"}, promise_date=by)


def senior_rights(desk: Desk, _: Asked) -> SeniorRights:
    """What the county's table gives, youngest age first."""
    figure = desk.policy.figure("senior.rights")
    return SeniorRights(tuple(Right(row["age"], row["words"]) for row in figure.value), figure.source, figure.demo)


DEPARTMENT = Department(
    Category.AGEING,
    {Allowance: allowance, SeniorRights: senior_rights},
    acts={"ag-longevity-allowance-apply": apply, "ag-longevity-allowance-authentication": confirm},
    grants={"ag-longevity-allowance-apply": grant, "ag-longevity-allowance-authentication": visited},
    seeds={"allowance": AllowanceFile},
)
