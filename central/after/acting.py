"""The acts of 我的办件 on an earlier case, each in the transaction of the report that asks for it: done wholly, once, or not at all.

The case is locked first and asked again what is possible, so that of two terminals after the same thing one is told no.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import select

from central import audit
from central.after import copies, possible
from central.after.past import Past, past
from central.answers import refuse
from central.cases import certificates, history
from central.departments.acts import Act, Done
from central.platform import Platform
from central.store.cases import CaseRow
from core.plain import Malformed, to_plain
from flows.after import After, AfterKind
from flows.numbers import grouped
from flows.records.exchange import CaseState, Document, EarlierCase
from flows.refusal import Refusal, Way

FETCHED = "取 件 凭 条"
NO_LONGER = frozenset({"下一步", "取件", "待补材料"})
"""Lines of an acceptance that are over once somebody has decided."""


def perform(platform: Platform, act: Act) -> Done:
    """What the resident chose; somebody who only looked has nothing to do. Raises `Refusing` when it is not possible any more."""
    if "act" not in act.answers:
        return Done()
    case = _locked(act)
    after = next((one for one in case.item.after if one.id == act.answers["act"]), None)
    if after is None:
        raise Malformed("Report.answers.act: the item knows no such act")
    why = possible.locked(act.desk, case, after)
    if why is None or why:
        raise refuse(Refusal.NOT_ELIGIBLE, why or "这件办件的情况刚刚有变化。", "请返回，看看现在可以办什么。", Way.CHANGE)
    audit.record(act.desk.session, f"resident {act.case_no}", after.kind.value, case.row.case_no, after.topic)
    return _ACTS[after.kind](platform, act, case, after)


def _locked(act: Act) -> Past:
    """The chosen case, nobody else's, and nobody else's to change until this ends."""
    row = select(CaseRow).filter_by(case_no=act.answers["case"], person_tag=act.desk.register.person(act.holder()))
    found = act.desk.session.scalar(row.with_for_update().execution_options(populate_existing=True))
    if found is None:
        raise Malformed("Report.answers.case: not a case of this person")
    return past(act.desk, found)


def _about(case: Past) -> dict[str, str]:
    return {"原办件": case.item.name, "原编号": grouped(case.row.case_no)}


def _print(platform: Platform, act: Act, case: Past, after: After) -> Done:  # noqa: ARG001  all acts are called alike
    """The slip again; what waited to be fetched is finished by it."""
    desk, fetching = act.desk, case.state is CaseState.READY
    copy = copies.number_of_next(desk.session, case.row.case_no)
    document = _document(platform, act, case)
    if fetching:
        history.close(platform, desk.session, case.row, history.Result.AGREED)
        case.row.state = CaseState.DONE.value
        history.enter(platform, desk.session, case.row)
    left = document.copies_left if document else copies.left(desk, case.item, case.row)
    earlier = _as_it_stands(case, document, copy, FETCHED if fetching and document is None else "")
    what = {"取件": case.item.fetched} if fetching else {"打印": case.item.slip_title if document else case.item.name}
    again = {} if copy == 1 else {"第几次打印": f"第{copy}次"}
    return Done(details={**what, "原编号": grouped(case.row.case_no), **again, "今天还可打印": f"{left} 份"}, earlier=earlier)


def _document(platform: Platform, act: Act, case: Past) -> Document | None:
    """The certificate with its own number, one copy fewer; None for any other slip."""
    copies.count(act.desk, case.item, case.row, act.case_no[6:10])
    if case.certificate is None:
        return None
    return certificates.document_of(platform, case.certificate, copies.left(act.desk, case.item, case.row))


def _as_it_stands(case: Past, document: Document | None, copy: int, title: str = "") -> EarlierCase:
    """What is kept of the case with the state, the reply and the paper that it has now."""
    kept = case.kept
    assert kept is not None, "nothing is composed of what is not kept"
    outcome = kept.came_of_it()
    if outcome.state is not case.state:
        said = {label: words for label, words in outcome.details.items() if label not in NO_LONGER}
        reply = {"答复": case.row.reply} if case.row.reply else {}
        outcome = replace(outcome, state=case.state, promise_date=None, details={**said, **reply})
    return replace(kept, outcome=to_plain(replace(outcome, document=document)), copy=copy, title=title)


Perform = Callable[[Platform, Act, Past, After], Done]

_ACTS: dict[AfterKind, Perform] = {AfterKind.PRINT: _print}
