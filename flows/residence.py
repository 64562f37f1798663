"""Where somebody lives, tapped down the list of standard addresses: town, then village or community, then buildings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows import masking
from flows.fields import choice
from flows.flow import Answers, Option

SAME, MOVED = "没有变", "变了"
_LIST = "residence.addresses"


def moved(answers: Answers) -> bool:
    """Whether the address is another one than the register's; answered by the step `same_addr`."""
    return bool(answers["same_addr"] == MOVED)


def address_words(answers: Answers) -> str:
    """The address as paper shows it: the permit's down to the village, or the new one as it was tapped."""
    if moved(answers):
        return f"{answers['new_town']}{answers['new_village']}{answers['new_building']}（待核实）"
    return masking.address(answers["permit"].address)


def _listed(below: Mapping[str, Any] | list[str]) -> tuple[Option, ...]:
    return tuple(Option(name, name) for name in below)


ADDRESS = [
    choice("new_town", "新住址在哪个乡镇", lambda a: _listed(a.policy[_LIST]), label="新住址乡镇", when=moved),
    choice("new_village", "哪个村或社区", lambda a: _listed(a.policy[_LIST][a["new_town"]]), label="新住址村社区", when=moved),
    choice("new_building", "哪一片", lambda a: _listed(a.policy[_LIST][a["new_town"]][a["new_village"]]), label="新住址楼栋", when=moved),
]
