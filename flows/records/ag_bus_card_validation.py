"""老年人公交优待卡年审: the seniors' bus card as the bus company keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from core.secret import Secret


class BusCardState(Enum):
    """As the bus company calls it."""

    IN_USE = "正常"
    LOST = "已挂失"
    BLOCKED = "已停用"


@dataclass(frozen=True)
class BusCard:
    """The card of one person, its state and its last day; empty when there is none."""

    number: Secret[str] | None = None
    state: BusCardState | None = None
    valid_to: date | None = field(default=None, repr=False)

    @property
    def found(self) -> bool:
        """Whether there is one."""
        return self.number is not None
