"""The process of a case: one row for each node that it passed, written when it comes to the node and again when it leaves.

    受理 ──▶ 镇审核 ──▶ 县审核 ──▶ 可取件 ──▶ 办结        the levels are the item's
      │        ├──▶ 补充材料 ──▶ the same level again
      │        └──▶ 不予办理
      └──▶ 办结                                            what the rules finish themselves
    收件 ──▶ 核对 ──▶ 受理 …                               what the platform would not judge alone

A case from before the rows were kept has those that follow from its state; they are written down with its next step.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.cases import certificates, handing
from central.cases.nodes import ENDS, LAST, LEVELS, NOT_ACCEPTED, RESIDENT, RESUMED, UNDECIDED, Actor, Kind, Result, Stage
from central.platform import Platform
from central.store.cases import CaseRow, NodeRow
from central.store.payments import Order
from flows.item import Item, Review
from flows.items import known
from flows.records.exchange import CaseState, PayState
from flows.records.progress import Node, NodeState, Progress


def begin(platform: Platform, session: Session, case: CaseRow) -> None:
    """Writes what has happened to a case that was just reported: it came, and stands where its state says."""
    session.add_all(_opening(platform, case))
    session.flush()


def move(
    platform: Platform,
    session: Session,
    case: CaseRow,
    state: CaseState,
    result: Result,
    *,
    said: str = "",
    opinion: str = "",
    by: Actor | None = None,
) -> None:
    """The case comes to that state: the one place where state and rows change, so that they agree. The node where it stands is left
    with `result` and `opinion`, by that actor; `said` stands at the node that it comes to. Both are for the resident. A case that had
    come to its end stands nowhere, and leaves nothing."""
    if not _rows(session, case):
        begin(platform, session, case)
    if CaseState(case.state) not in ENDS:
        _close(platform, session, case, result, opinion, by)
    case.state = state.value
    _enter(platform, session, case, said)


def _close(platform: Platform, session: Session, case: CaseRow, result: Result, opinion: str, by: Actor | None) -> None:
    """Raises `LookupError` when no node is open: then the rows are not those of the state."""
    row = _standing(_rows(session, case))
    if row is None:
        raise LookupError(f"no node of {case.case_no} is open in {case.state}")
    row.closed_at, row.result = platform.now(), int(result)
    row.opinion = opinion or row.opinion
    if by:
        row.role, row.unit = by.role, by.unit or row.unit
    session.flush()


def _enter(platform: Platform, session: Session, case: CaseRow, said: str) -> None:
    """The node that belongs to the state; the end of a case is closed at once."""
    rows = _rows(session, case)
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
    return next((state for stage, state in RESUMED.items() if _was_at(rows, stage)), None)


def levels_left(platform: Platform, session: Session, case: CaseRow) -> tuple[Review, ...]:
    """The levels that have still to agree, the next one first."""
    return _left(case, _rows(session, case) or _opening(platform, case))


def timeline(platform: Platform, session: Session, case: CaseRow) -> tuple[Node, ...]:
    """Every node behind the case, the one at which it stands (`at` is since when), and those that are still to come."""
    rows = _rows(session, case) or _opening(platform, case)
    item = known()[case.item]
    ahead = _ahead(platform, session, case, rows)
    return (*(_node(item, row) for row in rows), *(Node(stage.words, NodeState.LATER) for stage in ahead))


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
        certificates.withdrawn_on(session, case.case_no),
    )


def _rows(session: Session, case: CaseRow) -> list[NodeRow]:
    return list(session.scalars(select(NodeRow).filter_by(case_no=case.case_no).order_by(NodeRow.sn)))


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
            stage = LEVELS[(_left(case, rows) or (LAST,))[0]].stage
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
            return Actor(LEVELS[Review.TOWN].role, case.town or "户籍所在乡镇")
        case Stage.COUNTY | Stage.CHECK:
            return Actor(LEVELS[Review.COUNTY].role, office)
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
    return tuple(level for level in known()[case.item].review if LEVELS[level].stage.value not in agreed)


def _ahead(platform: Platform, session: Session, case: CaseRow, rows: list[NodeRow]) -> list[Stage]:
    if CaseState(case.state) not in UNDECIDED:
        return []
    item, now = known()[case.item], _standing(rows)
    levels = [] if item.by_rules and not _was_at(rows, Stage.ACCEPTED) else [LEVELS[level].stage for level in _left(case, rows)]
    waiting = [stage for stage in levels if now is None or stage.value != now.stage]
    granted = handing.granted_state(case.item, handing.handover_of(platform, session, case)) if levels else CaseState.DONE
    return [*waiting, Stage.READY if granted is CaseState.READY else Stage.DONE]


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
