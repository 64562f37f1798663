"""When a licence to drive tractors and combines may be renewed at a machine (拖拉机和联合收割机驾驶证管理规定, 2018).

Under 70 · in force or less than a year past · from 90 days before its end · nothing unsettled · proof of health from 60 on
"""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar import months_later
from flows.flow import Answers, Gate
from flows.records.agri_machinery import LICENSED
from flows.refusal import Refusal, Way
from flows.steps import HOLDER, require

FIT = ("视力符合", "辨色正常", "听力符合", "上肢符合", "下肢符合", "无妨碍驾驶疾病")


def young_enough() -> Gate:
    """From the card at once."""
    return require(lambda a: a[HOLDER].age(a.policy.today) < a.policy["machine_licence.age"]).otherwise(
        Refusal.AGE_HIGH,
        "年满{machine_licence.age}周岁的，不能再换领拖拉机和联合收割机驾驶证。",
        "如有疑问请拨打{hotline.agriculture}。",
        Way.HOME,
    )


def renewable() -> list[Gate]:
    """What the record of the licence must say; needs the look-up `licence` before."""
    return [
        require(lambda a: a["licence"].number is not None).otherwise(
            Refusal.NODATA,
            "没有查到您的拖拉机和联合收割机驾驶证。",
            "在外县领的证，请到人工窗口换领；如果您认为有误，请登记「办不成事」。",
            Way.TICKET,
        ),
        require(lambda a: a["licence"].status == LICENSED).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"您的驾驶证现在的状态是“{a['licence'].status}”，不能换证。",
            "请带身份证和驾驶证到人工窗口。",
            gate="STATUS",
        ),
        require(lambda a: a["licence"].violations == 0).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"您有{a['licence'].violations}条违法记录还没有处理。",
            "请先到人工窗口处理，处理完就可以来换证。",
            gate="VIOLATIONS",
        ),
        require(lambda a: a.policy.today >= _opens(a)).otherwise(
            Refusal.WINDOW_CLOSED,
            lambda a: f"还没到换证的时候，驾驶证{expires(a):%Y年%-m月%-d日}到期。",
            lambda a: f"{_opens(a):%Y年%-m月%-d日}起可以来换。",
            Way.HOME,
            gate="EARLY",
        ),
        require(lambda a: a.policy.today <= _closes(a)).otherwise(
            Refusal.WINDOW_CLOSED,
            lambda a: f"驾驶证{expires(a):%Y年%-m月%-d日}到期，已经过期一年以上。",
            "请带身份证和驾驶证到人工窗口。",
            gate="LAPSED",
        ),
        require(_proven).otherwise(
            Refusal.NOT_ELIGIBLE,
            "年满{machine_licence.proof_age}周岁的，每年要交一次身体条件证明，没有查到您今年的证明。",
            "请先到医院开具证明，交到人工窗口后再来换证。",
            gate="PROOF",
        ),
    ]


def fit() -> Gate:
    """All that was asked under `health` must be ticked."""
    return require(lambda a: len(a["health"]) == len(FIT)).otherwise(
        Refusal.NOT_ELIGIBLE,
        "身体条件要六项都符合，才能在这里换证。",
        "选漏了请返回更改；有不符合的，请带医院的身体条件证明到人工窗口。",
        Way.CHANGE,
        gate="HEALTH",
    )


def expires(answers: Answers) -> date:
    day: date = answers["licence"].expires
    return day


def _opens(answers: Answers) -> date:
    return expires(answers) - timedelta(days=answers.policy["machine_licence.early_days"])


def _closes(answers: Answers) -> date:
    return months_later(expires(answers), answers.policy["machine_licence.lapse_months"])


def _proven(answers: Answers) -> bool:
    """Whether the proof of physical condition that older drivers need is of this year."""
    if answers[HOLDER].age(answers.policy.today) < answers.policy["machine_licence.proof_age"]:
        return True
    proof: date | None = answers["licence"].health_proof
    return proof is not None and proof > months_later(answers.policy.today, -answers.policy["machine_licence.proof_months"])
