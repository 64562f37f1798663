"""Social insurance: contributions of each scheme, pensions and when the person must show up; a confirmation moves the next date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from central.departments.acts import Act, Done
from central.departments.department import Asked, Department, Desk, number_of
from central.departments.hardship import AidFile
from central.departments.resident_pension import Schooling, pay_resident_pension, price_resident_pension, resident_pension
from central.departments.resuming import resumed
from core.calendar import months_between, months_later
from core.secret import Secret
from flows.item import Category
from flows.items.social_insurance.si_card_temporary_loss import LOSS
from flows.records.resident_pension import ResidentPension
from flows.records.social_insurance import (
    Benefits,
    CardState,
    Insurance,
    PensionMonth,
    PensionPayments,
    PensionsPaid,
    SocialCard,
)

PAYING = "正常发放"
RESIDENTS = "si-resident-pension-pay"


def insurance(desk: Desk, asked: Asked) -> Insurance:
    """All schemes of the person in the province."""
    return desk.register.get(Insurance, number_of(asked)) or Insurance(())


def benefits(desk: Desk, asked: Asked) -> Benefits:
    """All pensions the person receives."""
    return desk.register.get(Benefits, number_of(asked)) or Benefits(())


@dataclass(frozen=True)
class PaidRun:
    """Months that were paid alike."""

    first: str
    last: str
    base_fen: int
    account_fen: int = 0
    extra_fen: int = 0

    def months(self) -> list[PensionMonth]:
        total = self.base_fen + self.account_fen + self.extra_fen
        parts = (self.base_fen, self.account_fen, self.extra_fen, total)
        return [PensionMonth(month, *parts, "已发放") for month in months_between(self.first, self.last)]


@dataclass(frozen=True)
class PensionFile:
    """How one pension was paid: runs of equal months, oldest first; `suspended_for` says why it stopped, when it has."""

    scheme: str
    tail: str
    runs: tuple[PaidRun, ...]
    suspended_for: str = ""


@dataclass(frozen=True)
class PensionFiles:
    """The payments of one person."""

    pensions: tuple[PensionFile, ...]


def pensions_paid(desk: Desk, asked: Asked) -> PensionsPaid:
    """Every pension month by month; whether one is suspended, and since when, is what its confirmation says."""
    files = desk.register.get(PensionFiles, number_of(asked)) or PensionFiles(())
    held = benefits(desk, asked)
    since = {b.scheme: b.suspended_since for b in held.benefits if b.suspended_since}
    return PensionsPaid(tuple(_paid(file, since.get(file.scheme), desk.policy.today) for file in files.pensions), held.protected)


def _paid(file: PensionFile, suspended: date | None, today: date) -> PensionPayments:
    paid = [month for run in file.runs for month in run.months() if month.month <= f"{today:%Y-%m}"]
    stopped = months_between(f"{suspended:%Y-%m}", f"{today:%Y-%m}") if suspended else ()
    rows = [*paid, *(PensionMonth(month, 0, 0, 0, 0, "暂停") for month in stopped)]
    return PensionPayments(file.scheme, file.tail, tuple(reversed(rows)), file.suspended_for if suspended else "")


def confirm(desk: Desk, number: Secret[str], scheme: str, today: date) -> dict[str, str]:
    """Writes that the person was here; the lines for the slip. A suspended pension resumes next month, arrears with it."""
    held = desk.register.get(Benefits, number, to_change=True)
    assert held is not None
    before = next(b for b in held.benefits if b.scheme == scheme)
    due = months_later(today, desk.policy["pension.confirm.months"])
    after = replace(before, last_confirmed=today, next_due=due, status=PAYING, suspended_since=None, confirmed_by_data=False)
    desk.register.put(number, replace(held, benefits=tuple(after if b is before else b for b in held.benefits)))
    return {"认证日期": f"{today:%Y-%m-%d}", "下次认证": f"{due:%Y-%m-%d}前", **resumed(before.suspended_since, today, "养老金")}


def authenticate(act: Act) -> Done:
    """Confirms the chosen pension."""
    return Done(details=confirm(act.desk, act.holder(), act.answers["scheme"], act.today))


def social_card(desk: Desk, asked: Asked) -> SocialCard:
    """The person's card as it stands today, with the telephone of its bank."""
    held = desk.register.get(SocialCard, number_of(asked)) or SocialCard(CardState.NONE)
    if held.lost_until and held.lost_until < desk.policy.today:
        held = replace(held, state=CardState.ACTIVE, lost_until=None, loss_no="")
    return replace(held, bank_phone=desk.policy["hotline.banks"].get(held.bank, ""))


def stop_or_free(act: Act) -> Done:
    """Stops the card for some days from now, or lets it work again. What the card stands at was judged in the walk before."""
    held = act.desk.register.get(SocialCard, act.holder(), to_change=True)
    assert held is not None
    if act.answers["action"] == LOSS:
        until = act.today + timedelta(days=act.desk.policy["social_card.loss_days"])
        after = replace(held, state=CardState.LOST, lost_until=until, loss_no=f"G{act.case_no}")
        said = {"挂失编号": after.loss_no, "生效": f"{act.today:%Y年%-m月%-d日}，马上生效"}
    else:
        after = replace(held, state=CardState.ACTIVE, lost_until=None, loss_no="")
        said = {"解除的挂失": held.loss_no, "卡片状态": "正常"}
    act.desk.register.put(act.holder(), after)
    return Done(details=said)


DEPARTMENT = Department(
    Category.SOCIAL_INSURANCE,
    {
        Insurance: insurance,
        Benefits: benefits,
        PensionsPaid: pensions_paid,
        SocialCard: social_card,
        ResidentPension: resident_pension,
    },
    {RESIDENTS: price_resident_pension},
    {"si-benefit-authentication": authenticate, "si-card-temporary-loss": stop_or_free, RESIDENTS: pay_resident_pension},
    seeds={"pensions_paid": PensionFiles, "social_card": SocialCard, "schooling": Schooling, "aid": AidFile},
)
