"""For whom it is done: for oneself, for somebody of one's household, or for anybody whose card is laid. No number is ever typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.id_card import IdCard
from core.secret import Secret
from flows import masking
from flows.fields import choice
from flows.flow import Answers, Gate, Option, Step
from flows.records.household import Household, Member
from flows.steps import HOLDER, card, lookup

SELF, FAMILY = "本人", "家人"
BY_CARD = "card"


@dataclass(frozen=True)
class Person:
    """Whoever it is done for, as far as the rules ask."""

    name: Secret[str]
    number: Secret[str]
    birth: date


def for_whom(title: str) -> list[Step | Gate]:
    """Oneself or family; a member of the household by one tap, anybody else by card."""
    return [
        choice("for_whom", title, [SELF, FAMILY], label="为谁办"),
        lookup("household", Household, "正在查询家人", when=_family),
        choice("member", "哪一位家人", _offered, label="家人", when=_family),
        card("family_card", "请放家人的身份证", when=lambda a: _family(a) and a["member"] == BY_CARD, other_than=(HOLDER,)),
    ]


def person(answers: Answers) -> Person:
    """Who was chosen."""
    held: IdCard = answers["family_card"] if "family_card" in answers else answers[HOLDER]
    if "member" in answers and answers["member"] != BY_CARD:
        member = next(one for one in _members(answers) if one.key == answers["member"])
        return Person(member.name, member.number, member.birth)
    return Person(held.name, held.number, held.birth)


def _family(answers: Answers) -> bool:
    return bool(answers["for_whom"] == FAMILY)


def _members(answers: Answers) -> list[Member]:
    household: Household = answers["household"]
    return [member for member in household.members if member.number != answers[HOLDER].number]


def _offered(answers: Answers) -> tuple[Option, ...]:
    known = (Option(m.key, masking.name(m.name), f"{m.birth.year}年生") for m in _members(answers))
    return (*known, Option(BY_CARD, "其他家人", "放家人的身份证"))
