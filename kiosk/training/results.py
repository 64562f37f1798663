"""What comes of a case that nobody reports: the outcome and the payment that the screens of the end need, in training and in the gallery."""

from __future__ import annotations

from datetime import date, timedelta

from flows.item import Item, Shape
from flows.numbers import certificate_number_of, is_case_number
from flows.receipt import foreseen
from flows.records.exchange import CaseState, Document, Outcome, Payment, PayState

UNREAL = "演练，不作凭证"
"""Behind every code that is shown: a telephone that reads it shows these words and opens nothing."""
REVIEW = timedelta(days=15)
VALID = timedelta(days=90)
CODE, VERIFY = "482907", "K7Q2M4XN8PVR3TWZ"
"""Invented: the codes of no case and of no certificate."""


def practised(item: Item, number: str, today: date, state: CaseState | None = None, leads_to: str = UNREAL) -> Outcome:
    """The outcome of a case as far as anybody foresees it, or one in that state; `leads_to` stands behind its codes."""
    state = state or foreseen(item)
    paper = item.shape is Shape.CERT and state is CaseState.DONE
    document = Document(_certificate(number), VERIFY, leads_to, today + VALID, 2) if paper else None
    promised = today + REVIEW if state is CaseState.ACCEPTED else None
    return Outcome(number, state, CODE, leads_to, document, promised)


def payment(number: str, quote_id: str, fen: int, state: PayState, channel: str, leads_to: str = UNREAL) -> Payment:
    """A payment in that state; its order has the number of the case."""
    return Payment(f"P{number}", number, quote_id, fen, state, leads_to, channel)


def _certificate(number: str) -> str:
    return certificate_number_of(number) if is_case_number(number) else number
