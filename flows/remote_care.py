"""Care in another place: why, and for how long a filing holds (医保发〔2022〕22号).

Whoever lives or works there may file without an end; a referral or a journey holds for a time, of some months at least.
"""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar import months_later
from flows.fields import choice, day
from flows.flow import Answers, Gate, Option, Step
from flows.item import Row, Summary
from flows.records.medical_insurance import Filing, Filings
from flows.records.regions import Region

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


def own_area(place: Region, answers: Answers) -> str:
    """Why nobody files for the place of the own insurance."""
    return "在本统筹区，不用备案" if place.name == answers["medical"].area else ""


def same_place(answers: Answers) -> Filing | None:
    """A filing for that city that is still in force."""
    held: Filings = answers["filings"]
    return next((filing for filing in held.filings if filing.city == answers["place"].name), None)


def summary(answers: Answers) -> Summary:
    """Where, why, from when to when, and how bills are settled there."""
    last = f"{answers['to_day']:%Y年%-m月%-d日}" if ends(answers) else OPEN_ENDED
    rows: list[Row] = [("备案类型", answers["kind"]), ("开始", f"{answers['from_day']:%Y年%-m月%-d日}"), ("结束", last)]
    rows.append(("怎样结算", "在当地联网定点医院出示身份证或社保卡，直接结算"))
    if answers["kind"] in SHORT:
        rows.append(("报销提醒", "比例比在本地就医低，出院前请先问清"))
    return Summary(
        "就医地", answers["place"].full, tuple(rows), note=f"变更或取消：“国家医保服务平台”，或拨打{answers.policy['hotline.medical']}。"
    )
