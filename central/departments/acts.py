"""What a submitted case changes in a department: the act gets the walked answers and returns what the outcome says.

Certificates and queries need no act of a department; the platform issues the paper itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import delete

from central.answers import refuse
from central.departments.department import Desk
from central.store.cases import OpenContent
from core.secret import Secret
from flows.flow import Answers
from flows.records.exchange import CaseState, Document
from flows.refusal import Refusal, Way


@dataclass(frozen=True)
class Act:
    """A complete case about to take effect. `today` is the platform's day, `paid_fen` what the order brought."""

    desk: Desk
    case_no: str
    item: str
    answers: Answers
    today: date
    paid_fen: int = 0

    def holder(self) -> Secret[str]:
        """The number on the card."""
        number = self.answers["card"].number
        assert isinstance(number, Secret)
        return number


@dataclass(frozen=True)
class Done:
    """What the outcome says: the state, lines for the slip, a paper, the day by which a person decides."""

    state: CaseState = CaseState.DONE
    details: dict[str, str] = field(default_factory=dict)
    document: Document | None = None
    promise_date: date | None = None


def claim(act: Act, contents: Iterable[tuple[str, Secret[str]]], until: date | None, happened: str) -> None:
    """Keeps what the case asks for, so that nobody asks for it twice. Raises `Refusing` (E-DUP) when somebody has.

    `contents` pairs a word for the thing with the person's number; after `until` the claim is void, None = until settled.
    """
    session = act.desk.session
    tags = (act.desk.register.tag("open-content", act.item, what, number.reveal().upper()) for what, number in contents)
    for tag in sorted(tags):  # always in the same order, so that two cases never wait for each other
        session.execute(delete(OpenContent).where(OpenContent.tag == tag, OpenContent.until < act.today))
        earlier = session.get(OpenContent, tag)
        if earlier is not None and earlier.case_no != act.case_no:
            raise refuse(Refusal.DUPLICATE, happened, way=Way.HOME)
        if earlier is None:
            session.add(OpenContent(tag=tag, case_no=act.case_no, until=until))
            session.flush()
