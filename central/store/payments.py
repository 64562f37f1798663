"""Tables of money: the quote that was shown, and the order that pays exactly this quote of exactly this case."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central.store.base import Base, Moment


class QuoteRow(Base):
    """A priced bill; `sealed` holds the quote and what it was asked with."""

    __tablename__ = "quotes"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_no: Mapped[str] = mapped_column(String(23), index=True)
    item: Mapped[str] = mapped_column(String(64))
    asked_tag: Mapped[str] = mapped_column(String(32))
    total_fen: Mapped[int]
    expires: Mapped[datetime] = mapped_column(Moment)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Order(Base):
    """One order at the payment channel; `state` is a `PayState`."""

    __tablename__ = "orders"
    order_no: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_no: Mapped[str] = mapped_column(String(23), index=True)
    quote_id: Mapped[str] = mapped_column(String(32))
    fen: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    channel: Mapped[str] = mapped_column(String(32))
    channel_no: Mapped[str] = mapped_column(String(32), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    paid_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("case_no", "quote_id"),)
