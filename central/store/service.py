"""Tables of the people around the kiosk: staff and their vouchers, ratings, help orders and tickets."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central.store.base import Base, Moment


class Staff(Base):
    """A person of a site. The PIN is kept as scrypt with its salt; five wrong ones lock the card for ten minutes."""

    __tablename__ = "staff"
    number: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(64))
    grid: Mapped[str] = mapped_column(String(32), index=True)
    phone: Mapped[str] = mapped_column(String(32))
    person_tag: Mapped[str] = mapped_column(String(32))
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    pin_hash: Mapped[bytes] = mapped_column(LargeBinary)
    tries: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(Moment)


class Voucher(Base):
    """Proof, as a keyed tag, that a person of the site vouched for the resident of this one case."""

    __tablename__ = "vouchers"
    tag: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_no: Mapped[str] = mapped_column(String(23), index=True)
    staff: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(Moment)


class Rating(Base):
    """The one rating of a case."""

    __tablename__ = "ratings"
    case_no: Mapped[str] = mapped_column(String(23), primary_key=True)
    report_id: Mapped[str] = mapped_column(String(64), unique=True)
    body_tag: Mapped[str] = mapped_column(String(32))
    scale: Mapped[str] = mapped_column(String(16))
    level: Mapped[int]
    tags: Mapped[str] = mapped_column(Text)
    occurred_at: Mapped[datetime | None] = mapped_column(Moment)
    received_at: Mapped[datetime] = mapped_column(Moment)


class ServiceOrder(Base):
    """A help order (B…) or a ticket (T…); phone, topic and words are sealed, and so is what was answered."""

    __tablename__ = "service_orders"
    number: Mapped[str] = mapped_column(String(24), primary_key=True)
    report_id: Mapped[str] = mapped_column(String(64), unique=True)
    body_tag: Mapped[str] = mapped_column(String(32))
    terminal: Mapped[str] = mapped_column(String(4))
    item: Mapped[str] = mapped_column(String(64))
    step: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(32))
    who: Mapped[str] = mapped_column(String(128))
    reply_by: Mapped[datetime] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_reply: Mapped[bytes | None] = mapped_column(LargeBinary)
    replied_at: Mapped[datetime | None] = mapped_column(Moment)
