"""Tables of the kiosks themselves: who is enrolled, with which keys, and how each is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central.store.base import Base, Moment


class Kiosk(Base):
    """One terminal. `next_sequence` is the first case sequence never used by it, `next_service` that of help orders and tickets."""

    __tablename__ = "kiosks"
    terminal: Mapped[str] = mapped_column(String(4), primary_key=True)
    enrolled_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    next_sequence: Mapped[int] = mapped_column(default=1)
    next_service: Mapped[int] = mapped_column(default=1)
    heartbeat: Mapped[str | None] = mapped_column(Text)
    heartbeat_at: Mapped[datetime | None] = mapped_column(Moment)


class KioskKey(Base):
    """One signing key, sealed. A new enrolment revokes the earlier ones."""

    __tablename__ = "kiosk_keys"
    key_id: Mapped[str] = mapped_column(String(8), primary_key=True)
    terminal: Mapped[str] = mapped_column(String(4), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class EnrolmentCode(Base):
    """A one-time code, as a keyed tag. Its times are the machine's own clock: the command that makes it is another process."""

    __tablename__ = "enrolment_codes"
    id: Mapped[int] = mapped_column(primary_key=True)
    terminal: Mapped[str] = mapped_column(String(4), index=True)
    code_tag: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class Nonce(Base):
    """A nonce that was accepted, kept until its time window is over."""

    __tablename__ = "nonces"
    terminal: Mapped[str] = mapped_column(String(4), primary_key=True)
    nonce: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (Index("ix_nonces_at", "at"),)
