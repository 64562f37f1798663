"""Groups that pay less or nothing: read where each department keeps them, so that one flag is true everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from central.departments.assistance import file_of
from central.departments.department import Desk
from core.secret import Secret
from flows.records.disability import DisabilityCard

SEVERE = "重度残疾"


@dataclass(frozen=True)
class AidFile:
    """What other lists say of a person: 特困, 孤儿, 事实无人抚养儿童, 防返贫监测, 低保边缘."""

    groups: tuple[str, ...]


def groups_of(desk: Desk, number: Secret[str]) -> frozenset[str]:
    """Every group the person belongs to today."""
    found = set((desk.register.get(AidFile, number) or AidFile(())).groups)
    assistance = file_of(desk, number)
    if assistance:
        found.add(assistance.kind)
    card = desk.register.get(DisabilityCard, number)
    in_force = card and card.number and (card.valid_to is None or card.valid_to >= desk.policy.today)
    if card and in_force and card.level in desk.policy["disability.severe_levels"]:
        found.add(SEVERE)
    return frozenset(found)
