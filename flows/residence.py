"""A residence permit's yearly endorsement (居住证暂行条例 第10条): when it opens, what it says; the address, tapped down the list of
standard addresses: town, then village or community, then buildings; the number of the door may be written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flows import masking
from flows.fields import choice, text
from flows.flow import Answers, Option
from flows.item import Row, Summary
from flows.records.public_security import ResidencePermit
from flows.writing import Writing

BASES = ["合法稳定就业", "合法稳定住所", "连续就读"]
"""What entitles to a permit, in the words of the regulation."""

SAME, MOVED = "没有变", "变了"
_LIST = "residence.addresses"


def moved(answers: Answers) -> bool:
    """Whether the address is another one than the register's; answered by the step `same_addr`."""
    return bool(answers["same_addr"] == MOVED)


def new_address(answers: Answers) -> str:
    """The address as it was tapped: town, village, building."""
    return f"{answers['new_town']}{answers['new_village']}{answers['new_building']}"


def full_new_address(answers: Answers) -> str:
    """The same down to the door, where somebody wrote that; for the register only."""
    return f"{new_address(answers)}{answers['new_detail'].reveal()}"


def address_words(answers: Answers) -> str:
    """The address as paper shows it: the permit's down to the village, or the new one as it was tapped."""
    if moved(answers):
        return f"{new_address(answers)}（待核实）"
    return masking.address(answers["permit"].address)


def opens(answers: Answers) -> date:
    """The first day on which this year's endorsement can be made."""
    permit: ResidencePermit = answers["permit"]
    assert permit.due is not None
    return permit.due - timedelta(days=answers.policy["residence.endorse.days"])


def summary(answers: Answers) -> Summary:
    """What is endorsed, and what a new address means for it."""
    permit: ResidencePermit = answers["permit"]
    assert permit.number is not None
    assert permit.due is not None
    lapsed = permit.due < answers.policy.today
    due = f"{permit.due:%Y年%-m月%-d日}" + ("，已过期，签注后恢复使用" if lapsed else "")
    rows: list[Row] = [("居住证号", masking.number_on_paper(permit.number)), ("原有效期至", due), ("居住事由", answers["basis"])]
    rows.append(("居住地", address_words(answers)))
    if moved(answers):
        return Summary("将提交", "签注和住址变更", tuple(rows), note="网格员上门核实新住址后，签注才生效。")
    return Summary("将办理", "居住证签注", tuple(rows), note="签注不收费。")


def _listed(below: Mapping[str, Any] | list[str]) -> tuple[Option, ...]:
    return tuple(Option(name, name) for name in below)


ADDRESS = [
    choice("new_town", "新住址在哪个乡镇", lambda a: _listed(a.policy[_LIST]), label="新住址乡镇", when=moved),
    choice("new_village", "哪个村或社区", lambda a: _listed(a.policy[_LIST][a["new_town"]]), label="新住址村社区", when=moved),
    choice("new_building", "哪一片", lambda a: _listed(a.policy[_LIST][a["new_town"]][a["new_village"]]), label="新住址楼栋", when=moved),
    text("new_detail", "楼栋和门牌号怎么写", Writing.ADDRESS, 30, label="门牌号", optional=True, when=moved),
]
