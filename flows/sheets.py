"""What the sheet is called that comes out of a case: nobody who asked for a certificate is told to take a slip."""

from __future__ import annotations

from enum import Enum

from core.language import mark
from flows.item import Item, Shape
from flows.records.exchange import CaseState, Outcome


class Printout(Enum):
    """The kinds of printed sheets; the value is what residents call them."""

    SLIP = mark("凭条")
    CERTIFICATE = mark("证明")
    PROOF = mark("凭证")
    NOT_YET = mark("受理凭证")


def sheet_of(item: Item, outcome: Outcome | None) -> Printout:
    """What the case of that item prints: a certificate only where one was issued, called as its own title ends."""
    if item.shape is not Shape.CERT or outcome is None or outcome.state is CaseState.QUEUED:
        return Printout.SLIP
    return Printout.NOT_YET if outcome.document is None else sheet_asked_of(item)


def sheet_asked_of(item: Item) -> Printout:
    """What somebody wants who asks for it, before anybody knows whether it is issued."""
    if item.shape is not Shape.CERT:
        return Printout.SLIP
    return Printout.PROOF if item.slip_title.endswith(Printout.PROOF.value) else Printout.CERTIFICATE
