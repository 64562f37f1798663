"""Social insurance: contributions of each scheme, pensions and when the person must show up; a confirmation moves the next date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from central.departments.acts import Act, Done
from central.departments.department import Asked, Department, Desk, number_of
from core.calendar import months_later
from core.secret import Secret
from flows.item import Category
from flows.records.social_insurance import Benefit, Benefits, Insurance

PAYING = "正常发放"


def insurance(desk: Desk, asked: Asked) -> Insurance:
    """All schemes of the person in the province."""
    return desk.register.get(Insurance, number_of(asked)) or Insurance(())


def benefits(desk: Desk, asked: Asked) -> Benefits:
    """All pensions the person receives."""
    return desk.register.get(Benefits, number_of(asked)) or Benefits(())


def confirm(desk: Desk, number: Secret[str], scheme: str, today: date) -> dict[str, str]:
    """Writes that the person was here; the lines for the slip. A suspended pension resumes next month, arrears with it."""
    held = desk.register.get(Benefits, number, to_change=True)
    assert held is not None
    before = next(b for b in held.benefits if b.scheme == scheme)
    due = months_later(today, desk.policy["pension.confirm.months"])
    after = replace(before, last_confirmed=today, next_due=due, status=PAYING, suspended_since=None, confirmed_by_data=False)
    desk.register.put(number, replace(held, benefits=tuple(after if b is before else b for b in held.benefits)))
    return {"认证日期": f"{today:%Y-%m-%d}", "下次认证": f"{due:%Y-%m-%d}前", **_resumed(before, today)}


def _resumed(before: Benefit, today: date) -> dict[str, str]:
    if before.suspended_since is None:
        return {"待遇状态": PAYING}
    month = months_later(today.replace(day=1), 1)
    return {
        "待遇状态": "恢复发放",
        "恢复月份": f"{month:%Y年%-m月}",
        "补发": f"{before.suspended_since:%Y年%-m月}起停发的养老金在{month:%-m月}一并补发",
    }


def authenticate(act: Act) -> Done:
    """Confirms the chosen pension."""
    return Done(details=confirm(act.desk, act.holder(), act.answers["scheme"], act.today))


DEPARTMENT = Department(
    Category.SOCIAL_INSURANCE,
    {Insurance: insurance, Benefits: benefits},
    acts={"si-benefit-authentication": authenticate},
)
