"""The slip of an earlier case once more: what is kept of it, with the state, the reply and the certificate that it has now."""

from __future__ import annotations

from dataclasses import replace

from central.after.past import Change, Past
from central.cases import certificates, copies, history
from central.cases.nodes import Result
from central.departments.acts import Done
from core.plain import to_plain
from flows.numbers import terminal_of
from flows.records.exchange import CaseState, Document, EarlierCase

FETCHED = "取 件 凭 条"
NO_LONGER = frozenset({"下一步", "取件", "待补材料"})
"""Lines of an acceptance that are over once somebody has decided."""


def print_again(change: Change) -> Done:
    """The slip again; what waited at any terminal is finished by it, what somebody hands over is not."""
    platform, act, case = change.platform, change.act, change.case
    desk, fetching = act.desk, case.waits_here
    copy = copies.number_of_next(desk.session, case.row.case_no, case.handover)
    document = _document(change)
    if fetching:
        history.move(platform, desk.session, case.row, CaseState.DONE, Result.AGREED)
    left = document.copies_left if document else copies.left(desk, case.item, case.row)
    earlier = as_it_stands(case, document, copy, FETCHED if fetching and document is None else "")
    what = {"取件": case.item.fetched} if fetching else {"打印": case.item.slip_title} if document else {}
    again = {} if copy == 1 else {"第几次打印": f"第{copy}次"}
    return Done(details={**case.about(), **what, **again, "今天还可打印": f"{left} 份"}, earlier=earlier)


def _document(change: Change) -> Document | None:
    """The certificate with its own number, one copy fewer; None for any other slip."""
    platform, act, case = change.platform, change.act, change.case
    copies.count(act.desk, case.item, case.row, terminal_of(act.case_no))
    if case.certificate is None:
        return None
    return certificates.document_of(platform, case.certificate, copies.left(act.desk, case.item, case.row))


def as_it_stands(case: Past, document: Document | None, copy: int, title: str = "") -> EarlierCase:
    """What is kept of the case with the state, the reply and the paper that it has now."""
    kept = case.kept
    assert kept is not None, "nothing is composed of what is not kept"
    outcome = kept.came_of_it()
    if outcome.state is not case.standing:
        said = {label: words for label, words in outcome.details.items() if label not in NO_LONGER}
        reply = {"答复": case.row.reply} if case.row.reply else {}
        outcome = replace(outcome, state=case.standing, promise_date=None, details={**said, **reply})
    return replace(kept, outcome=to_plain(replace(outcome, document=document)), copy=copy, title=title)
