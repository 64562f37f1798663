"""`/console` and `/console/cases/{number}`: what waits for this account, one case, and what is decided about it.

A decision names the node that was on the page; of two who decide at once, the second hears that it is decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response
from sqlalchemy.orm import Session

from central import audit
from central.answers import Answered
from central.api.signing import PlatformOf
from central.cases import deciding, history, lapsing
from central.cases.deciding import NotWaiting, WrongDay
from central.cases.nodes import Actor
from central.cases.replies import LONGEST_REPLY, Personal
from central.console.page import problem, render
from central.console.queue import may_decide, may_hand_over, queue, sees
from central.console.sessions import Form, LoggedIn, WhoAsks, see
from central.console.sheet import sheet
from central.departments.department import ConnectorDown
from central.platform import Platform
from central.store.cases import CaseRow
from core.plain import Malformed
from core.workdays import closing_of
from flows.numbers import is_case_number
from flows.receipt import STATE_WORDS
from flows.records.exchange import CaseState

ROUTER = APIRouter(include_in_schema=False)


class Decision(Enum):
    """What a reviewer's form asks for."""

    AGREE = "agree"
    REFUSE = "refuse"
    ASK = "ask"
    SUPPLIED = "supplied"
    HANDED = "handed"


PHRASES = {
    Decision.AGREE: ("审核通过。", "情况属实，同意。"),
    Decision.REFUSE: (
        "不符合申请条件。",
        "户籍或居住地不在本地。",
        "填报内容与记录不一致。",
        "逾期没有补齐材料。",
        "终端上的事项版本旧了，请重新申请。",
    ),
}
"""What is written most often; what may be asked for differs by item."""

ASKED = "review.ask"
"""The figure that names, for each item, the papers that may be brought later."""


class Incomplete(ValueError):
    """The form lacks something; the message is for the reviewer."""


@ROUTER.get("/console")
def waiting(request: Request, platform: PlatformOf, who: WhoAsks, done: str = "") -> Response:
    with platform.store.reading() as session:
        found = queue(platform, session, who.user)
        case = _seen(session, who, done)
    said = (case.case_no, STATE_WORDS[CaseState(case.state)]) if case else None
    return render(request, "queue.html", who, queue=found, said=said, today=platform.now().date())


@ROUTER.get("/console/cases/{case_no}")
def case_page(request: Request, platform: PlatformOf, who: WhoAsks, case_no: str) -> Response:
    return _case(request, platform, who, case_no, whole=False)


@ROUTER.post("/console/cases/{case_no}/whole")
def whole_page(request: Request, platform: PlatformOf, who: WhoAsks, _: Form, case_no: str) -> Response:
    return _case(request, platform, who, case_no, whole=True)


def _case(request: Request, platform: Platform, who: LoggedIn, case_no: str, *, whole: bool) -> Response:
    with platform.store.writing() as session:
        case = _seen(session, who, case_no)
        if case is None:
            return _not_there(request, who)
        lapsing.lapse(platform, session, case)
        audit.record(platform, session, who.user.account, "console-reveal" if whole else "console-open", case_no)
        found = sheet(platform, session, case, who.user, whole=whole)
        node = history.standing(platform, session, case)
        handing_over = may_hand_over(platform, session, who.user, case)
        turn = case.state in deciding.WAITING and may_decide(who.user, deciding.described(platform, session, case))
    until = closing_of(platform.policy()["review.supplement.days"], platform.now().date(), platform.calendar).date()
    late = case.promise_date is not None and case.promise_date < platform.now().date() and case.state in deciding.WAITING
    at, phrases = node.sn if node else 0, _phrases(platform, case)
    return render(
        request,
        "case.html",
        who,
        sheet=found,
        whole=whole,
        may={"turn": turn, "handing_over": handing_over},
        at=at,
        phrases=phrases,
        until=until,
        latest=deciding.last_supplement_day(platform),
        late=late,
    )


def _phrases(platform: Platform, case: CaseRow) -> dict[str, tuple[str, ...]]:
    """By the decision as the form names it."""
    asked = tuple(platform.policy()[ASKED].get(case.item, ()))
    return {decision.value: words for decision, words in {**PHRASES, Decision.ASK: asked}.items()}


@ROUTER.post("/console/cases/{case_no}")
def decide(request: Request, platform: PlatformOf, who: WhoAsks, form: Form, case_no: str) -> Response:
    try:
        with platform.store.writing() as session:
            case = _seen(session, who, case_no)
            if case is None:
                return _not_there(request, who)
            if not (may_hand_over(platform, session, who.user, case) or may_decide(who.user, deciding.described(platform, session, case))):
                raise NotWaiting("not this account's turn")
            decision = _decided(platform, session, who, form, case_no)
            audit.record(platform, session, who.user.account, f"console-{decision.value}", case_no)  # the words stand at the case's node
    except (Incomplete, Personal, WrongDay) as error:
        return problem(request, who, HTTPStatus.UNPROCESSABLE_ENTITY, "没有办理。", str(error), f"/console/cases/{case_no}")
    except NotWaiting:
        happened = "这一件现在不由您办理，可能别人刚刚办过。"
        return problem(request, who, HTTPStatus.CONFLICT, happened, "请打开看它现在到了哪一步。", f"/console/cases/{case_no}")
    except (Answered, Malformed, ConnectorDown) as error:
        return problem(request, who, HTTPStatus.CONFLICT, "现在不能同意。", _why(error), f"/console/cases/{case_no}")
    return see(f"/console?done={case_no}")


def _decided(platform: Platform, session: Session, who: LoggedIn, form: Mapping[str, str], case_no: str) -> Decision:
    """Does what the form says. Raises `Incomplete`, and what deciding raises."""
    by, at, decision, said = Actor(who.user.role.words, who.user.unit), _node(form), _decision(form), _words(form)
    if decision in (Decision.REFUSE, Decision.ASK) and not said:
        raise Incomplete("请选一句答复或写明原因，群众要看得懂为什么。")
    match decision:
        case Decision.AGREE:
            deciding.decide(platform, session, case_no, True, said or PHRASES[decision][0], by, at)
        case Decision.REFUSE:
            deciding.decide(platform, session, case_no, False, said, by, at)
        case Decision.ASK:
            deciding.ask_more(platform, session, case_no, said, _until(form), by, at)
        case Decision.SUPPLIED:
            deciding.supplied(platform, session, case_no, by, at)
        case Decision.HANDED:
            deciding.hand_over(platform, session, case_no, by)
    return decision


def _decision(form: Mapping[str, str]) -> Decision:
    try:
        return Decision(form.get("act", ""))
    except ValueError as error:
        raise Incomplete("没有选怎么办理。") from error


def _node(form: Mapping[str, str]) -> int:
    text = form.get("at", "")
    if not text.isascii() or not text.isdigit():
        raise Incomplete("页面不完整，请重新打开。")
    return int(text)


def _words(form: Mapping[str, str]) -> str:
    """The chosen phrase and what was written, as one text."""
    parts = [form.get("phrase", "").strip(), form.get("words", "").strip()]
    return "".join(part for part in parts if part)[:LONGEST_REPLY]


def _until(form: Mapping[str, str]) -> date:
    try:
        return date.fromisoformat(form.get("until", ""))
    except ValueError as error:
        raise Incomplete("请写明补材料的截止日期。") from error


def _seen(session: Session, who: LoggedIn, case_no: str) -> CaseRow | None:
    case = session.get(CaseRow, case_no) if case_no.isascii() and is_case_number(case_no) else None
    return case if case and sees(who.user, case) else None


def _not_there(request: Request, who: LoggedIn) -> Response:
    return problem(request, who, HTTPStatus.NOT_FOUND, "没有这一件。", "请核对编号；别的乡镇或部门的件在这里看不到。")


def _why(error: Exception) -> str:
    if isinstance(error, Answered):
        return str(error.body.get("happened") or "请先核对记录。") + str(error.body.get("do") or "")
    if isinstance(error, ConnectorDown):
        return "部门系统现在连不上，请稍后再办。"
    return "这一件没有完整的受理记录，只能不予办理，请群众重新申请。"
