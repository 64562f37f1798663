"""Quotes: a bill as the resident saw it, kept so that exactly this bill is paid. The same question gives the same quote while it holds."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.departments.department import Desk, Priced
from central.platform import Platform
from central.store.payments import Order, QuoteRow
from core.plain import from_plain, to_plain
from flows.item import Item
from flows.records.exchange import Quote

HOLDS = timedelta(minutes=15)
"""How long a bill may be paid after it was shown; longer than the 120 s of the payment screen several times over."""


def keep(platform: Platform, desk: Desk, item: Item, case_no: str, asked: Mapping[str, Any], priced: Priced) -> Quote:
    """The quote for this bill: an earlier one when it still says the same and no order was made of it, else a new one."""
    now = platform.now()
    asked_tag = tag_of(platform, asked)
    ordered = select(Order.quote_id).filter_by(case_no=case_no)
    rows = select(QuoteRow).filter(QuoteRow.case_no == case_no, QuoteRow.asked_tag == asked_tag, QuoteRow.id.not_in(ordered))
    for row in desk.session.scalars(rows):
        quote = opened(platform, row)
        if quote.expires > now and (quote.rows, quote.source) == (priced.rows, priced.source):
            return quote
    quote = Quote("Q" + secrets.token_hex(12), priced.rows, priced.total_fen, priced.source, now + HOLDS, priced.demo)
    sealed = platform.vault.seal(json.dumps(to_plain(quote), ensure_ascii=False).encode(), _place(quote.id))
    desk.session.add(
        QuoteRow(
            id=quote.id,
            case_no=case_no,
            item=item.id,
            asked_tag=asked_tag,
            total_fen=quote.total_fen,
            expires=quote.expires,
            sealed=sealed,
        )
    )
    return quote


def find(session: Session, case_no: str, quote_id: str) -> QuoteRow | None:
    """The row of a quote of that case."""
    return session.scalar(select(QuoteRow).filter_by(id=quote_id, case_no=case_no))


def opened(platform: Platform, row: QuoteRow) -> Quote:
    """The quote as it was shown."""
    return from_plain(Quote, json.loads(platform.vault.open(row.sealed, _place(row.id))))


def tag_of(platform: Platform, asked: Mapping[str, Any]) -> str:
    """What a quote was asked with, for comparing."""
    return platform.vault.tag("asked", json.dumps(to_plain(dict(asked)), sort_keys=True))


def _place(quote_id: str) -> str:
    return f"quotes/{quote_id}"
