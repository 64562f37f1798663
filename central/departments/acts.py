"""What a submitted case changes in a department: the act gets the walked answers and returns what the outcome says.

Queries need no act of a department, certificates only where a department may want to look first: the platform issues the paper
itself, when the act, if there is one, says that the case is done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sqlalchemy import delete

from central.answers import Refusing, refuse
from central.departments import slots
from central.departments.department import Desk
from central.store.cases import OpenContent
from core.secret import Secret
from core.workdays import closing_of
from flows.flow import Answers
from flows.item import Item
from flows.items import catalogue
from flows.records.common import Slot
from flows.records.exchange import CaseState, Document, EarlierCase
from flows.refusal import Refusal, Refused, Way

R = TypeVar("R")


class Claimed(Refusing):
    """Somebody has asked for the same thing: E-DUP, with the number of that case, which only the platform may know."""

    def __init__(self, case_no: str, happened: str) -> None:
        super().__init__(Refused(Refusal.DUPLICATE, happened, way=Way.HOME))
        self.case_no = case_no


@dataclass(frozen=True)
class Act:
    """A complete case about to take effect. `today` is the platform's day, `paid_fen` what the order brought."""

    desk: Desk
    case_no: str
    item: str
    answers: Answers
    today: date
    paid_fen: int = 0

    def holder(self) -> Secret[str]:
        """The number on the card."""
        number = self.answers["card"].number
        assert isinstance(number, Secret)
        return number


@dataclass(frozen=True)
class Call:
    """Somebody on duty must call the resident, day or night, within so many hours; `private` is what only they may read."""

    who: str
    hours: int
    private: dict[str, str] = field(repr=False)


@dataclass(frozen=True)
class Done:
    """What the outcome says: the state, lines for the slip, a paper, the day by which a person decides; until when the paper holds,
    None = as long as any; and who must call the resident. `reply` is what the progress page says, `supplement_by` until when the
    case waits for what is missing, `earlier` the case whose slip is wanted, `progress_url` where it goes on when it does not go on as this
    case, `demo` whether figures for demonstration were used."""

    state: CaseState = CaseState.DONE
    details: dict[str, str] = field(default_factory=dict)
    document: Document | None = None
    promise_date: date | None = None
    valid_until: date | None = None
    call: Call | None = None
    reply: str = ""
    supplement_by: date | None = None
    earlier: EarlierCase | None = None
    progress_url: str = ""
    demo: bool = False


def still_there(record: R | None) -> R:
    """What a grant is about to change. Raises `Refusing` when it has gone since the case was taken on."""
    if record is None:
        raise refuse(Refusal.NOT_ELIGIBLE, "部门的记录里已经没有这一项。", "请先到部门核实；确实没有的，请选不予办理。")
    return record


def in_working_days(act: Act, figure: str) -> date:
    """The working day by which a person has to have looked."""
    return closing_of(act.desk.policy[figure], act.today, act.desk.calendar).date()


def book(act: Act, holders: Iterable[Secret[str]], what: str) -> Done:
    """Takes the slot of an appointment; each of `holders` may have one open appointment for `what`, and some over all items. Raises
    `Refusing`: E-DUP when one has, E-QUOTA when somebody has too many, or, with the nearest free slots that the case may use, when the
    last place has gone."""
    slot = slots.find(act.desk, act.answers["slot"])
    assert slot is not None
    if slot.day <= act.today or not slots.take(act.desk, slot.id):
        raise gone(catalogue()[act.item], act.answers, slot)
    holders = tuple(holders)
    claim(act, [(what, number) for number in holders], slot.day, "您已经有一个同样的预约。")
    for person in sorted({number.reveal().upper() for number in holders}):
        _count(act, Secret(person), slot.day)
    return Done(details={"预约号": f"Y{act.case_no}"})


def gone(item: Item, answers: Answers, slot: Slot) -> Refusing:
    """No place is left in the slot: the nearest three at the same place, on days that the item offers this case."""
    days = {option.value for option in item.step("date").options(answers)}
    usable = [other for other in answers["slots"].slots if other.day.isoformat() in days]
    return Refusing(Refused(Refusal.QUOTA, way=Way.CHANGE), slots.nearest(slot, usable))


def _count(act: Act, person: Secret[str], until: date) -> None:
    """Takes one of the few open appointments that a person may have; a numbered claim, so that it ends as every claim does."""
    most = act.desk.policy["booking.most_open"]
    for number in range(most):
        if _claimed(act, act.desk.register.tag("open-appointment", person.reveal(), str(number)), until) is None:
            return
    happened = f"已经有{most}个预约还没有到时间，每人最多同时约{most}个。"
    raise refuse(Refusal.QUOTA, happened, "请到「我的办件」取消一个再约，或等办完以后再约。", Way.HOME)


def claim(act: Act, contents: Iterable[tuple[str, Secret[str]]], until: date | None, happened: str) -> None:
    """Keeps what the case asks for, so that nobody asks for it twice. Raises `Claimed` when somebody has.

    `contents` pairs a word for the thing with the person's number; after `until` the claim is void, None = until settled.
    """
    tags = (act.desk.register.tag("open-content", act.item, what, number.reveal().upper()) for what, number in contents)
    for tag in sorted(tags):  # always in the same order, so that two cases never wait for each other
        if earlier := _claimed(act, tag, until):
            raise Claimed(earlier, happened)


def _claimed(act: Act, tag: str, until: date | None) -> str | None:
    """The case that has claimed it; None when it is this case, from now on."""
    session = act.desk.session
    session.execute(delete(OpenContent).where(OpenContent.tag == tag, OpenContent.until < act.today))
    earlier = session.get(OpenContent, tag)
    if earlier is None:
        session.add(OpenContent(tag=tag, case_no=act.case_no, until=until))
        session.flush()
    return earlier.case_no if earlier is not None and earlier.case_no != act.case_no else None
