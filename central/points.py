"""What an agent earns for helping people: points by the class of the item and by the answer of whoever was helped.

    dissatisfied: 0, the whole service       else: base of the class, and more for 满意 or 非常满意; no answer earns the base

Counted in tenths of a point, so that nothing is rounded. The sums belong to a month; they are paid out by the quarter.

No command asks for it yet. What it needs and the platform does not hold: which agent did a help order, the class of each item, and
the rating of that very service (a resident rates a case, at the kiosk). With these, `central points MONTH` is what adds it up.
"""

from __future__ import annotations

from enum import Enum

from flows.policy import Policy

POINTS, WORTH = "agent.points", "agent.point_fen"
SATISFIED, NEUTRAL = 3, 2
"""Levels of the county's scale of four: 3 and 4 are satisfied, below 2 is dissatisfied."""


class ItemClass(Enum):
    """How much work an item is to whoever helps: the value names its base in the policy."""

    FIRST = "first_tenths"
    SECOND = "second_tenths"


def earned(policy: Policy, kind: ItemClass, level: int | None) -> int:
    """Tenths of a point for one service; `level` is the rating, None when nobody answered."""
    rules = policy[POINTS]
    if level is not None and level < NEUTRAL:
        return 0
    bonus = rules["satisfied_tenths"] if level is not None and level >= SATISFIED else 0
    return int(rules[kind.value] + bonus)


def worth_fen(policy: Policy, tenths: int) -> int:
    """What so many tenths of a point are paid with, in fen."""
    return tenths * int(policy[WORTH]) // 10
