"""The yearly inspection of a farm machine: from when on it may be booked, and for which days."""

from __future__ import annotations

from datetime import date, timedelta

from flows.flow import Answers, Option
from flows.records.agri_machinery import FarmMachine


def opens(machine: FarmMachine, answers: Answers) -> date:
    """The first day on which this machine may be booked."""
    return machine.due - timedelta(days=answers.policy["inspection.early_days"])


def machines(answers: Answers) -> tuple[Option, ...]:
    """What is in the person's name; one that is not due yet says when."""
    return tuple(Option(m.plate, f"{m.plate} {m.model}", _due(m, answers), _locked(m, answers)) for m in answers["machines"].machines)


def _locked(machine: FarmMachine, answers: Answers) -> str:
    first = opens(machine, answers)
    return "" if answers.policy.today >= first else f"还没到时候，{first:%Y年%-m月%-d日}起可以预约。"


def _due(machine: FarmMachine, answers: Answers) -> str:
    day = f"{machine.due:%Y年%-m月%-d日}"
    return f"应在{day}前检验" if machine.due >= answers.policy.today else f"已逾期，应在{day}前检验"


def bookable_days(answers: Answers) -> tuple[date, date] | None:
    """The next working days, as far as bookings are taken."""
    days = sorted({slot.day for slot in answers["slots"].slots})[: answers.policy["inspection.booking.workdays"]]
    return (days[0], days[-1]) if days else None


def chosen(answers: Answers) -> str:
    """The machine that was tapped, by plate and model."""
    return next(option.label for option in machines(answers) if option.value == answers["machine"])
