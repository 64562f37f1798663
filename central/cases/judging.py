"""Judges one received report: walks it again over the platform's own records, acts, and says what became of it.

    no such item            404, the kiosk keeps it and calls the technician
    other wording of item   reviewing   a person looks; nothing is acted on; it stands under the card that was laid
    walk refuses, forged    422         with code and sentences; money that was paid goes back, then it is an outcome
    a record has changed    reviewing   what the resident saw is no longer what is true
    money was given back    rejected    an operator did not wait for this report any longer
    drafted offline         see `central.cases.drafts`
    otherwise               the act, the outcome

In review nothing takes effect except that a booked slot is held, so that nobody loses a place while a person looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central import service_orders
from central.after import acting
from central.answers import Answered, NotFound, Refusing, Unprocessable, refuse
from central.cases import certificates, drafts, history, kept, places, waiting
from central.cases.admission import admit, laid, person_of
from central.cases.nodes import OVER, Result
from central.cases.opening import first_outcome, open_case, with_done
from central.cases.why import Reason, Why
from central.departments import slots
from central.departments.acts import Act, Done, gone
from central.departments.department import Desk, require_up
from central.departments.directory import DEPARTMENTS, look_up, price
from central.payments import orders, quotes
from central.platform import Platform
from central.registry import Register
from central.store.cases import CaseRow
from central.store.payments import Order
from core.plain import Malformed
from flows.flow import LOOKED, Path, Step, StepKind
from flows.item import Item, Shape
from flows.items import known
from flows.numbers import yuan
from flows.policy import NoFigure
from flows.receipt import on_paper
from flows.records.common import Slots
from flows.records.exchange import CaseState, Outcome, PayState, Report
from flows.records.own_cases import OwnCases
from flows.records.progress import CaseFound
from flows.refusal import Refusal, Way
from flows.walk import read_answers, record_digest, walk

POLICY_AGE = timedelta(days=400)
"""A kiosk may have been offline long; figures older than this are no longer kept for judging."""

MOVING = frozenset({Slots, OwnCases, CaseFound})
"""Records that change all the time: what is done with them is judged by doing it."""


def judge(platform: Platform, session: Session, report: Report) -> Outcome:
    """What became of the report. Raises `Answered` or `Malformed`; then nothing has changed, unless money was given back."""
    earlier = session.get(CaseRow, report.case_no)
    if earlier:
        return _corrected(platform, session, earlier)
    item = known().get(report.item)
    if item is None:
        raise NotFound("no-such-item")
    desk = desk_of(platform, session, report)
    order = _order_of(session, report) if item.shape is Shape.PAY else None
    if order and order.state == PayState.REFUNDED.value:
        return open_case(platform, session, report, _refunded(order, "这笔钱已经先退给您。"))
    if order and order.state != PayState.PAID.value:
        order = None
    try:
        with session.begin_nested():
            done, path = _judged(platform, desk, item, report, order)
        number = person_of(path.answers) if path else laid(report.answers, desk.policy.today)
    except drafts.Unfinished as unfinished:
        done, number, path = drafts.supplement(platform, desk, item, unfinished), person_of(unfinished.answers), None
    except (Refusing, Unprocessable, Malformed) as refused:
        if report.draft and isinstance(refused, Refusing):
            number = person_of(read_answers(item, report.answers))
            done = drafts.refused(session, refused, desk.register.person(number) if number else None)
        elif order is None:
            raise
        else:
            done, number = _paid_back(platform, session, order, refused), None
        path = None
    return open_case(platform, session, report, done, number, path)


def desk_of(platform: Platform, session: Session, report: Report) -> Desk:
    """The desk with the figures of the report's own day. Raises `Malformed` for a day that cannot be."""
    today = platform.now().date()
    if not today - POLICY_AGE <= report.policy_date <= today + timedelta(days=1):
        raise Malformed("Report.policy_date: too far from today")
    policy = platform.policy(report.policy_date)
    return Desk(Register(session, platform.vault), policy, platform.config, platform.now(), report.case_no, platform)


def _judged(platform: Platform, desk: Desk, item: Item, report: Report, order: Order | None) -> tuple[Done, Path | None]:
    if report.item_digest != item.digest:
        if item.shape is Shape.BOOK:
            places.hold(desk, report)
        return _to_review(platform, desk, report, Reason(Why.WORDING)), None
    act, path = _considered(platform, desk, item, report, order)
    if why := _doubts(platform, report, path):
        if item.shape is Shape.BOOK:
            DEPARTMENTS[item.category].acts[item.id](act)
        return _to_review(platform, desk, report, why), path
    return _acted(platform, act, item, order), path


def judge_anyway(platform: Platform, session: Session, report: Report, order: Order | None = None) -> Done:
    """The act of a case that waited for a person, without asking again what has changed since; the bill alone must be the one that
    was paid. Raises as `judge` does."""
    item = known().get(report.item)
    if item is None or report.item_digest != item.digest:
        raise Malformed("Report.item_digest: another wording of the item")
    desk = desk_of(platform, session, report)
    act, path = _considered(platform, desk, item, report, order)
    if order:
        _same_bill(desk, item, path)
    done = _acted(platform, act, item, order)
    if item.category is not None:
        answered = first_outcome(platform, session, report.case_no)
        kept.keep(session, platform.vault, item, report, path, with_done(answered, done))
    return done


def _same_bill(desk: Desk, item: Item, path: Path) -> None:
    """Raises `Malformed` when what was paid for is not what would be booked now."""
    for step in path.taken:
        if step.kind is StepKind.QUOTE and step.ask and price(desk, item, step.ask(path.answers)).rows != path.answers[step.id].rows:
            raise Malformed("the bill is no longer the one that was paid")


def _considered(platform: Platform, desk: Desk, item: Item, report: Report, order: Order | None) -> tuple[Act, Path]:
    """The act that the report asks for, after everything that would refuse it."""
    require_up(desk.session, desk.config, item.category)
    answers = admit(desk.session, platform.vault, item, report.answers, report.case_no, platform.policy())
    if report.draft:
        path = drafts.settled(desk, item, answers)
    else:
        path = _walked(platform, desk, item, report)
        _same_answers(path, answers)
    if item.shape is Shape.PAY and order is None:
        raise refuse(Refusal.PAY_UNKNOWN)
    desk = replace(desk, policy=desk.policy.noting())
    return Act(desk, report.case_no, item.id, path.answers, platform.now().date(), order.fen if order else 0), path


def _walked(platform: Platform, desk: Desk, item: Item, report: Report) -> Path:
    """The complete path. Raises `Refusing` when a rule says no, `Malformed` when an answer is missing or does not stand."""

    def look(step: Step, asked: Mapping[str, Any]) -> Any:
        if step.kind is not StepKind.QUOTE:
            return look_up(desk, step, asked)
        row = quotes.find(desk.session, report.case_no, report.quote_id)
        if row is None or row.asked_tag != quotes.tag_of(platform, asked):
            raise Malformed("Report.quote_id: not the quote of this case")
        return quotes.opened(platform, row)

    try:
        path = walk(item, report.answers, look, desk.policy)
    except NoFigure as error:
        raise Malformed("Report.policy_date: no figures of that day") from error
    if path.refused:
        raise Refusing(path.refused)
    if path.next:
        raise _incomplete(desk, item, path, path.next, report)
    return path


def _same_answers(path: Path, answers: Mapping[str, Any]) -> None:
    """Raises `Malformed` unless the path holds exactly what was reported: an answer that does not stand must not become a preset."""
    if set(answers) != {step.id for step in path.taken if step.kind not in LOOKED}:
        raise Malformed("Report.answers: not the answers of this path")
    for step_id, value in answers.items():
        if path.answers[step_id] != value:
            raise Malformed(f"Report.answers.{step_id}: missing, or does not stand")


def _incomplete(desk: Desk, item: Item, path: Path, missing: Step, report: Report) -> Exception:
    """A slot that filled up, or an act that is over, is no fault of the kiosk; any other answer that does not stand is."""
    wanted = report.answers.get("slot")
    slot = slots.find(desk, wanted) if isinstance(wanted, str) and "slots" in path.answers else None
    if slot and not slot.free and slot.id in {s.id for s in path.answers["slots"].slots}:
        return gone(item, path.answers, slot)
    chosen = report.answers.get(missing.id)
    if item.category is None and chosen is not None:
        locked = next((option.locked for option in missing.options(path.answers) if option.value == chosen), "")
        return refuse(Refusal.NOT_ELIGIBLE, locked or "这件办件的情况刚刚有变化。", "请返回，看看现在可以办什么。", Way.CHANGE)
    return Malformed(f"Report.answers.{missing.id}: missing, or does not stand")


def _doubts(platform: Platform, report: Report, path: Path) -> Reason | None:
    """Why a person must look first; None when nobody need. Of a draft only those look-ups count that were answered before the line broke."""
    looked = [step for step in path.taken if step.kind in LOOKED and step.holds not in MOVING]
    if report.draft:
        looked = [step for step in looked if step.id in report.records]
    changed = [step.id for step in looked if report.records.get(step.id) != record_digest(path.answers[step.id])]
    if changed:
        return Reason(Why.CHANGED, tuple(changed))
    if (report.test or report.simulated_devices) and not platform.config.rehearsal:
        return Reason(Why.REHEARSED)
    return None


def _acted(platform: Platform, act: Act, item: Item, order: Order | None) -> Done:
    if item.category is None:
        return acting.perform(platform, act)
    perform = DEPARTMENTS[item.category].acts.get(item.id)
    done = perform(act) if perform else Done()
    if done.call:
        service_orders.call_out(platform, act.desk.session, act.case_no, item.id, done.call)
    if item.shape is Shape.CERT and done.state is CaseState.DONE and on_paper(item, act.answers):
        done = replace(done, document=certificates.issue(platform, act, item, done.valid_until))
    done = replace(done, demo=bool(act.desk.policy.demo_read))
    if order is None:
        return done
    orders.posted(act.desk.session, order, platform.now())
    return replace(done, details={"支付方式": order.channel, "交易流水号": order.channel_no, **done.details})


def _order_of(session: Session, report: Report) -> Order | None:
    """The order of this very case and quote, locked."""
    found = select(Order).filter_by(order_no=report.order_no, case_no=report.case_no, quote_id=report.quote_id)
    return session.scalar(found.with_for_update())


def _paid_back(platform: Platform, session: Session, order: Order, refused: Answered | Malformed) -> Done:
    orders.refund(session, order, platform.now())
    why = refused.body.get("happened", "") if isinstance(refused, Answered) else "账单和记录不一致。"
    return _refunded(order, why)


def _refunded(order: Order, why: str) -> Done:
    return Done(CaseState.REJECTED, {"没有入账": why, "退款": f"{yuan(order.fen)} 元已按原支付方式退回", "退款单号": order.order_no})


def _to_review(platform: Platform, desk: Desk, report: Report, reason: Reason) -> Done:
    waiting.look_at(platform, desk.session, report.case_no, reason)
    days = desk.policy["review.check.days"]
    return Done(CaseState.REVIEWING, {"核对": f"工作人员会在{days}个工作日内核对，结果可凭号查询"})


def _corrected(platform: Platform, session: Session, case: CaseRow) -> Outcome:
    """A later version of a case that was acted on: nothing is done twice, a person looks at the difference; what is over stays so."""
    outcome = first_outcome(platform, session, case.case_no)
    if CaseState(case.state) in OVER:
        return replace(outcome, state=CaseState(case.state))
    waiting.look_at(platform, session, case.case_no, Reason(Why.CORRECTED))
    history.move(platform, session, case, CaseState.REVIEWING, Result.SPECIAL)
    return replace(outcome, state=CaseState.REVIEWING)
