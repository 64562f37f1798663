"""婚姻登记预约: two cards, one place, one time. Ages and the reflection period are checked before anybody travels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from core.calendar import weekday
from core.id_card import IdCard, Sex
from core.slip import Block, Pair, Text
from flows.eligibility import card_in_force
from flows.fields import bookable, choice, phone
from flows.flow import Answers, Gate, Option
from flows.item import Category, Identity, Summary
from flows.records.civil_affairs import Marriage
from flows.records.common import Contact, Places, Slot, Slots
from flows.records.exchange import Outcome
from flows.refusal import Refusal, Refused, Way
from flows.shapes import booking
from flows.steps import card, lookup, require

MARRY, DIVORCE, DIVORCE_PAPER, REPLACE = "结婚登记", "离婚申请", "离婚领证", "补领结婚证或离婚证"


def for_two(answers: Answers) -> bool:
    return bool(answers["kind"] != REPLACE)


def marrying(answers: Answers) -> bool:
    return bool(answers["kind"] == MARRY)


def birthday(card: IdCard, age: int) -> date:
    """The day on which the holder reaches that age; 29 February becomes 1 March."""
    try:
        return card.birth.replace(year=card.birth.year + age)
    except ValueError:
        return date(card.birth.year + age, 3, 1)


def old_enough(answers: Answers) -> Refused | None:
    """民法典 第1047条: no man before 22, no woman before 20; the refusal names the day from which it works."""
    if not marrying(answers):
        return None
    for step in ("card", "partner_card"):
        held: IdCard = answers[step]
        key = "marriage.age.male" if held.sex is Sex.MALE else "marriage.age.female"
        day = birthday(held, answers.policy[key])
        if answers.policy.today < day:
            who = "男方" if held.sex is Sex.MALE else "女方"
            happened = f"结婚登记要求{who}年满{answers.policy[key]}周岁。"
            return Refused(Refusal.AGE_LOW, happened, f"{day:%Y年%-m月%-d日}起可以预约。", Way.HOME)
    return None


def man_and_woman(answers: Answers) -> bool:
    return not marrying(answers) or {answers["card"].sex, answers["partner_card"].sex} == {Sex.MALE, Sex.FEMALE}


def both_single(answers: Answers) -> bool:
    return not marrying(answers) or not (answers["marriage"].married or answers["partner_marriage"].married)


def a_couple(answers: Answers) -> bool:
    if answers["kind"] not in (DIVORCE, DIVORCE_PAPER):
        return True
    return bool(answers["marriage"].married and answers["marriage"].spouse == answers["partner_card"].number)


def paper_days(answers: Answers) -> tuple[date, date]:
    """First and last day to collect the divorce paper: day 31 to 60 after the application (民法典 第1077条)."""
    applied: date = answers["marriage"].divorce_applied
    rest, window = answers.policy["divorce.rest_days"], answers.policy["divorce.collect_days"]
    return applied + timedelta(days=rest + 1), applied + timedelta(days=rest + window)


def reflected(answers: Answers) -> Refused | None:
    if answers["kind"] != DIVORCE_PAPER:
        return None
    if answers["marriage"].divorce_applied is None:
        return Refused(Refusal.COOLING, "没有查到你们的离婚申请。", "请先预约「离婚申请」。", Way.CHANGE)
    first, last = paper_days(answers)
    if answers.policy.today > last:
        return Refused(Refusal.COOLING, f"领证期限已在{last:%Y年%-m月%-d日}结束。", "需要的话请重新预约「离婚申请」。", Way.CHANGE)
    if answers.policy.today + timedelta(days=answers.policy["booking.days"]) < first:
        return Refused(Refusal.COOLING, "冷静期还没有满。", f"{first:%Y年%-m月%-d日}起可以领证。", Way.HOME)
    return None


def places(answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(p.id, p.name, f"{p.address} · 约{p.near}公里") for p in answers["places"].places)


def usable(answers: Answers) -> list[Slot]:
    """Slots of the chosen place; for a divorce paper only those inside its days."""
    slots = list(answers["slots"].slots)
    if answers["kind"] == DIVORCE_PAPER:
        first, last = paper_days(answers)
        slots = [s for s in slots if first <= s.day <= last]
    return slots


def days(answers: Answers) -> tuple[Option, ...]:
    by_day: dict[date, int] = {}
    for slot in usable(answers):
        by_day[slot.day] = by_day.get(slot.day, 0) + slot.free
    return tuple(_day_option(day, free) for day, free in by_day.items())


def _day_option(day: date, free: int) -> Option:
    return bookable(day.isoformat(), f"{day:%-m月%-d日} {weekday(day)}", free, "这一天已约满，请选别的日期。")


def spans(answers: Answers) -> tuple[Option, ...]:
    chosen = [s for s in usable(answers) if s.day.isoformat() == answers["date"]]
    return tuple(bookable(s.id, s.span, s.free, "这个时段已约满，请选别的时段。") for s in chosen)


def asked_slots(answers: Answers) -> Mapping[str, Any]:
    return {"place": answers["site"]}


def place_of(answers: Answers) -> Any:
    return next(p for p in answers["places"].places if p.id == answers["site"])


def slot_of(answers: Answers) -> Slot:
    return next(s for s in usable(answers) if s.id == answers["slot"])


def bring(kind: str) -> str:
    """What to bring; the household book is not needed since 2025-05-10 (婚姻登记条例)."""
    if kind == MARRY:
        return "双方身份证"
    if kind in (DIVORCE, DIVORCE_PAPER):
        return "双方身份证、结婚证、离婚协议书"
    return "本人身份证"


def summary(answers: Answers) -> Summary:
    place, slot = place_of(answers), slot_of(answers)
    rows = (("地点", place.name), ("地址", place.address), ("要带", bring(answers["kind"])))
    return Summary("预约时间", f"{slot.day:%-m月%-d日} {slot.span}", rows, note="婚姻登记不收费。来不了请提前一天打登记处电话取消或改约。")


def body(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    place, slot = place_of(answers), slot_of(answers)
    return (
        Text(f"{slot.day:%Y-%m-%d} {weekday(slot.day)}", size=2, bold=True),
        Text(slot.span, size=2, bold=True),
        Pair("办什么", answers["kind"]),
        *(Pair(label, value) for label, value in outcome.details.items()),
        Pair("地点", place.name),
        Pair("地址", place.address),
        Pair("电话", place.phone),
        Pair("要带", bring(answers["kind"])),
        Pair("取消", f"提前一天打 {place.phone} 取消或改约"),
    )


ITEM = booking(
    "ca-marriage-appointment",
    "婚姻登记预约",
    tile="婚姻登记预约",
    category=Category.CIVIL_AFFAIRS,
    identity=Identity.CARD,
    data=[
        choice("kind", "办什么", [MARRY, DIVORCE, DIVORCE_PAPER, REPLACE], label="办什么"),
        card("partner_card", "请放另一方的身份证", when=for_two, other_than=("card",)),
        card_in_force("partner_card"),
        require(man_and_woman, Refusal.SAME_SEX_CARDS, lambda _: Refused(Refusal.SAME_SEX_CARDS, way=Way.CHANGE)),
        Gate("E-AGE-LOW", old_enough),
        lookup("marriage", Marriage, "正在查询婚姻登记"),
        lookup("partner_marriage", Marriage, "正在查询婚姻登记", ask=lambda a: {"number": a["partner_card"].number}, when=for_two),
    ],
    rules=[
        require(both_single, Refusal.MARRIED),
        require(a_couple, Refusal.NOT_COUPLE),
        Gate("E-COOLING", reflected),
    ],
    ask=[
        lookup("places", Places, "正在查询登记处", ask=lambda _: {"service": "marriage"}),
        choice("site", "到哪里办", places, label="登记处"),
        lookup("slots", Slots, "正在查询空位", ask=asked_slots),
        choice("date", "哪一天", days, label="日期", look="days"),
        choice("slot", "什么时间", spans, label="时段", look="spans"),
        lookup("contact", Contact, "正在查询联系电话"),
        phone(),
    ],
    summary=summary,
    body=body,
    act_label=lambda a: f"确认预约 {slot_of(a).day:%-m月%-d日} {slot_of(a).span}",
    slip_title="婚姻登记预约凭条",
)
