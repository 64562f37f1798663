"""Confirming that one is still there, alike for every benefit: when it is due, where one lives now, whether somebody comes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from flows.fields import choice
from flows.flow import Answers, Option, Step
from flows.item import Row


class HomeVisit(StrEnum):
    """Whether somebody comes to the person the next time."""

    NONE = "none"
    WANTED = "wanted"


IN_PERSON, AT_HOME = "in-person", "at-home"
"""Answers of `who_is_here`."""

_HERE = (Option(IN_PERSON, "来了，现在认证", "看一下摄像头"), Option(AT_HOME, "来不了，请人上门认证", "卧床、行动不便的老人"))
_HOME_VISITS = (Option(HomeVisit.NONE, "不需要"), Option(HomeVisit.WANTED, "需要，行动不便"))


def lives_in(*places: str) -> Step:
    """Where the person lives now; the first place stands until changed."""
    return choice("living", "您现在住在哪里", places, label="现居住地", preset=places[0])


def next_time() -> Step:
    """Whether somebody is to come the next time."""
    return choice("home_visit", "以后需要上门认证吗", lambda _: _HOME_VISITS, label="上门认证", preset=HomeVisit.NONE)


def who_is_here() -> Step:
    """Whether the person is at the machine, or somebody brought the card of a person who cannot come."""
    return choice("here", "老人来了吗", lambda _: _HERE, label="认证方式")


def somebody_came(answers: Answers) -> bool:
    """Whether the camera is wanted at all."""
    return bool(answers["here"] == IN_PERSON)


def whereabouts_rows(answers: Answers) -> tuple[Row, ...]:
    """What paper says of them."""
    wish = (("上门认证", "已登记，下次由代办员上门认证"),) if answers.get("home_visit") == HomeVisit.WANTED else ()
    return (("现居住地", answers["living"]), *wish)


def term_rows(last_confirmed: date | None, next_due: date, suspended_since: date | None) -> tuple[Row, ...]:
    """When it was confirmed, when it is due, and what a suspension means."""
    last = (("上次认证", f"{last_confirmed:%Y-%m-%d}"),) if last_confirmed else ()
    stopped = (("待遇状态", f"{suspended_since:%Y-%m}起暂停，认证后次月恢复并补发"),) if suspended_since else ()
    return (*last, ("应认证日期", f"{next_due:%Y-%m-%d}"), *stopped)


def due_words(next_due: date, today: date, early_days: int | None = None) -> str:
    """还有37天到期 / 已过期40天 / 今天到期; more than `early_days` before the time also that it is not needed yet."""
    days = (next_due - today).days
    if days < 0:
        return f"已过期{-days}天"
    if days == 0:
        return "今天到期"
    return f"还有{days}天到期" + ("，现在可以先不办" if early_days is not None and days > early_days else "")
