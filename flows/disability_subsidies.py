"""The two subsidies for disabled people (国发〔2015〕52号): for living in a poor household, for nursing a severe disability."""

from __future__ import annotations

from flows.disability import level_words
from flows.flow import Answers, Option
from flows.item import Row, Summary
from flows.numbers import yuan
from flows.records.disability import LIVING, DisabilityCard, Subsidy


def _locked(subsidy: Subsidy, answers: Answers) -> str:
    """Why this subsidy cannot be ticked; "" when it can."""
    if subsidy.receiving:
        return "您已在领取这一项"
    if subsidy.kind == LIVING:
        return "" if answers["assistance"].subsistence else "这一项面向低保家庭"
    if subsidy.excluded_by:
        return f"已享受{subsidy.excluded_by}，不能同时领取"
    severe = answers.policy["disability.severe_levels"]
    return "" if answers["disability"].level in severe else f"这一项面向{'、'.join(map(level_words, severe))}残疾"


def subsidies(answers: Answers) -> tuple[Option, ...]:
    """Both with their amounts; one that cannot be asked for says why."""
    found = answers["subsidies"].subsidies
    return tuple(Option(s.kind, s.kind, f"每月{yuan(s.monthly_fen)}元", _locked(s, answers)) for s in found)


def eligible(answers: Answers) -> tuple[str, ...]:
    """Those that can be asked for."""
    return tuple(option.value for option in subsidies(answers) if not option.locked)


def why_none(answers: Answers) -> str:
    """Both reasons in one sentence."""
    return f"现在没有可以申请的项目。{'；'.join(f'{o.label}：{o.locked}' for o in subsidies(answers))}。"


def summary(answers: Answers) -> Summary:
    """What is asked for, on which grounds, and who decides."""
    held: DisabilityCard = answers["disability"]
    granted = [s for s in answers["subsidies"].subsidies if s.kind in answers["which"]]
    rows: list[Row] = [
        ("残疾人证", f"{held.kind} {level_words(held.level)}，有效"),
        ("低保家庭", "是" if answers["assistance"].subsistence else "否"),
    ]
    rows += [(s.kind, f"每月 {yuan(s.monthly_fen)} 元") for s in granted]
    note = f"由{answers['subsidies'].town}审核，通过后按月发放。{answers['subsidies'].source}。"
    return Summary("将申请", f"{len(granted)} 项补贴", tuple(rows), note=note)
