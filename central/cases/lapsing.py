"""A certificate that was granted and not fetched in time, or declared void before: nobody can fetch it, so its case comes to its end.

Nothing watches for the day: whoever opens the case next, its holder or a reviewer, finds it ended and reads why.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.cases import history
from central.cases.nodes import Result
from central.platform import Platform
from central.store.cases import CaseRow, Certificate
from flows.records.exchange import CaseState


def lapse(platform: Platform, session: Session, case: CaseRow) -> None:
    """Ends the case when what waits to be fetched is no longer good; any other case stays as it is."""
    if case.state != CaseState.READY.value:
        return
    locked = select(CaseRow).filter_by(case_no=case.case_no, state=CaseState.READY.value).with_for_update()
    if session.scalar(locked.execution_options(populate_existing=True)) is None:  # fetched a moment ago
        return
    paper = session.scalar(select(Certificate).filter_by(case_no=case.case_no))
    if paper is None:
        return
    if paper.withdrawn_at:
        case.reply = "这份证明还没有领取就已作废，不能再领取；需要时请重新办理。"
    elif platform.now().date() > paper.valid_until:
        case.reply = f"这份证明有效期到{paper.valid_until:%Y年%-m月%-d日}，没有领取，现在不能再领取；需要时请重新办理。"
    else:
        return
    history.move(platform, session, case, CaseState.DONE, Result.RETURNED, said=case.reply)
