"""The disability certificate, as every item of the disabled persons' federation asks for it: there is one, it is valid, what it says."""

from __future__ import annotations

from flows.flow import Answers, Gate
from flows.records.disability import DisabilityCard
from flows.refusal import Refusal
from flows.steps import require

LEVELS = "一二三四"


def level_words(level: int) -> str:
    """一级 is the most severe."""
    return f"{LEVELS[level - 1]}级"


def valid_words(held: DisabilityCard) -> str:
    """Until when, on paper."""
    return f"至{held.valid_to:%Y年%-m月%-d日}" if held.valid_to else "长期"


def certificate_in_force() -> list[Gate]:
    """The look-up `disability` found a certificate that still counts."""
    renew = "请先换领残疾人证，可请人帮您预约。"
    return [
        require(lambda a: a["disability"].number is not None).otherwise(
            Refusal.NODATA, "没有查到您的残疾人证。", "请先办理残疾评定，可请人帮您预约。"
        ),
        require(lambda a: not a["disability"].cancelled).otherwise(Refusal.NODATA, "您的残疾人证已经注销。", renew, gate="CANCELLED"),
        require(_not_expired).otherwise(Refusal.NODATA, _expired, renew, gate="EXPIRED"),
    ]


def _not_expired(answers: Answers) -> bool:
    held: DisabilityCard = answers["disability"]
    return held.valid_to is None or held.valid_to >= answers.policy.today


def _expired(answers: Answers) -> str:
    return f"您的残疾人证已过有效期，{answers['disability'].valid_to:%Y年%-m月%-d日}到期。"
