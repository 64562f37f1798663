"""The law of marriage and divorce as far as it can be checked before anybody travels (民法典, 2020).

§1046 a man and a woman · §1047 ages · §1077 thirty days of reflection, then thirty days to collect the paper
"""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar import birthday
from core.id_card import IdCard, Sex
from flows.flow import Answers, Gate
from flows.refusal import Refusal, Refused, Way
from flows.steps import HOLDER

MARRY, DIVORCE, DIVORCE_PAPER, REPLACE = "结婚登记", "离婚申请", "离婚领证", "补领结婚证或离婚证"


def for_two(answers: Answers) -> bool:
    """Whether both must come."""
    return bool(answers["kind"] != REPLACE)


def marrying(answers: Answers) -> bool:
    """Whether it is a wedding."""
    return bool(answers["kind"] == MARRY)


def old_enough() -> Gate:
    """§1047: no man before 22, no woman before 20; the refusal names the day from which it works."""

    def judge(answers: Answers) -> Refused | None:
        held = (answers[HOLDER], answers["partner_card"]) if marrying(answers) else ()
        return next((refused for card in held if (refused := _too_young(card, answers))), None)

    return Gate(Refusal.AGE_LOW.code, judge)


def _too_young(card: IdCard, answers: Answers) -> Refused | None:
    who, key = ("男方", "marriage.age.male") if card.sex is Sex.MALE else ("女方", "marriage.age.female")
    age = answers.policy[key]
    day = birthday(card.birth, age)
    if answers.policy.today >= day:
        return None
    return Refused(Refusal.AGE_LOW, f"结婚登记要求{who}年满{age}周岁。", f"{day:%Y年%-m月%-d日}起可以预约。", Way.HOME)


def man_and_woman(answers: Answers) -> bool:
    """§1046, from the two cards."""
    return {answers[HOLDER].sex, answers["partner_card"].sex} == {Sex.MALE, Sex.FEMALE}


def both_single(answers: Answers) -> bool:
    """Whether the register has no spouse of either: nobody marries twice."""
    return not (answers["marriage"].married or answers["partner_marriage"].married)


def married_to_each_other(answers: Answers) -> bool:
    """Whether the register names the other one as spouse."""
    mine = answers["marriage"]
    return bool(mine.married and mine.spouse == answers["partner_card"].number)


def parting(answers: Answers) -> bool:
    """Whether it is about a divorce, which is for two who are married to each other."""
    return answers["kind"] in (DIVORCE, DIVORCE_PAPER)


def paper_days(answers: Answers) -> tuple[date, date] | None:
    """First and last day to collect the divorce paper (§1077: day 31 to 60 after the application); None for any other errand."""
    if answers["kind"] != DIVORCE_PAPER:
        return None
    applied: date = answers["marriage"].divorce_applied
    rest, window = answers.policy["divorce.rest_days"], answers.policy["divorce.collect_days"]
    return applied + timedelta(days=rest + 1), applied + timedelta(days=rest + window)


def reflected() -> Gate:
    """§1077: not before the days of reflection are over, not after the days of collecting are."""

    def judge(answers: Answers) -> Refused | None:
        if answers["kind"] != DIVORCE_PAPER:
            return None
        if answers["marriage"].divorce_applied is None:
            return Refused(Refusal.COOLING, "没有查到你们的离婚申请。", "请先预约「离婚申请」。", Way.CHANGE)
        days = paper_days(answers)
        assert days is not None
        today, bookable_to = answers.policy.today, answers.policy.today + timedelta(days=answers.policy["booking.days"])
        if today > days[1]:
            return Refused(Refusal.COOLING, f"领证期限已在{days[1]:%Y年%-m月%-d日}结束。", "需要的话请重新预约「离婚申请」。", Way.CHANGE)
        return (
            None
            if days[0] <= bookable_to
            else Refused(Refusal.COOLING, "冷静期还没有满。", f"{days[0]:%Y年%-m月%-d日}起可以领证。", Way.HOME)
        )

    return Gate(Refusal.COOLING.code, judge)


def bring(answers: Answers) -> str:
    """What to bring; the household book is not needed since 2025-05-10 (婚姻登记条例)."""
    kind = answers["kind"]
    if kind == MARRY:
        return "双方身份证"
    return "双方身份证、结婚证、离婚协议书" if kind in (DIVORCE, DIVORCE_PAPER) else "本人身份证"
