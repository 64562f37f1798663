"""拖拉机和联合收割机年度检验预约: one of the person's machines that is due, one place, one time."""

from __future__ import annotations

from datetime import date, timedelta

from flows.appointments import appointment, booked, on_the_slip
from flows.counter import Answers, Option, Refusal, Way, booking, choice, lookup, require
from flows.item import Agent, Identity
from flows.records.agri_machinery import FarmMachine, FarmMachines


def opens(machine: FarmMachine, answers: Answers) -> date:
    """The first day on which this machine may be booked."""
    return machine.due - timedelta(days=answers.policy["inspection.early_days"])


def machines(answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(m.plate, f"{m.plate} {m.model}", due(m, answers), locked(m, answers)) for m in answers["machines"].machines)


def locked(machine: FarmMachine, answers: Answers) -> str:
    first = opens(machine, answers)
    return "" if answers.policy.today >= first else f"还没到时候，{first:%Y年%-m月%-d日}起可以预约。"


def due(machine: FarmMachine, answers: Answers) -> str:
    day = f"{machine.due:%Y年%-m月%-d日}"
    return f"应在{day}前检验" if machine.due >= answers.policy.today else f"已逾期，应在{day}前检验"


def only_one_due(answers: Answers) -> str | None:
    ready = [option.value for option in machines(answers) if not option.locked]
    return ready[0] if len(ready) == 1 else None


def bookable_days(answers: Answers) -> tuple[date, date] | None:
    """The next working days, as far as bookings are taken."""
    days = sorted({slot.day for slot in answers["slots"].slots})[: answers.policy["inspection.booking.workdays"]]
    return (days[0], days[-1]) if days else None


def chosen(answers: Answers) -> str:
    return next(option.label for option in machines(answers) if option.value == answers["machine"])


ITEM = booking(
    "am-inspection-appointment",
    "拖拉机和联合收割机年度检验预约",
    tile="农机年检预约",
    identity=Identity.CARD,
    data=[
        lookup("machines", FarmMachines, "正在查询名下农机"),
        require(lambda a: bool(a["machines"].machines)).otherwise(
            Refusal.NODATA,
            "您名下没有查到在本县登记的拖拉机或联合收割机。",
            "登记在家人名下的，请放登记人的身份证；如果您认为有误，请登记「办不成事」。",
            Way.TICKET,
        ),
        require(lambda a: any(a.policy.today >= opens(m, a) for m in a["machines"].machines)).otherwise(
            Refusal.WINDOW_CLOSED,
            "您的机具都还没到检验的时候。",
            lambda a: f"{min(opens(m, a) for m in a['machines'].machines):%Y年%-m月%-d日}起可以来预约。",
            Way.HOME,
        ),
        choice("machine", "检验哪一台", machines, label="机具", preset=only_one_due),
    ],
    ask=appointment("inspection", "检验点", within=bookable_days),
    summary=booked(lambda _: "机具、行驶证、保险凭证、身份证", "预约不收费。来不了请提前一天打检验点电话取消或改约。"),
    also=lambda a: (("机具", chosen(a)), *on_the_slip(a)),
    slip_title="年检预约凭条",
    agent=Agent.YES,
)
