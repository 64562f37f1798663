"""Care in another place: why, and for how long a filing holds (医保发〔2022〕22号).

Whoever lives or works there may file without an end; a referral or a journey holds for a time, of some months at least.
"""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar import months_later
from flows.fields import choice, day
from flows.flow import Answers, Gate, Option, Step

LONG, SHORT = ("异地安置退休", "异地长期居住", "常驻异地工作"), ("转诊转院", "临时外出就医")
OPEN_ENDED, UNTIL = "长期有效", "定一个结束日"


def kinds(answers: Answers) -> tuple[Option, ...]:
    """Why somebody is treated elsewhere."""
    return tuple(
        Option(kind, kind, "可以长期有效" if kind in LONG else f"至少{answers.policy['medical.remote.months']}个月")
        for kind in (*LONG, *SHORT)
    )


def ends(answers: Answers) -> bool:
    """Whether the filing has a last day."""
    return bool(answers["kind"] in SHORT or answers["term"] == UNTIL)


def how_long() -> list[Step | Gate]:
    """First day, and the last one where there is one."""
    return [
        day(
            "from_day",
            "从哪一天开始",
            label="开始日",
            earliest=lambda a: a.policy.today,
            latest=lambda a: a.policy.today + timedelta(days=a.policy["medical.remote.ahead_days"]),
            preset=lambda a: a.policy.today,
        ),
        choice("term", "到什么时候", [OPEN_ENDED, UNTIL], label="有效期", preset=OPEN_ENDED, when=lambda a: a["kind"] in LONG),
        day("to_day", "到哪一天结束", label="结束日", earliest=_soonest_end, latest=_latest_end, preset=_soonest_end, when=ends),
    ]


def _soonest_end(answers: Answers) -> date:
    return months_later(answers["from_day"], answers.policy["medical.remote.months"])


def _latest_end(answers: Answers) -> date:
    return months_later(answers["from_day"], answers.policy["medical.remote.longest_months"])
