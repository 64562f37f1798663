"""What changes an earlier case: cancelled, moved, withdrawn, paid to another account. The caller has locked it and asked what is possible."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import update

from central.after.paper import as_it_stands
from central.after.past import Change
from central.cases import certificates, history, kept, releasing, waiting
from central.cases.nodes import Result
from central.departments import slots
from central.departments.acts import Act, Done, gone
from central.departments.department import require_up
from central.departments.directory import DEPARTMENTS
from central.store.cases import OpenContent
from core.plain import to_plain
from flows.after import RESULT
from flows.appointments import when_words
from flows.items import known
from flows.numbers import certificate_number_of
from flows.records.exchange import CaseState


def cancel(change: Change) -> Done:
    """Undone: the place is free, the department's record is as before, a certificate is void."""
    platform, act, case = change.platform, change.act, change.case
    session, slot = act.desk.session, case.slot
    require_up(session, platform.config, case.item.category)
    waiting.release(session, case.row.case_no)
    if slot is not None:
        slots.give_back(session, slot.id)
    undo = DEPARTMENTS[case.item.category].cancels.get(case.item.id)
    if undo:
        undo(_as_it_was(change))
    certificates.withdraw(platform, session, certificate_number_of(case.row.case_no))
    case.row.reply = f"{act.today:%Y年%-m月%-d日}由本人{change.after.label}。"
    history.move(platform, session, case.row, CaseState.CANCELLED, Result.RETURNED, said=case.row.reply)
    was = {"原来约在": when_words(slot.day, slot.span)} if slot else {}
    return Done(details={**case.about(), **was, RESULT: "已经取消"})


def _as_it_was(change: Change) -> Act:
    """The earlier case's own act, as the department knows it."""
    case, act = change.case, change.act
    assert case.answers is not None
    return Act(act.desk, case.row.case_no, case.item.id, case.answers, act.today)


def rebook(change: Change) -> Done:
    """Takes the new place, then frees the old one; the slip says the new time. Raises `Refusing` with the nearest places when it is gone."""
    platform, act, case = change.platform, change.act, change.case
    desk, old = act.desk, case.slot
    new = slots.find(desk, act.answers["slot"])
    assert old is not None
    assert new is not None
    if new.day <= act.today or not slots.take(desk, new.id):
        raise gone(known()[act.item], act.answers, new)
    slots.give_back(desk.session, old.id)
    desk.session.execute(update(OpenContent).where(OpenContent.case_no == case.row.case_no).values(until=new.day))
    case.row.reply = f"已改约到{when_words(new.day, new.span)}。"
    moved = as_it_stands(case, None, 1)
    answers = {**moved.answers, "date": act.answers["date"], "slot": new.id}
    said = {**moved.outcome["details"], "改约": f"原来约在{when_words(old.day, old.span)}，已经取消"}
    records = {**moved.records, "slots": to_plain(act.answers["slots"])}
    moved = replace(moved, answers=answers, records=records, outcome={**moved.outcome, "details": said})
    kept.write(desk.session, platform.vault, moved)
    was, now = when_words(old.day, old.span), when_words(new.day, new.span)
    return Done(details={**case.about(), "现在约在": now, "原来约在": was, RESULT: "已经改约，请按新的时间到场"}, earlier=moved)


def withdraw(change: Change) -> Done:
    """Nobody looks at it any more, and what it had set aside is free."""
    platform, act, case = change.platform, change.act, change.case
    require_up(act.desk.session, platform.config, case.item.category)
    releasing.withdraw(platform, act.desk.session, case.row)
    case.row.reply = f"{act.today:%Y年%-m月%-d日}由本人撤回。"
    return Done(details={**case.about(), RESULT: "已经撤回，不再审核"})


def pay_elsewhere(change: Change) -> Done:
    """Whoever decides reads the new account, and so does the department when it is granted."""
    platform, act, case = change.platform, change.act, change.case
    held, account = case.kept, act.answers["bank_account"]
    assert held is not None
    kept.write(act.desk.session, platform.vault, replace(held, answers={**held.answers, "bank_account": account}))
    old = str(held.answers["bank_account"])
    return Done(
        details={**case.about(), "原收款账户": f"尾号 {old[-4:]}", "新收款账户": f"尾号 {account[-4:]}", RESULT: "收款账户已经变更"}
    )
