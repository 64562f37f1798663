"""Temporary relief (国发〔2014〕47号): whose county it is, what was given lately, what is urgent, which papers may follow."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar import months_later
from flows.fields import amount, count, text
from flows.flow import Answers, Step
from flows.item import Row, Summary
from flows.numbers import yuan
from flows.records.civil_affairs import Reliefs
from flows.writing import Writing

KINDS = ["火灾或自然灾害", "交通事故等意外", "突发重大疾病", "医药费负担重", "上学费用负担重", "其他"]
SETTLED, IN_NEED = "有着落", "没有着落，很急"
NOTHING_ELSE = "没有别的情况"
WORDS = [NOTHING_ELSE, "主要劳动力病倒了", "房子不能住了", "欠着医院的费用", "孩子等着交学费", "家里没有人能出门"]
PROMISES = ["我填的困难和花费都是真实的。", "同意民政部门核对我家的经济状况。", "不属实的，愿意退回救助金并承担责任。"]


def registered(answers: Answers) -> bool:
    """Whether the household is one of this county."""
    return bool(answers["household"].region == answers.policy["region.county"])


def urgent_kind(answers: Answers) -> bool:
    return bool(answers["kind"] in answers.policy["relief.urgent_kinds"])


def at_once(answers: Answers) -> bool:
    """Whether somebody has to come today: struck suddenly, or without food or a roof."""
    return urgent_kind(answers) or answers["urgent"] == IN_NEED


def burden() -> list[Step]:
    """What was spent, and how many live on it: those of the household book unless changed."""
    return [
        amount(
            "self_cost",
            "自己花了多少",
            lambda a: _limits("relief.self_cost", a),
            steps=lambda a: a.policy["relief.self_cost"]["steps"],
            label="自己花了",
        ),
        count(
            "members",
            "家里几口人",
            lambda a: _limits("relief.members", a),
            label="家里人口",
            unit="人",
            preset=lambda a: len(a["household"].members) or None,
        ),
    ]


OWN_WORDS = text("own_words", "您还想说什么", Writing.FREE, 100, label="自己的话", optional=True)
"""For what no list of reasons holds; nobody has to."""


def said(answers: Answers) -> tuple[Row, ...]:
    """What was added, and that the person wrote something; never what, because a slip is left lying and read by others."""
    words, added = answers["own_words"], answers["note"]
    rows: list[Row] = [] if added == NOTHING_ELSE else [("其他情况", added)]
    return (*rows, *([("自己的话", f"写了{len(words.reveal())}个字，随申请一起交")] if words else []))


def _limits(key: str, answers: Answers) -> tuple[int, int]:
    return answers.policy[key]["lowest"], answers.policy[key]["highest"]


def asked_for(answers: Answers) -> Summary:
    """The difficulty and who decides by when."""
    held: Reliefs = answers["reliefs"]
    rows: list[Row] = [
        ("困难类型", answers["kind"]),
        ("自己花了", f"{yuan(answers['self_cost'])} 元"),
        ("家里人口", f"{answers['members']} 人"),
    ]
    rows += [("吃住", answers["urgent"]), ("低保家庭", "是" if answers["assistance"].subsistence else "否")]
    note = f"急难情形受理后，由{held.town}值班人员联系您，先行救助。" if at_once(answers) else f"由{held.town}调查审核，结果会通知您。"
    return Summary("将申请", "临时救助", tuple(rows), note=note)


def materials(answers: Answers) -> str:
    """What may follow."""
    return str(answers.policy["relief.materials"][answers["kind"]])


def materials_by(answers: Answers) -> date:
    """The last day on which it may follow."""
    return answers.policy.today + timedelta(days=answers.policy["relief.supplement.days"])


def office(answers: Answers) -> tuple[Row, ...]:
    """Who looks into it, with the telephone."""
    held: Reliefs = answers["reliefs"]
    return (("经办乡镇", f"{held.town}  {held.phone}"),)


def again_from(answers: Answers) -> date:
    """The first day on which help for the same cause may be asked for; today when none was given lately."""
    held: Reliefs = answers["reliefs"]
    days = [given.day for given in held.given if given.kind == answers["kind"]]
    return months_later(max(days), answers.policy["relief.again_months"]) if days else answers.policy.today
