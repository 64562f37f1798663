"""Which acts are possible for a case now. Asked twice: when the resident looks, and again, with the case locked, when it is done.

PRINT      there is something to print, the paper is still good, today's copies are not used up
CANCEL     it is done; an appointment until the evening before
REBOOK     an appointment until the evening before
WITHDRAW   nobody has decided
ACCOUNT    nobody has decided, and it asks to be paid to an account
TICKET     always
"""

from __future__ import annotations

from central.after.past import Past
from central.cases import copies
from central.departments.department import Desk
from flows.after import After, AfterKind
from flows.flow import Answers
from flows.item import Shape
from flows.receipt import on_paper
from flows.records.exchange import CaseState
from flows.records.own_cases import OwnAct

UNDECIDED = (CaseState.ACCEPTED, CaseState.SUPPLEMENT)
PRINTED = (CaseState.DONE, CaseState.ACCEPTED, CaseState.READY)

FETCH = "打印取件"
NO_COPIES = "今天的份数已经打完，请明天再来。"
VOID = "这份证明已作废，请不要再使用；需要时请重新办理。"
NOT_VALID = "证明已过有效期，请重新办理。"
TOO_LATE = "预约当天和过后不能取消、改约，请打电话给办理地点。"


def acts(desk: Desk, case: Past) -> tuple[OwnAct, ...]:
    """What the item knows and makes sense for this case, each with why it is not possible now."""
    found = ((after, locked(desk, case, after)) for after in case.item.after)
    return tuple(OwnAct(after.id, after.kind, _label(case, after), after.topic, why) for after, why in found if why is not None)


def _label(case: Past, after: After) -> str:
    return FETCH if after.kind is AfterKind.PRINT and case.waits_here else after.label


def locked(desk: Desk, case: Past, after: After) -> str | None:
    """ "" when it can be done now, why not when it cannot, None when it makes no sense for this case."""
    if case.answers is None:
        return "" if after.kind is AfterKind.TICKET else None
    if not after.when(case.answers):
        return None
    match after.kind:
        case AfterKind.TICKET:
            return ""
        case AfterKind.PRINT:
            return _print(desk, case, case.answers)
        case AfterKind.CANCEL | AfterKind.REBOOK:
            return _undo(desk, case)
        case AfterKind.WITHDRAW:
            return "" if case.state in UNDECIDED else None
        case AfterKind.ACCOUNT:
            return "" if case.state in UNDECIDED and "bank_account" in case.answers else None


def _print(desk: Desk, case: Past, answers: Answers) -> str | None:
    if case.standing not in PRINTED or not (case.waits_here or on_paper(case.item, answers)):
        return None
    if case.certificate is not None:
        if case.certificate.withdrawn_at:
            return VOID
        if desk.now.date() > case.certificate.valid_until:
            return NOT_VALID
    return "" if copies.left(desk, case.item, case.row) else NO_COPIES


def _undo(desk: Desk, case: Past) -> str | None:
    if case.state is not CaseState.DONE:
        return None
    if case.item.shape is not Shape.BOOK:
        return ""
    return "" if case.slot is not None and case.slot.day > desk.now.date() else TOO_LATE
