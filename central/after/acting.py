"""The acts of 我的办件 on an earlier case, each in the transaction of the report that asks for it: done wholly, once, or not at all.

The case is locked first and asked again what is possible, so that of two terminals after the same thing one is told no.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from central import audit
from central.after import changes, paper, possible, rating, tickets
from central.after.past import Change, Past, past
from central.answers import refuse
from central.departments.acts import Act, Done
from central.platform import Platform
from central.store.cases import CaseRow
from core.plain import Malformed
from flows.after import AfterKind
from flows.refusal import Refusal, Way
from flows.services.case_evaluation import ITEM as EVALUATION

_ACTS: dict[AfterKind, Callable[[Change], Done]] = {
    AfterKind.PRINT: paper.print_again,
    AfterKind.CANCEL: changes.cancel,
    AfterKind.REBOOK: changes.rebook,
    AfterKind.WITHDRAW: changes.withdraw,
    AfterKind.ACCOUNT: changes.pay_elsewhere,
    AfterKind.TICKET: tickets.ask_somebody,
}


def perform(platform: Platform, act: Act) -> Done:
    """What the resident chose; somebody who only looked has nothing to do. Raises `Refusing` when it is not possible any more."""
    if act.item == EVALUATION.id:
        return rating.rate(platform, act)
    if "act" not in act.answers:
        return Done()
    case = _locked(act)
    after = next((one for one in case.item.after if one.id == act.answers["act"]), None)
    if after is None:
        raise Malformed("Report.answers.act: the item knows no such act")
    why = possible.locked(act.desk, case, after)
    if why is None or why:
        raise refuse(Refusal.NOT_ELIGIBLE, why or "这件办件的情况刚刚有变化。", "请返回，看看现在可以办什么。", Way.CHANGE)
    audit.record(platform, act.desk.session, f"{audit.RESIDENT} {act.case_no}", after.kind.value, case.row.case_no, after.topic)
    return _ACTS[after.kind](Change(platform, act, case, after))


def _locked(act: Act) -> Past:
    """The chosen case, nobody else's, and nobody else's to change until this ends."""
    row = select(CaseRow).filter_by(case_no=act.answers["case"], person_tag=act.desk.register.person(act.holder()))
    found = act.desk.session.scalar(row.with_for_update().execution_options(populate_existing=True))
    if found is None:
        raise Malformed("Report.answers.case: not a case of this person")
    return past(act.desk, found)
