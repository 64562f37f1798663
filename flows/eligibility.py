"""Rules that several items share: card validity, protected persons. Each is a gate with its exact refusal."""

from __future__ import annotations

from core.id_card import IdCard
from flows.fields.dates import DayOf
from flows.flow import Answers, Gate
from flows.refusal import Refusal, Way
from flows.steps import HOLDER, Said, require


def card_in_force(step_id: str = HOLDER) -> Gate:
    """Refuses an expired card, naming the day; certificates and acts need a card in force, queries do not."""

    def happened(answers: Answers) -> str:
        card: IdCard = answers[step_id]
        day = f"{card.valid_to:%Y年%-m月%-d日}" if card.valid_to else ""
        return f"这张身份证{day}已到期，不能办理这一项。"

    return require(lambda a: step_id not in a or not a[step_id].expired(a.policy.today)).otherwise(
        Refusal.CARD_EXPIRED, happened, gate="" if step_id == HOLDER else step_id.upper()
    )


def not_protected(record_id: str) -> Gate:
    """Refuses neutrally when the department's record carries a protected flag (death, custody …); the flag is never named."""
    return require(lambda a: not a[record_id].protected).otherwise(Refusal.NEUTRAL)


def from_here(answers: Answers, step_id: str = HOLDER) -> bool:
    """Whether the number on that card was issued in this county."""
    return bool(answers[step_id].region == answers.policy["region.county"])


def from_this_county(happened: Said, do: Said) -> Gate:
    """Refuses a card whose number was first issued in another county."""
    return require(from_here).otherwise(Refusal.REGION, happened, do)


def not_before(first_day: DayOf, happened: Said) -> Gate:
    """Refuses somebody who is too young, naming the first day on which it works."""
    return require(lambda a: a.policy.today >= first_day(a)).otherwise(
        Refusal.AGE_LOW, happened, lambda a: f"{first_day(a):%Y年%-m月%-d日}起可以来办。", Way.HOME
    )
