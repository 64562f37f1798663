"""How personal data looks when others may see it: one function per kind of data, for screen and paper.

No official single rule exists; these are the county kiosk's choices, kept in this one place. Paper shows 3 + 4 digits of an
ID number, the screen 6 + 4, certificates the whole number.
"""

from __future__ import annotations

import re

from core.secret import Secret

COMPOUND_SURNAMES = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "夏侯",
        "长孙",
        "宇文",
        "轩辕",
        "端木",
        "南宫",
        "独孤",
    ]
)


def name(secret: Secret[str]) -> str:
    """张* for two characters, 张*英 for three, first and last with stars between for longer ones; 欧阳* keeps a compound surname."""
    text = secret.reveal()
    if len(text) <= 1:
        return "*" if text else ""
    if text[:2] in COMPOUND_SURNAMES and len(text) > 2:
        return text[:2] + "*" * (len(text) - 2)
    if len(text) == 2:
        return text[0] + "*"
    return text[0] + "*" * (len(text) - 2) + text[-1]


def number_on_screen(secret: Secret[str]) -> str:
    """First six and last four of an ID number; shorter numbers keep at most the last four."""
    return _keep(secret.reveal(), 6, 4)


def number_on_paper(secret: Secret[str]) -> str:
    """First three and last four of an ID number."""
    return _keep(secret.reveal(), 3, 4)


def phone(secret: Secret[str]) -> str:
    """138****5678."""
    return _keep(secret.reveal(), 3, 4)


def account(secret: Secret[str]) -> str:
    """Last four of an account, behind four stars; fewer of a short one."""
    return "**** " + _end(secret.reveal(), 4)


def address(secret: Secret[str]) -> str:
    """Down to the village or community, in towns to the road; what follows is stars, and so is every number. 街道 is a district, not a road."""
    text = re.split(r"\d", secret.reveal(), maxsplit=1)[0]
    places = re.search(r"村|社区", text) or re.search(r"大道|路|街(?!道)|巷", text)
    return text[: places.end()] + "****" if places else text[: len(text) // 2] + "****"


LEAST_HIDDEN = 3
"""A number keeps at least so many characters to itself, however short it is."""


def _keep(text: str, head: int, tail: int) -> str:
    end = _end(text, tail)
    start = text[:head] if len(text) >= head + tail + LEAST_HIDDEN else ""
    return start + "*" * (len(text) - len(start) - len(end)) + end


def _end(text: str, tail: int) -> str:
    return text[len(text) - min(tail, max(0, len(text) - LEAST_HIDDEN)) :]
