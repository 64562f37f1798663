"""The book of what operators did: who, when, what, about which number, why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from central.store.base import Base, Moment


class Operation(Base):
    """One act of an operator. `at` is the platform's clock; `about` is a number, never a person."""

    __tablename__ = "operations"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    operator: Mapped[str] = mapped_column(String(64))
    act: Mapped[str] = mapped_column(String(32))
    about: Mapped[str] = mapped_column(String(64), index=True)
    why: Mapped[str] = mapped_column(String(200), default="")
