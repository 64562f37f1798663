"""When a licence to drive tractors and combines may be renewed at a machine (拖拉机和联合收割机驾驶证管理规定, 2018).

Under 70 · in force or less than a year past · from 90 days before its end · nothing unsettled · proof of health from 60 on
"""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar import months_later
from flows.flow import Answers
from flows.steps import HOLDER

FIT = ("视力符合", "辨色正常", "听力符合", "上肢符合", "下肢符合", "无妨碍驾驶疾病")


def fit(answers: Answers) -> bool:
    """Whether all that was asked under `health` is ticked."""
    return len(answers["health"]) == len(FIT)


def still_driving(answers: Answers) -> bool:
    """Whether the holder is below the age at which licences end."""
    return bool(answers[HOLDER].age(answers.policy.today) < answers.policy["machine_licence.age"])


def expires(answers: Answers) -> date:
    """The last day of the licence."""
    day: date = answers["licence"].expires
    return day


def opens(answers: Answers) -> date:
    """The first day on which it may be renewed."""
    return expires(answers) - timedelta(days=answers.policy["machine_licence.early_days"])


def closes(answers: Answers) -> date:
    """The last day on which it may be renewed."""
    return months_later(expires(answers), answers.policy["machine_licence.lapse_months"])


def proven(answers: Answers) -> bool:
    """Whether the proof of physical condition that older drivers need is of this year."""
    if answers[HOLDER].age(answers.policy.today) < answers.policy["machine_licence.proof_age"]:
        return True
    proof: date | None = answers["licence"].health_proof
    return proof is not None and proof > months_later(answers.policy.today, -answers.policy["machine_licence.proof_months"])
