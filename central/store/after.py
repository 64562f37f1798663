"""The table of what comes after a case: how often its slip was printed again."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from central.store.base import Base, Moment


class CopyRow(Base):
    """One slip that was given out again."""

    __tablename__ = "copies"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_no: Mapped[str] = mapped_column(String(23), index=True)
    item: Mapped[str] = mapped_column(String(64))
    person_tag: Mapped[str] = mapped_column(String(32), index=True)
    terminal: Mapped[str] = mapped_column(String(4))
    day: Mapped[date]
    at: Mapped[datetime] = mapped_column(Moment)
