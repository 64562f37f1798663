"""Tables of the simulated departments: sealed records found by keyed tag, bookable slots, health, and who looked at what."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central.store.base import Base, Moment


class RecordRow(Base):
    """One record of one kind, by the tag of the number it belongs to (a person's or an account's)."""

    __tablename__ = "records"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    tag: Mapped[str] = mapped_column(String(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    __table_args__ = (UniqueConstraint("kind", "tag"),)


class SlotRow(Base):
    """A span of one day at one place; `taken` never passes `capacity`."""

    __tablename__ = "slots"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    place: Mapped[str] = mapped_column(String(32), index=True)
    day: Mapped[date]
    span: Mapped[str] = mapped_column(String(16))
    capacity: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
    __table_args__ = (CheckConstraint("taken <= capacity", name="ck_slots_taken"),)


class ConnectorRow(Base):
    """A department's line switched off by hand; no row means up."""

    __tablename__ = "connectors"
    category: Mapped[str] = mapped_column(String(32), primary_key=True)
    up: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(200), default="")


class Access(Base):
    """One look-up of a person's record: when, from where, for which case. Kept for audit."""

    __tablename__ = "accesses"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    terminal: Mapped[str] = mapped_column(String(4), index=True)
    case_no: Mapped[str] = mapped_column(String(23))
    item: Mapped[str] = mapped_column(String(64))
    step: Mapped[str] = mapped_column(String(64))
    person_tag: Mapped[str | None] = mapped_column(String(32), index=True)
