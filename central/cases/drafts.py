"""A case that was drafted while the line was down: walked over our own records, and never turned away without a word.

    everything stands      judged like any other case
    a rule says no         rejected       with the item's sentence
    asked for before       merged         the earlier case of the same person is named
    answers are missing    supplement     they are named, somebody calls, any terminal finishes it

Its resident went home with a number and a query code, so whatever becomes of it is a case with a page of its own. A draft
that waits for answers claims nothing: the same person may start the item anew, and the draft is merged into that case.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central import service_desk, service_orders
from central.answers import Refusing
from central.cases import history, waiting
from central.cases.nodes import Result
from central.cases.why import Reason, Why
from central.departments.acts import Call, Claimed, Done
from central.departments.department import Desk
from central.departments.directory import look_up
from central.platform import Platform
from central.store.cases import CaseRow
from core.plain import Malformed
from core.secret import Secret
from flows.drafting import settled_path, unanswered
from flows.flow import LOOKED, QUESTIONS, Path, Step
from flows.item import Item, Offline
from flows.numbers import grouped
from flows.policy import NoFigure
from flows.records.exchange import CaseState
from flows.word_back import CALL

ASKS_FOR = (CaseState.DONE, CaseState.ACCEPTED, CaseState.READY, CaseState.REVIEWING, CaseState.SUPPLEMENT)
"""States of a new case that takes the place of an unfinished draft."""


class Unfinished(Malformed):
    """The resident has still to answer; `missing` are the labels of the questions."""

    def __init__(self, path: Path) -> None:
        self.missing = "、".join(dict.fromkeys(step.label for step in unanswered(path)))
        self.answers = path.answers
        super().__init__(f"Report.answers: left open: {', '.join(step.id for step in unanswered(path))}")


def settled(desk: Desk, item: Item, answers: Mapping[str, Any]) -> Path:
    """The complete path of a draft with these answers. Raises `Refusing`, `Unfinished`, `Malformed` for what is no draft."""
    if item.offline is not Offline.DRAFT:
        raise Malformed("Report.draft: this item keeps none")

    def look(step: Step, asked: Mapping[str, Any]) -> Any:
        return look_up(desk, step, asked)

    try:
        path = settled_path(item.steps, answers, desk.policy, look)
    except NoFigure as error:
        raise Malformed("Report.policy_date: no figures of that day") from error
    if path.refused:
        raise Refusing(path.refused)
    if missing := [step.id for step in path.open if step.kind not in (*QUESTIONS, *LOOKED)]:
        raise Malformed(f"Report.answers.{missing[0]}: missing, or does not stand")
    if path.open:
        raise Unfinished(path)
    return path


def supplement(platform: Platform, desk: Desk, item: Item, unfinished: Unfinished) -> Done:
    """The case waits for answers: any terminal takes them, and somebody calls."""
    hours, days = desk.policy["draft.call.hours"], desk.policy["draft.finish.days"]
    until = platform.now().date() + timedelta(days=days)
    do = f"请在{until:%Y年%-m月%-d日}前到任一终端再办一次「{item.tile}」，没答的补上就行；工作人员{hours}小时内也会给您打电话。"
    phone: Secret[str] | None = unfinished.answers.get("phone") if "phone" not in unfinished.answers.open else None
    if phone is not None:
        private = {"phone": phone.reveal(), "topic": f"离线登记还要回答：{unfinished.missing}"}
        service_orders.call_out(platform, desk.session, desk.case_no, item.id, Call("值班窗口", hours, private), CALL)
    waiting.look_at(platform, desk.session, desk.case_no, Reason(Why.DRAFT, tuple(unfinished.missing.split("、"))))
    details = {"还要回答": unfinished.missing, "怎么办": do}
    return Done(CaseState.SUPPLEMENT, details, reply=f"还要回答：{unfinished.missing}。{do}", supplement_by=until)


def refused(session: Session, refusing: Refusing, person_tag: str | None) -> Done:
    """Rejected with the sentences of whoever refused, or merged into the person's own earlier case."""
    if isinstance(refusing, Claimed):
        earlier = session.get(CaseRow, refusing.case_no)
        if earlier is not None and earlier.person_tag == person_tag:
            said = f"您已经办过，这次登记并入办件 {grouped(earlier.case_no)}，按那一件办理。"
            return Done(CaseState.MERGED, {"并入办件": grouped(earlier.case_no), "怎么办": "不用再办，请按那一件查看进度。"}, reply=said)
    happened, do = refusing.refused.sentences
    return Done(CaseState.REJECTED, {"没有办成": happened, "怎么办": do}, reply=happened + do)


def take_over(platform: Platform, session: Session, case: CaseRow) -> None:
    """Merges the same person's unfinished drafts of the item into the case that was just opened."""
    if case.person_tag is None or CaseState(case.state) not in ASKS_FOR:
        return
    waits = {"person_tag": case.person_tag, "item": case.item, "state": CaseState.SUPPLEMENT.value}
    for old in session.scalars(select(CaseRow).filter_by(**waits).filter(CaseRow.case_no != case.case_no)):
        if not history.in_force(session, old) and waiting.reports(platform, session, old.case_no)[0].draft:
            _merge(platform, session, old, case.case_no)


def _merge(platform: Platform, session: Session, old: CaseRow, into: str) -> None:
    old.reply = f"这次登记并入办件 {grouped(into)}，按那一件办理。"
    history.move(platform, session, old, CaseState.MERGED, Result.RETURNED, said=old.reply, opinion=old.reply)
    waiting.settle(platform, session, old.case_no)
    service_desk.call_off(session, old.case_no)
