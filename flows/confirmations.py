"""Confirming that one is still there, alike for every benefit: when it is due, where one lives now, whether somebody comes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from flows.fields import choice, phone
from flows.flow import Answers, Gate, Option, Step
from flows.item import Row


class HomeVisit(StrEnum):
    """Whether somebody comes to the person the next time."""

    NONE = "none"
    WANTED = "wanted"


_HOME_VISITS = (Option(HomeVisit.NONE, "不需要"), Option(HomeVisit.WANTED, "需要，行动不便"))


def whereabouts() -> list[Step | Gate]:
    """Where the person lives now, whether somebody is to come, and the phone; needs a look-up `contact` before."""
    return [
        choice("living", "您现在住在哪里", ["本县", "本省其他地方", "省外", "境外"], label="现居住地", preset="本县"),
        choice("home_visit", "以后需要上门认证吗", lambda _: _HOME_VISITS, label="上门认证", preset=HomeVisit.NONE),
        phone(),
    ]


def whereabouts_rows(answers: Answers) -> tuple[Row, ...]:
    """What paper says of them."""
    wish = (("上门认证", "已登记，下次由代办员上门认证"),) if answers["home_visit"] == HomeVisit.WANTED else ()
    return (("现居住地", answers["living"]), *wish)


def due_words(next_due: date, today: date, early_days: int) -> str:
    """还有37天到期 / 已过期40天 / 今天到期; well before the time also that it is not needed yet."""
    days = (next_due - today).days
    if days < 0:
        return f"已过期{-days}天"
    if days == 0:
        return "今天到期"
    return f"还有{days}天到期" + ("，现在可以先不办" if days > early_days else "")
