"""我的办件: the resident's own cases of the last months, wherever they were begun, and what may be done with one of them now.

The platform says which acts are possible; here one is chosen and what it needs is asked. A slip can be composed only by an item
of the same edition, so the catalogue of this very machine decides whether printing is offered.
"""

from __future__ import annotations

from flows.accounts import options_of
from flows.after import OLD_NUMBER, AfterKind
from flows.appointments import bookable_days, bookable_spans, chosen_slot, when_words
from flows.fields import choice, phone
from flows.flow import Answers, Option
from flows.item import Identity, Item, Row, Summary
from flows.items import catalogue
from flows.numbers import grouped
from flows.receipt import STATE_WORDS
from flows.records.common import BankAccounts, Contact, Slot, Slots
from flows.records.exchange import CaseState
from flows.records.own_cases import Appointment, OwnAct, OwnCase, OwnCases
from flows.refusal import Refusal, Way
from flows.shapes import service
from flows.steps import NO_PAPER, PAPER, lookup, require

_POSSIBLE = {
    AfterKind.REBOOK: "可改约",
    AfterKind.CANCEL: "可取消",
    AfterKind.WITHDRAW: "可撤回",
    AfterKind.ACCOUNT: "可换收款账户",
}
"""What puts a case at the top of the list: a paper can be printed of each, and a question asked about each."""
OTHER_EDITION = "本机的版本和办理时不同，请到窗口办理。"


def listed(answers: Answers) -> bool:
    """Whether there is anything to choose from."""
    return bool(answers["own"].cases)


def cases(answers: Answers) -> tuple[Option, ...]:
    """Each case as something to tap: its name, then what can be done with it; state, day and the end of its number. Of an appointment
    also when it is, of what somebody hands over where. Those with which something can be done come first, the newest of them at the top."""
    return tuple(
        Option(c.number, c.name, _note(c)) for c in sorted(answers["own"].cases, key=lambda c: not (_can(c) or c.state is CaseState.READY))
    )


def _can(case: OwnCase) -> list[str]:
    """What is possible with it now, but for what is possible with every case."""
    free = [act.kind for act in case.acts if not _locked(case, act)]
    return [word for kind, word in _POSSIBLE.items() if kind in free]


def _note(case: OwnCase) -> str:
    booked = case.appointment
    when = f" · 约在{when_words(booked.day, booked.span)}" if booked and case.state is CaseState.DONE else ""
    where = f" · 在{case.waits_at}领取" if case.waits_at else ""
    can = f"{'、'.join(_can(case))} · " if _can(case) else ""
    return f"{can}{_day(case)} · {STATE_WORDS[case.state]} · 尾号{case.number[-7:]}{when}{where}"


def _day(case: OwnCase) -> str:
    return f"{case.opened_on:%Y年%-m月%-d日}"


def chosen(answers: Answers) -> OwnCase:
    """The case that something is to be done with."""
    case: OwnCase = next(c for c in answers["own"].cases if c.number == answers["case"])
    return case


def acts(answers: Answers) -> tuple[Option, ...]:
    """What may be done with it, and why some of it may not be now."""
    case = chosen(answers)
    return tuple(Option(act.id, act.label, locked=_locked(case, act)) for act in case.acts)


def _locked(case: OwnCase, act: OwnAct) -> str:
    item = catalogue().get(case.item)
    same = item is not None and item.digest == case.digest
    return act.locked if same or not act.kind.composed else OTHER_EDITION


def act_of(answers: Answers) -> OwnAct:
    """The chosen act."""
    act: OwnAct = next(act for act in chosen(answers).acts if act.id == answers["act"])
    return act


def doing(answers: Answers, kind: AfterKind) -> bool:
    """Whether that is what is to be done."""
    return "act" in answers and act_of(answers).kind is kind


def rebooking(answers: Answers) -> bool:
    return doing(answers, AfterKind.REBOOK)


def paying_elsewhere(answers: Answers) -> bool:
    return doing(answers, AfterKind.ACCOUNT)


def asking_somebody(answers: Answers) -> bool:
    return doing(answers, AfterKind.TICKET)


def appointment(answers: Answers) -> Appointment:
    """What is booked."""
    booked = chosen(answers).appointment
    assert booked is not None, "only an appointment is moved"
    return booked


def free(answers: Answers) -> list[Slot]:
    """Slots of the same place to which this case may move."""
    booked = appointment(answers)
    return [slot for slot in answers["slots"].slots if slot.day in booked.days and slot.id != booked.slot]


def accounts(answers: Answers) -> tuple[Option, ...]:
    """The person's accounts; the one that stands already is locked."""
    return tuple(
        Option(o.value, o.label, o.note, "现在就是这个账户" if o.value == chosen(answers).account else "") for o in options_of(answers)
    )


def summary(answers: Answers) -> Summary:
    """What is about to be done with which case."""
    if not listed(answers):
        months = answers.policy["after.months"]
        note = "放身份证办的事都在这里。凭户号缴的费、别人替您放他的身份证办的事，请凭编号和查询码查。"
        return Summary(f"近{months}个月", "没有办件记录", note=note)
    case, act = chosen(answers), act_of(answers)
    rows: list[Row] = [("原办件", case.name), (OLD_NUMBER, grouped(case.number)), ("办理日期", _day(case))]
    if case.appointment is not None and act.kind in (AfterKind.CANCEL, AfterKind.REBOOK):
        booked = case.appointment
        rows += [("地点", booked.place_name), ("原来约在", when_words(booked.day, booked.span))]
    if rebooking(answers):
        slot = chosen_slot(answers)
        rows.append(("改约到", when_words(slot.day, slot.span)))
    return Summary("将办理", act.label, tuple(rows), note=act.kind.note)


def act_label(answers: Answers) -> str:
    """The button names its act."""
    if not listed(answers):
        return "看完了，结束办理"
    if rebooking(answers):
        slot = chosen_slot(answers)
        return f"确认改约 {slot.day:%-m月%-d日} {slot.span}"
    if asking_somebody(answers):
        return "确认登记"
    return f"确认{act_of(answers).label}"


ITEM: Item = service(
    "my-cases",
    "我的办件",
    tile="我的办件",
    identity=Identity.CARD_AND_FACE,
    data=[
        lookup("own", OwnCases, "正在查询您的办件"),
        choice("case", "看哪一件", cases, label="办件", when=listed),
        choice("act", "要办什么", acts, label="要办", when=listed),
        lookup("slots", Slots, "正在查询空位", ask=lambda a: {"place": appointment(a).place}, when=rebooking),
        lookup("accounts", BankAccounts, "正在查询收款账户", when=paying_elsewhere),
        require(lambda a: not paying_elsewhere(a) or any(not option.locked for option in accounts(a))).otherwise(
            Refusal.ACCOUNT, "没有查到您名下别的收款账户。", "请到窗口办理惠农“一卡通”或社保卡金融账户后再来。", Way.CHANGE
        ),
        lookup("contact", Contact, "正在查询联系电话", when=asking_somebody),
    ],
    ask=[
        choice("date", "改到哪一天", lambda a: bookable_days(free(a)), label="新日期", look="days", when=rebooking),
        choice("slot", "改到什么时间", lambda a: bookable_spans(free(a), a["date"]), label="新时段", look="spans", when=rebooking),
        choice("bank_account", "改发到哪个账户", accounts, label="新账户", when=paying_elsewhere, note="其他账户请到窗口办理。"),
        phone(when=asking_somebody),
        choice("paper", "要打印吗", [NO_PAPER, PAPER], label="打印", preset=NO_PAPER, when=lambda a: not listed(a)),
    ],
    summary=summary,
    act_label=act_label,
    slip_title="办件服务回执",
    vouching=True,
)
