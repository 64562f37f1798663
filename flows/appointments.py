"""Booking alike for every service: which place, which day, which time, and how to reach the person.

An item may narrow the days (`within`); the platform gives the slot, first come first served.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from core.calendar import weekday
from flows.fields import bookable, choice, phone
from flows.flow import Answers, Gate, Option, Step
from flows.item import Row, Summary
from flows.records.common import Contact, Place, Places, Slot, Slots
from flows.steps import lookup

Days = tuple[date, date]
Within = Callable[[Answers], Days | None]


def any_day(_: Answers) -> Days | None:
    return None


def appointment(service: str, place_label: str, within: Within = any_day) -> list[Step | Gate]:
    """The questions of a booking; `within` gives the first and the last day that this case may use, or None."""
    return [*where_and_when(service, place_label, within), lookup("contact", Contact, "正在查询联系电话"), phone()]


def where_and_when(service: str, place_label: str, within: Within = any_day) -> list[Step | Gate]:
    """Place, day and time alone."""
    return [
        lookup("places", Places, f"正在查询{place_label}", ask=lambda _: {"service": service}),
        choice("site", "到哪里办", _places, label=place_label),
        lookup("slots", Slots, "正在查询空位", ask=lambda a: {"place": a["site"]}),
        choice("date", "哪一天", lambda a: bookable_days(usable(a, within)), label="日期", look="days"),
        choice("slot", "什么时间", lambda a: bookable_spans(usable(a, within), a["date"]), label="时段", look="spans"),
    ]


def usable(answers: Answers, within: Within = any_day) -> list[Slot]:
    """Slots of the chosen place on days that the case may use, full ones too."""
    days = within(answers)
    return [slot for slot in answers["slots"].slots if days is None or days[0] <= slot.day <= days[1]]


def booked(bring: Callable[[Answers], str], note: str) -> Callable[[Answers], Summary]:
    """Day and time in large figures, where, and what to bring."""

    def summary(answers: Answers) -> Summary:
        place, slot = _place(answers), chosen_slot(answers)
        rows: tuple[Row, ...] = (("地点", place.name), ("地址", place.address), ("要带", bring(answers)))
        return Summary("预约时间", when_words(slot.day, slot.span), rows, note=note)

    return summary


def when_words(day: date, span: str) -> str:
    """11月26日 周三 09:30-10:30."""
    return f"{day:%-m月%-d日} {weekday(day)} {span}"


def on_the_slip(answers: Answers) -> tuple[Row, ...]:
    """What paper says beyond the check page: the year, and whom to call."""
    number = _place(answers).phone
    return (
        ("日期", f"{chosen_slot(answers).day:%Y年%-m月%-d日}"),
        ("电话", number),
        ("取消改约", f"提前一天在任一终端点「我的办件」，或打 {number}"),
    )


def confirm_words(answers: Answers) -> str:
    """The button of a booking names its day and time."""
    slot = chosen_slot(answers)
    return f"确认预约 {slot.day:%-m月%-d日} {slot.span}"


def _places(answers: Answers) -> tuple[Option, ...]:
    return tuple(Option(p.id, p.name, f"{p.address} · 约{p.near}公里") for p in answers["places"].places)


def bookable_days(slots: list[Slot]) -> tuple[Option, ...]:
    """Each day with the places that it has left."""
    free: dict[date, int] = {}
    for slot in slots:
        free[slot.day] = free.get(slot.day, 0) + slot.free
    full = "这一天已约满，请选别的日期。"
    return tuple(bookable(day.isoformat(), f"{day:%-m月%-d日} {weekday(day)}", count, full) for day, count in free.items())


def bookable_spans(slots: list[Slot], day: str) -> tuple[Option, ...]:
    """The times of one day."""
    full = "这个时段已约满，请选别的时段。"
    return tuple(bookable(slot.id, slot.span, slot.free, full) for slot in slots if slot.day.isoformat() == day)


def _place(answers: Answers) -> Place:
    place: Place = next(p for p in answers["places"].places if p.id == answers["site"])
    return place


def chosen_slot(answers: Answers) -> Slot:
    """The time that the case is about to take."""
    slot: Slot = next(s for s in answers["slots"].slots if s.id == answers["slot"])
    return slot
