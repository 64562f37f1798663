"""How far a case has come: its nodes in order, as public case-exchange tables name them, and what was said at each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from flows.records.exchange import CaseState


class NodeState(Enum):
    """Whether a node is behind the case, is where it stands, or is still to come."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True)
class Node:
    """One stage of a case: 受理, 镇审核, 可取件 …; `said` is for the resident, without personal data."""

    name: str
    state: NodeState
    at: datetime | None = None
    said: str = ""


@dataclass(frozen=True)
class Progress:
    """Where one case stands. `item` is the name of the item in words, `refunded_fen` what was given back, `reply` the last
    word, `void_on` the day on which the certificate that came of it was declared void."""

    case_no: str
    item: str
    state: CaseState
    opened_at: datetime
    nodes: tuple[Node, ...]
    promise_date: date | None = None
    reply: str = ""
    refunded_fen: int = 0
    void_on: date | None = None

    @property
    def void(self) -> str:
        """A sentence for the holder of a void certificate, "" otherwise."""
        return f"这份证明已作废（{self.void_on:%Y年%-m月%-d日}），请不要再使用；需要时请重新办理。" if self.void_on else ""


@dataclass(frozen=True)
class CaseFound:
    """What a case number with its query code opens: nothing when either is wrong; `locked` after too many wrong codes."""

    progress: Progress | None
    locked: bool = False
