"""The seniors' bus card: from which day it may be validated, and until when it is good then."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar import birthday
from flows import masking
from flows.flow import Answers
from flows.item import Summary
from flows.policy import Policy
from flows.records.ag_bus_card_validation import BusCard
from flows.steps import HOLDER


def of_age(answers: Answers) -> date:
    """The birthday from which somebody may have such a card."""
    return birthday(answers[HOLDER].birth, answers.policy["bus_card.age"])


def opens(answers: Answers) -> date:
    """The first day on which this year's validation can be made."""
    return _last_day(answers) - timedelta(days=answers.policy["bus_card.early_days"])


def good_until(valid_to: date, policy: Policy) -> date:
    """The new last day: a year after the old one, so that nobody loses days by coming early; after a lapse, a year from today."""
    return birthday(max(valid_to, policy.today), policy["bus_card.years"])


def summary(answers: Answers) -> Summary:
    """Which card, until when it was good, until when it will be."""
    held: BusCard = answers["bus_card"]
    assert held.number is not None
    lapsed = "，已过期" if _last_day(answers) < answers.policy.today else ""
    rows = (("优待卡号", masking.account(held.number)), ("原有效期至", f"{_last_day(answers):%Y年%-m月%-d日}{lapsed}"))
    return Summary("年审后有效到", f"{good_until(_last_day(answers), answers.policy):%Y年%-m月%-d日}", rows, note="年审不收费。")


def _last_day(answers: Answers) -> date:
    held: BusCard = answers["bus_card"]
    assert held.valid_to is not None
    return held.valid_to
