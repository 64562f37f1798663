"""残疾人两项补贴申请: the living subsidy for poor households and the nursing subsidy for severe disability, decided by the town."""

from __future__ import annotations

from flows.accounts import account_row, known_accounts, paid_to
from flows.agents import done_by, done_by_row
from flows.counter import Answers, Option, Refusal, Way, choices, contact, declaration, lookup, phone, require, signature
from flows.disability import certificate_in_force, level_words
from flows.item import Agent, Identity, Offline, Review, Row, Summary
from flows.numbers import yuan
from flows.records.disability import LIVING, Assistance, DisabilityCard, Subsidies, Subsidy


def locked_because(subsidy: Subsidy, answers: Answers) -> str:
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
    found = answers["subsidies"].subsidies
    return tuple(Option(s.kind, s.kind, f"每月{yuan(s.monthly_fen)}元", locked_because(s, answers)) for s in found)


def eligible(answers: Answers) -> tuple[str, ...]:
    return tuple(option.value for option in subsidies(answers) if not option.locked)


def why_none(answers: Answers) -> str:
    return f"现在没有可以申请的项目。{'；'.join(f'{o.label}：{o.locked}' for o in subsidies(answers))}。"


def summary(answers: Answers) -> Summary:
    held: DisabilityCard = answers["disability"]
    granted = [s for s in answers["subsidies"].subsidies if s.kind in answers["which"]]
    rows: list[Row] = [
        ("残疾人证", f"{held.kind} {level_words(held.level)}，有效"),
        ("低保家庭", "是" if answers["assistance"].subsistence else "否"),
    ]
    rows += [(s.kind, f"每月 {yuan(s.monthly_fen)} 元") for s in granted]
    note = f"由{answers['subsidies'].town}审核，通过后按月发放。{answers['subsidies'].source}。"
    return Summary("将申请", f"{len(granted)} 项补贴", tuple(rows), note=note)


ITEM = declaration(
    "dp-two-subsidies-apply",
    "残疾人两项补贴申请",
    tile="残疾人补贴",
    identity=Identity.CARD_AND_FACE,
    data=[
        lookup("disability", DisabilityCard, "正在查询残疾人证"),
        *certificate_in_force(),
        lookup("assistance", Assistance, "正在查询低保信息"),
        lookup("subsidies", Subsidies, "正在查询补贴标准"),
        require(lambda a: not all(s.receiving for s in a["subsidies"].subsidies)).otherwise(Refusal.DUPLICATE, why_none, way=Way.TICKET),
        require(lambda a: bool(eligible(a))).otherwise(Refusal.NOT_ELIGIBLE, why_none, way=Way.TICKET),
        *known_accounts(),
        contact(),
    ],
    ask=[
        choices("which", "申请哪一项", subsidies, label="申请项目", preset=eligible),
        *done_by("本人", ["监护人", "村干部代办"]),
        paid_to("补贴发到哪个账户"),
        phone(),
        signature(),
    ],
    summary=summary,
    also=lambda a: (account_row(a), done_by_row(a), ("经办乡镇", a["subsidies"].town)),
    slip_title="残疾人两项补贴申请受理单",
    review=(Review.TOWN,),
    fetched="残疾人两项补贴审核告知单",
    agent=Agent.YES,
    offline=Offline.DRAFT,
    version=3,
)
