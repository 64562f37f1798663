"""The process of a case: one row for each node that it passed, written when it comes to the node and again when it leaves.

    受理 ──▶ 镇审核 ──▶ 县审核 ──▶ 可取件 ──▶ 办结        the levels are the item's
      │        ├──▶ 补充材料 ──▶ the same level again
      │        └──▶ 不予办理
      └──▶ 办结                                            what the rules finish themselves
    收件 ──▶ 核对 ──▶ 受理 …                               what the platform would not judge alone

A case from before the rows were kept has those that follow from its state; they are written down with its next step.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, IntEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.platform import Platform
from central.store.cases import CaseRow, NodeRow
from central.store.payments import Order
from flows.item import Item, Review
from flows.items import known
from flows.records.exchange import CaseState, PayState
from flows.records.progress import Node, NodeState, Progress


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
LEVELS = {Review.TOWN: Stage.TOWN, Review.COUNTY: Stage.COUNTY}
ENDS = {
    CaseState.DONE: (Stage.DONE, Result.AGREED),
    CaseState.REJECTED: (Stage.REJECTED, Result.DISAGREED),
    CaseState.WITHDRAWN: (Stage.WITHDRAWN, Result.RETURNED),
    CaseState.CANCELLED: (Stage.CANCELLED, Result.RETURNED),
    CaseState.MERGED: (Stage.MERGED, Result.NOT_ACCEPTED),
}
"""States in which nothing more is expected, and what is written of them."""

NOT_ACCEPTED = (CaseState.REVIEWING, CaseState.REJECTED, CaseState.SUPPLEMENT, CaseState.MERGED)
"""States in which a new case was only received."""

_RESUMED = {Stage.DONE: CaseState.DONE, Stage.READY: CaseState.READY, Stage.ACCEPTED: CaseState.ACCEPTED}
"""What a case that was at that node is again after it was looked at once more, the furthest first."""

UNDECIDED = (CaseState.ACCEPTED, CaseState.REVIEWING, CaseState.SUPPLEMENT)


def begin(platform: Platform, session: Session, case: CaseRow) -> None:
    """Writes what has happened to a case that was just reported: it came, and stands where its state says."""
    session.add_all(_opening(platform, case))
    session.flush()


def close(platform: Platform, session: Session, case: CaseRow, result: Result, said: str = "", by: Actor | None = None) -> None:
    """The case leaves the node where it stands, with that result; `said` is for the resident."""
    row = _standing(_written(platform, session, case))
    if row is None:
        return
    row.closed_at, row.result = platform.now(), int(result)
    row.opinion = said or row.opinion
    if by:
        row.role, row.unit = by.role, by.unit or row.unit
    session.flush()


def enter(platform: Platform, session: Session, case: CaseRow, said: str = "") -> None:
    """The case comes to the node that belongs to its state; the end of a case is closed at once."""
    rows = _written(platform, session, case)
    if case.state == CaseState.ACCEPTED.value and not _was_at(rows, Stage.ACCEPTED):
        session.add(_row(platform, case, len(rows) + 1, Stage.ACCEPTED, Kind.START, platform.now(), Result.ACCEPTED))
        session.flush()
        rows = _rows(session, case)
    session.add(_entered(platform, case, rows, platform.now(), said))
    session.flush()


def standing(platform: Platform, session: Session, case: CaseRow) -> NodeRow | None:
    """The node at which somebody has to do something; None at the end."""
    return _standing(_rows(session, case) or _opening(platform, case))


def in_force(session: Session, case: CaseRow) -> CaseState | None:
    """How a case stood before it was reported once more: finished, to be fetched, accepted; None when it never took effect, or no longer."""
    rows = _rows(session, case)
    if any(_was_at(rows, stage) for stage, _ in ENDS.values() if stage is not Stage.DONE):
        return None
    return next((state for stage, state in _RESUMED.items() if _was_at(rows, stage)), None)


def levels_left(platform: Platform, session: Session, case: CaseRow) -> tuple[Review, ...]:
    """The levels that have still to agree, the next one first."""
    return _left(case, _rows(session, case) or _opening(platform, case))


def timeline(platform: Platform, session: Session, case: CaseRow) -> tuple[Node, ...]:
    """Every node behind the case, the one at which it stands (`at` is since when), and those that are still to come."""
    rows = _rows(session, case) or _opening(platform, case)
    item = known()[case.item]
    return (*(_node(item, row) for row in rows), *(Node(stage.words, NodeState.LATER) for stage in _ahead(item, case, rows)))


def progress(platform: Platform, session: Session, case: CaseRow) -> Progress:
    """Where the case stands, as kiosk and page show it."""
    given_back = session.scalar(select(Order.fen).filter_by(case_no=case.case_no, state=PayState.REFUNDED.value))
    return Progress(
        case.case_no,
        known()[case.item].name,
        CaseState(case.state),
        case.opened_at,
        timeline(platform, session, case),
        case.promise_date,
        case.reply,
        given_back or 0,
    )


def _rows(session: Session, case: CaseRow) -> list[NodeRow]:
    return list(session.scalars(select(NodeRow).filter_by(case_no=case.case_no).order_by(NodeRow.sn)))


def _written(platform: Platform, session: Session, case: CaseRow) -> list[NodeRow]:
    if not _rows(session, case):
        begin(platform, session, case)
    return _rows(session, case)


def _opening(platform: Platform, case: CaseRow) -> list[NodeRow]:
    refused = CaseState(case.state) in NOT_ACCEPTED
    stage, result = (Stage.RECEIVED, None) if refused else (Stage.ACCEPTED, Result.ACCEPTED)
    first = _row(platform, case, 1, stage, Kind.START, case.opened_at, result)
    return [first, _entered(platform, case, [first], case.opened_at, case.reply)]


def _entered(platform: Platform, case: CaseRow, rows: list[NodeRow], at: datetime, said: str = "") -> NodeRow:
    """The row of the node that belongs to the state, after those rows."""
    state, sn = CaseState(case.state), len(rows) + 1
    if state in ENDS:
        stage, result = ENDS[state]
        return _row(platform, case, sn, stage, Kind.END, at, result, said)
    match state:
        case CaseState.ACCEPTED:
            stage = LEVELS[(_left(case, rows) or (Review.COUNTY,))[0]]
        case CaseState.SUPPLEMENT:
            stage = Stage.SUPPLEMENT
        case CaseState.READY:
            stage = Stage.READY
        case _:
            stage = Stage.CHECK
    return _row(platform, case, sn, stage, Kind.END if stage is Stage.READY else Kind.MIDDLE, at, None, said, closed=False)


def _row(
    platform: Platform,
    case: CaseRow,
    sn: int,
    stage: Stage,
    kind: Kind,
    at: datetime,
    result: Result | None,
    said: str = "",
    *,
    closed: bool = True,
) -> NodeRow:
    actor = _actor(platform, case, stage)
    return NodeRow(
        case_no=case.case_no,
        sn=sn,
        stage=stage.value,
        kind=int(kind),
        role=actor.role,
        unit=actor.unit,
        opened_at=at,
        closed_at=at if closed else None,
        result=None if result is None else int(result),
        opinion=said,
    )


def _actor(platform: Platform, case: CaseRow, stage: Stage) -> Actor:
    """Who is expected at a node."""
    office = platform.guides[case.item].org
    match stage:
        case Stage.RECEIVED | Stage.ACCEPTED:
            return Actor("自助终端", platform.config.site_of(case.terminal).site)
        case Stage.TOWN:
            return Actor("乡镇审核", case.town or "户籍所在乡镇")
        case Stage.COUNTY | Stage.CHECK:
            return Actor("县级审核", office)
        case Stage.SUPPLEMENT | Stage.READY | Stage.WITHDRAWN | Stage.CANCELLED:
            return RESIDENT
        case _:
            return Actor("系统", office)


def _standing(rows: list[NodeRow]) -> NodeRow | None:
    return next((row for row in reversed(rows) if row.closed_at is None), None)


def _was_at(rows: list[NodeRow], stage: Stage) -> bool:
    return any(row.stage == stage.value for row in rows)


def _left(case: CaseRow, rows: list[NodeRow]) -> tuple[Review, ...]:
    agreed = {row.stage for row in rows if row.result == Result.AGREED}
    return tuple(level for level in known()[case.item].review if LEVELS[level].value not in agreed)


def _ahead(item: Item, case: CaseRow, rows: list[NodeRow]) -> list[Stage]:
    if CaseState(case.state) not in UNDECIDED:
        return []
    now = _standing(rows)
    levels = [] if item.by_rules and not _was_at(rows, Stage.ACCEPTED) else [LEVELS[level] for level in _left(case, rows)]
    waiting = [stage for stage in levels if now is None or stage.value != now.stage]
    return [*waiting, Stage.READY if levels and item.fetched else Stage.DONE]


def _node(item: Item, row: NodeRow) -> Node:
    stage = Stage(row.stage)
    if row.closed_at is not None:
        return Node(stage.words, NodeState.DONE, row.closed_at, row.opinion)
    return Node(stage.words, NodeState.NOW, row.opened_at, row.opinion or _meanwhile(item, stage, row.unit))


def _meanwhile(item: Item, stage: Stage, unit: str) -> str:
    """What the resident reads while the case stands there."""
    match stage:
        case Stage.READY:
            return f"{item.fetched}已经可以领取，凭身份证到任一终端取件。"
        case Stage.CHECK:
            return f"由{unit}核对。"
        case _:
            return f"由{unit}审核。"
