"""Tables of reported cases. A report is received first and answered later; both columns are sealed, they hold personal data."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central.store.base import Base, Moment


class ReportRow(Base):
    """One report as it came, how often it came, and the answer it got; no answer yet means: received, not judged."""

    __tablename__ = "reports"
    report_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    case_no: Mapped[str] = mapped_column(String(23))
    data_version: Mapped[int]
    terminal: Mapped[str] = mapped_column(String(4), index=True)
    body_tag: Mapped[str] = mapped_column(String(32))
    received_at: Mapped[datetime] = mapped_column(Moment)
    times_received: Mapped[int] = mapped_column(default=1)
    sealed_report: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_outcome: Mapped[bytes | None] = mapped_column(LargeBinary)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (UniqueConstraint("case_no", "data_version"),)


class CaseRow(Base):
    """One case: where it stands, without personal data: `reply` names nobody and holds no number of a person. Tags are keyed."""

    __tablename__ = "cases"
    case_no: Mapped[str] = mapped_column(String(23), primary_key=True)
    terminal: Mapped[str] = mapped_column(String(4))
    item: Mapped[str] = mapped_column(String(64), index=True)
    state: Mapped[str] = mapped_column(String(16))
    person_tag: Mapped[str | None] = mapped_column(String(32), index=True)
    code_tag: Mapped[str] = mapped_column(String(32))
    code_tries: Mapped[int] = mapped_column(default=0)
    code_locked_until: Mapped[datetime | None] = mapped_column(Moment)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    promise_date: Mapped[date | None]
    test: Mapped[bool] = mapped_column(default=False)
    reply: Mapped[str] = mapped_column(Text, default="", server_default="")
    town: Mapped[str] = mapped_column(String(32), default="", server_default="", index=True)
    supplement_by: Mapped[date | None]


class NodeRow(Base):
    """One process row of a case, with the columns of public case-exchange tables: who is a role and a unit, never a name.

    `closed_at` None: the case stands here. `opinion` is written for the resident, with the limits of a reply.
    """

    __tablename__ = "nodes"
    case_no: Mapped[str] = mapped_column(String(23), primary_key=True)
    sn: Mapped[int] = mapped_column(primary_key=True)
    stage: Mapped[str] = mapped_column(String(16))
    kind: Mapped[int]
    role: Mapped[str] = mapped_column(String(32))
    unit: Mapped[str] = mapped_column(String(64))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    result: Mapped[int | None]
    opinion: Mapped[str] = mapped_column(Text, default="", server_default="")


class Judged(Base):
    """What a case was judged by, its answers and the records it was walked over, and what came of it, sealed; under the day's figures."""

    __tablename__ = "judged"
    case_no: Mapped[str] = mapped_column(String(23), primary_key=True)
    policy_date: Mapped[date]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Review(Base):
    """A case that a person looks at again, and why: `reason` is a kind (`central.cases.why`), `about` what it is about, between commas."""

    __tablename__ = "reviews"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_no: Mapped[str] = mapped_column(String(23), index=True)
    reason: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text, default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)


class OpenContent(Base):
    """What one open case asks for, as a keyed tag: a second case of the same content is a duplicate until that day is over."""

    __tablename__ = "open_contents"
    tag: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_no: Mapped[str] = mapped_column(String(23), index=True)
    until: Mapped[date | None]


class Certificate(Base):
    """A paper that was issued; `sealed` is exactly what its verify code was computed over."""

    __tablename__ = "certificates"
    number: Mapped[str] = mapped_column(String(16), primary_key=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    case_no: Mapped[str] = mapped_column(String(23), unique=True)
    item: Mapped[str] = mapped_column(String(64))
    terminal: Mapped[str] = mapped_column(String(4))
    person_tag: Mapped[str] = mapped_column(String(32), index=True)
    issued_on: Mapped[date]
    valid_until: Mapped[date]
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
