"""A new identity card (居民身份证法 2004): who asks for it with or without the old card, how long it will be valid, what it costs.

A lost card cannot be laid, and a damaged one perhaps not read: then the number is typed, and the phone that is known must go with it.
"""

from __future__ import annotations

from datetime import date, timedelta

from core.id_card import IdCard
from core.secret import Secret
from flows import masking
from flows.appointments import chosen_slot
from flows.flow import Answers
from flows.item import Row
from flows.numbers import born_on, yuan
from flows.steps import HOLDER

EXPIRING, DAMAGED, LOST, CHANGED = "有效期满", "损坏", "丢失", "信息变更"
READABLE, UNREADABLE = "能刷", "刷不出"
MYSELF, AT_HOME = "自己去", "需要上门采集"


def with_card(answers: Answers) -> bool:
    """Whether the old card is laid on the reader."""
    return bool(answers["reason"] != LOST and answers.get("readable", READABLE) == READABLE)


def applicant(answers: Answers) -> Secret[str]:
    """The number of the person who needs the card."""
    number = answers[HOLDER].number if with_card(answers) else answers["id_number"]
    assert isinstance(number, Secret)
    return number


def born(answers: Answers) -> date:
    """The birthday, from the card or from the typed number."""
    if with_card(answers):
        day: date = answers[HOLDER].birth
        return day
    return born_on(answers["id_number"])


def due_soon(answers: Answers) -> bool:
    """Whether the old card ends within the days in which it may be renewed; other reasons need no such day."""
    if answers["reason"] != EXPIRING:
        return True
    opens = renewable_from(answers[HOLDER], answers)
    return opens is not None and opens <= answers.policy.today


def renewable_from(card: IdCard, answers: Answers) -> date | None:
    """The first day on which this card may be renewed; None for one without end."""
    return card.valid_to - timedelta(days=answers.policy["id_card.renew.days"]) if card.valid_to else None


def too_early(answers: Answers) -> str:
    """What is wrong with coming now."""
    valid_to = answers[HOLDER].valid_to
    return f"您的身份证{valid_to:%Y年%-m月%-d日}才到期，还不用换。" if valid_to else "您的身份证长期有效，不用换。"


def come_back(answers: Answers) -> str:
    """When it will work."""
    opens = renewable_from(answers[HOLDER], answers)
    return f"{opens:%Y年%-m月%-d日}起可以预约换领。" if opens else "如果损坏或信息变了，请改选别的原因。"


def new_validity(answers: Answers) -> str:
    """How long the new card will be valid, by the age on the day of the appointment: 20年, 长期."""
    birth, day = born(answers), chosen_slot(answers).day
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    years = next(band["years"] for band in reversed(answers.policy["id_card.validity"]) if age >= band["from"])
    return f"{years}年" if years else "长期"


def rows(answers: Answers) -> tuple[Row, ...]:
    """Who, why, what the new card will be like, and what the counter will ask for it."""
    fee = answers.policy["id_card.fee"]
    fen = fee["replaced"] if answers["reason"] in (DAMAGED, LOST) else fee["renewed"]
    who: tuple[Row, ...] = () if with_card(answers) else (("身份证号", masking.number_on_paper(answers["id_number"])),)
    visit: tuple[Row, ...] = (("上门采集", "民警按预约时间上门，请在户籍登记的住址等候"),) if answers["home"] == AT_HOME else ()
    return (
        *who,
        ("原因", answers["reason"]),
        *visit,
        ("新证有效期", new_validity(answers)),
        ("费用预告", f"{yuan(fen)} 元，窗口收取，低保等困难群众可申请减免"),
        ("急用", f"可同时办临时身份证，{yuan(fee['temporary'])} 元"),
    )


def bring(answers: Answers) -> str:
    """What the counter wants to see."""
    return {LOST: "户口簿", CHANGED: "原身份证、户口簿"}.get(answers["reason"], "原身份证")
