"""The nodes that a case can stand at and what is written of them, in the words and codes of public case-exchange tables.

A level of a review is told here alone: which node is its own, and which role decides there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from flows.item import Review
from flows.records.exchange import CaseState


class Stage(Enum):
    """The nodes a case can stand at."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    CHECK = "check"
    TOWN = "town"
    COUNTY = "county"
    SUPPLEMENT = "supplement"
    READY = "ready"
    DONE = "done"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    MERGED = "merged"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = dict(
    zip(
        Stage,
        ("收件", "受理", "核对", "镇审核", "县审核", "补充材料", "可取件", "办结", "不予办理", "撤回", "取消", "并入另一件"),
        strict=True,
    )
)


class Kind(IntEnum):
    """node_type of the exchange tables."""

    START = 1
    MIDDLE = 2
    END = 3


class Result(IntEnum):
    """node_result of the exchange tables."""

    DISAGREED = 0
    AGREED = 1
    NOT_ACCEPTED = 2
    REFUSED = 3
    ACCEPTED = 4
    SUPPLEMENT = 5  # 补齐补正
    SPECIAL = 6  # 特别程序
    RETURNED = 7


@dataclass(frozen=True)
class Actor:
    """Who acts at a node, as a role and a unit."""

    role: str
    unit: str


RESIDENT = Actor("申请人", "")


@dataclass(frozen=True)
class Level:
    """One level of a review: the node at which a case waits for it, and how who decides there is called."""

    stage: Stage
    role: str


LEVELS = {Review.TOWN: Level(Stage.TOWN, "乡镇审核"), Review.COUNTY: Level(Stage.COUNTY, "县级审核")}
LAST = Review.COUNTY
"""Who decides on a case whose item names no level any more."""

ENDS = {
    CaseState.DONE: (Stage.DONE, Result.AGREED),
    CaseState.REJECTED: (Stage.REJECTED, Result.DISAGREED),
    CaseState.WITHDRAWN: (Stage.WITHDRAWN, Result.RETURNED),
    CaseState.CANCELLED: (Stage.CANCELLED, Result.RETURNED),
    CaseState.MERGED: (Stage.MERGED, Result.NOT_ACCEPTED),
}
"""States in which nothing more is expected, and what is written of them."""

OVER = frozenset(ENDS) - {CaseState.DONE}
"""Ends at which nothing is in force any more: whatever is reported later changes nothing."""

NOT_ACCEPTED = (CaseState.REVIEWING, CaseState.REJECTED, CaseState.SUPPLEMENT, CaseState.MERGED)
"""States in which a new case was only received."""

RESUMED = {Stage.DONE: CaseState.DONE, Stage.READY: CaseState.READY, Stage.ACCEPTED: CaseState.ACCEPTED}
"""What a case that was at that node is again after it was looked at once more, the furthest first."""

UNDECIDED = (CaseState.ACCEPTED, CaseState.REVIEWING, CaseState.SUPPLEMENT)
