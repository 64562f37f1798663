"""Who is entitled to the yearly reward of rural families (湖南省农村部分计划生育家庭奖励扶助政策解释), and what is due this year."""

from __future__ import annotations

from datetime import date

from core.calendar import birthday
from core.id_card import Sex
from flows.flow import Answers
from flows.item import Row, Summary
from flows.numbers import yuan
from flows.records.family_planning import FamilyReward
from flows.steps import HOLDER

UNCHANGED = "没有变化"
CHANGES = [UNCHANGED, "户口迁出或变更", "又生育或收养", "其他变化"]
DAUGHTERS = 2


def of_age(answers: Answers) -> date:
    """The day from which somebody may be rewarded."""
    return birthday(answers[HOLDER].birth, answers.policy["reward.age"])


def covered(answers: Answers) -> bool:
    """Whether somebody was born late enough for the reward."""
    return bool(answers[HOLDER].birth >= answers.policy["reward.born_from"])


def kept_to_the_plan(answers: Answers) -> bool:
    """A rural household whose births lie in the years of the plan, and one child, two daughters or none are living."""
    held: FamilyReward = answers["reward"]
    years = answers.policy["reward.births"]
    living = [birth for birth in held.births if birth.living]
    few = len(living) <= 1 or (len(living) == DAUGHTERS and all(birth.sex is Sex.FEMALE for birth in living))
    return held.rural and bool(held.births) and few and all(years["first"] <= birth.day <= years["last"] for birth in held.births)


def why_not(answers: Answers) -> str:
    """Whom the reward is for."""
    years = answers.policy["reward.births"]
    span = f"{years['first']:%Y年}至{years['last']:%Y年}"
    return f"这项奖励面向农村户籍、{span}间生育、现有一个孩子或两个女儿的家庭，现有记录不符合。"


def confirmed(answers: Answers) -> bool:
    """Whether this year is done."""
    return bool(answers["reward"].confirmed == answers.policy.today.year)


def summary(answers: Answers) -> Summary:
    """Which year, on the roll or not yet, and how much a year."""
    held: FamilyReward = answers["reward"]
    year = answers.policy.today.year
    last = f"{held.confirmed}年" if held.confirmed else "还没有确认过"
    status = "在册" if held.on_roll else "还没有纳入，确认后转乡镇审核"
    rows: tuple[Row, ...] = (
        ("年度", f"{year}年"),
        ("资格状态", status),
        ("上次确认", last),
        ("年发放额", f"{yuan(held.annual_fen)} 元"),
    )
    return Summary("要确认的年度", f"{year}年", rows, note="每年确认一次，不收费。")
