"""What a case's page says: what was applied for in the words of the item's own steps, the records it was judged by, the signature.

Names and numbers are masked until the reviewer asks for them, which is written down. What only the department may read is for its
own reviewers, of the item that it is about, and only while the case waits.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.accounts import User
from central.cases import history, kept, waiting
from central.cases.meanwhile import meanwhile
from central.cases.nodes import UNDECIDED
from central.console import choices, records
from central.departments.acts import Act
from central.departments.department import ConnectorDown
from central.departments.directory import DEPARTMENTS
from central.platform import Platform
from central.store.cases import CaseRow
from core.id_card import IdCard
from core.plain import Malformed
from core.secret import Secret
from flows import masking
from flows.flow import LOOKED, Step, StepKind
from flows.item import Item, Row
from flows.items import known
from flows.receipt import STATE_WORDS
from flows.records.exchange import CaseState, Identified, Method, Signature
from flows.records.progress import Node
from flows.signature import as_svg

MOST_EARLIER = 10


@dataclass(frozen=True)
class Sheet:
    """One case as its reviewer sees it. `signed` is the drawing of the signature, "" for none."""

    case: CaseRow
    item: Item
    words: str
    people: tuple[Row, ...]
    applied: tuple[Row, ...]
    summary: tuple[Row, ...]
    held: tuple[Row, ...]
    signed: str
    nodes: tuple[Node, ...]
    reasons: tuple[str, ...]
    earlier: tuple[tuple[str, str, str], ...]
    readable: bool
    meanwhile: str


def sheet(platform: Platform, session: Session, case: CaseRow, user: User, *, whole: bool) -> Sheet:
    """The page's contents; `whole` shows names, numbers, telephone and address in full."""
    item = known()[case.item]
    act = _act(platform, session, case)
    steps = [step for step in item.steps if isinstance(step, Step) and step.id in act.answers] if act else []
    applied = _applied(act, steps, whole) if act else choices.reported(platform, session, case, item)
    return Sheet(
        case,
        item,
        STATE_WORDS[CaseState(case.state)],
        _people(act, steps, whole) if act else (),
        applied,
        tuple(row for row in item.summary(act.answers).rows if row not in applied) if act else (),
        _held(act, case, steps, user) if act else (),
        _signed(act, steps) if act else "",
        history.timeline(platform, session, case),
        tuple(reason.words(item) for reason in waiting.reasons(session, case.case_no)),
        _earlier(session, case),
        act is not None,
        _meanwhile(act, item) if act and _waits_in_force(session, case) else "",
    )


def _waits_in_force(session: Session, case: CaseRow) -> bool:
    """Whether it was taken on and nobody has granted it."""
    return CaseState(case.state) in UNDECIDED and history.in_force(session, case) is CaseState.ACCEPTED


def _meanwhile(act: Act, item: Item) -> str:
    """What the records say otherwise today than when the case was taken on, "" for nothing; which of them, never what a flag means."""
    try:
        changed = meanwhile(act, item).changed
    except ConnectorDown:
        return "部门系统现在连不上，没有核对今天的记录"
    return f"申请后记录有变：{'、'.join(_subject(step) for step in changed)}" if changed else ""


def _subject(step: Step) -> str:
    """What a look-up is about: its words without the verb."""
    return step.title.removeprefix("正在").removeprefix("查询").removeprefix("核对")


def _act(platform: Platform, session: Session, case: CaseRow) -> Act | None:
    """None when it was never walked to its end, or the item's steps have changed since."""
    try:
        return kept.opened(platform, session, case.case_no, case.item)
    except Malformed:
        return None


def _people(act: Act, steps: list[Step], whole: bool) -> tuple[Row, ...]:
    """Everybody whose card was laid, and how the face was made sure of."""
    rows: list[Row] = []
    for step in steps:
        value = act.answers[step.id]
        if step.kind is StepKind.CARD:
            rows += _card(step, value, act, whole)
        if isinstance(value, Identified):
            compared = f"人像比对 {value.score:.2f}（门槛 {value.threshold:.2f}）"
            rows.append(("本人核验", compared if value.method is Method.COMPARED else f"工作人员 {value.verified_by} 担保"))
    return tuple(rows)


def _card(step: Step, card: IdCard, act: Act, whole: bool) -> list[Row]:
    who = step.label or "身份证"
    age = f"{card.age(act.desk.policy.today)}岁"
    if whole:
        return [(who, f"{card.name.reveal()}，{age}"), ("身份证号", card.number.reveal()), ("住址", card.address.reveal())]
    number = masking.number_on_screen(card.number)
    return [(who, f"{masking.name(card.name)}，{age}"), ("身份证号", number), ("住址", masking.address(card.address))]


def _applied(act: Act, steps: list[Step], whole: bool) -> tuple[Row, ...]:
    shown = [step for step in steps if step.show and step.kind not in (StepKind.CARD, StepKind.FACE, StepKind.SIGNATURE)]
    return tuple((step.label, _words(step, act, whole)) for step in shown)


def _words(step: Step, act: Act, whole: bool) -> str:
    value = act.answers[step.id]
    if whole and isinstance(value, Secret):
        return str(value.reveal())
    return choices.words(step, value, act.answers)


def _held(act: Act, case: CaseRow, steps: list[Step], user: User) -> tuple[Row, ...]:
    found = [row for step in steps if step.kind in LOOKED for row in records.rows(act.answers[step.id])]
    return tuple(dict.fromkeys([*found, *_shown(act, case, user)]))


def _shown(act: Act, case: CaseRow, user: User) -> tuple[Row, ...]:
    """What the reviewer's own department says of a case that waits for it."""
    category = known()[case.item].category
    if user.category is None or category is not user.category or CaseState(case.state) not in UNDECIDED:
        return ()
    shows = DEPARTMENTS[category].shows.get(case.item)
    return shows(act) if shows else ()


def _signed(act: Act, steps: list[Step]) -> str:
    """The drawing is made of numbers only, and so goes into the page as it is."""
    signed = [act.answers[step.id] for step in steps if step.kind is StepKind.SIGNATURE]
    return "".join(as_svg(one) for one in signed if isinstance(one, Signature))


def _earlier(session: Session, case: CaseRow) -> tuple[tuple[str, str, str], ...]:
    """The same person's other cases of the same item: day, number, state."""
    if case.person_tag is None:
        return ()
    others = select(CaseRow).filter_by(person_tag=case.person_tag, item=case.item).filter(CaseRow.case_no != case.case_no)
    found = session.scalars(others.order_by(CaseRow.opened_at.desc()).limit(MOST_EARLIER))
    return tuple((f"{row.opened_at:%Y-%m-%d}", row.case_no, STATE_WORDS[CaseState(row.state)]) for row in found)
