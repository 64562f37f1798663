"""The tables of the local store. Personal data is only inside sealed columns; everything else may be read by a technician.

facts      one value per name: schema version, next case sequence
cases      what was shown and what came of it             sealed: look-up records, outcome
outbox     what the platform has to be told               sealed: the body as it is sent
payments   one row per order, written before the order    no personal data
prints     one row per print, written before the first byte
messages   what a person is told at the next visit         sealed: the words; found by keyed tag
uses       how often an item was begun on a day            no personal data

A table that is new is made in an older file at the next start, without another version: rows of the others stay as they are, and
a program that does not know it leaves it alone.
"""

from __future__ import annotations

from enum import Enum

from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

SCHEMA_VERSION = 1

metadata = MetaData()


class Box(Enum):
    """Where an outbox row is. Only DUE rows are the reporter's; the others wait for something or are finished."""

    HELD = "held"  # waits for a payment
    COUNTER = "counter"  # being sent while the resident waits
    DUE = "due"
    DELIVERED = "delivered"
    JUDGED = "judged"  # the platform said no, and the resident was told
    REFUSED = "refused"  # the platform said no, and nobody was there
    DAMAGED = "damaged"  # does not open any more

    @property
    def undelivered(self) -> bool:
        """Whether the platform still has to be told."""
        return self in (Box.HELD, Box.COUNTER, Box.DUE)


class RecordKind(Enum):
    """What an outbox row tells."""

    CASE = "case"
    EVALUATION = "evaluation"
    HELP = "help"
    TICKET = "ticket"


facts = Table("facts", metadata, Column("name", String, primary_key=True), Column("value", Integer, nullable=False))

cases = Table(
    "cases",
    metadata,
    Column("number", String, primary_key=True),
    Column("item", String, nullable=False),
    Column("item_digest", String, nullable=False),
    Column("data_version", Integer, nullable=False),
    Column("shown_digest", String, nullable=False),
    Column("state", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("records", LargeBinary, nullable=False),
    Column("outcome", LargeBinary),
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("case_no", String),
    Column("data_version", Integer),
    Column("at", String, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("stumbles", Integer, nullable=False, default=0),
    Column("state", String, nullable=False, index=True),
    Column("reason", String, nullable=False, default=""),
    Column("finished", String),
    Column("payload", LargeBinary, nullable=False),
    UniqueConstraint("kind", "case_no", "data_version"),
    sqlite_autoincrement=True,
)

payments = Table(
    "payments",
    metadata,
    Column("case_no", String, primary_key=True),
    Column("quote_id", String, primary_key=True),
    Column("channel", String, nullable=False),
    Column("fen", Integer, nullable=False),
    Column("report_key", String, nullable=False),
    Column("order_no", String, nullable=False, default=""),
    Column("cashier_url", String, nullable=False, default=""),
    Column("channel_no", String, nullable=False, default=""),
    Column("state", String, nullable=False, index=True),
    Column("late", Boolean, nullable=False, default=False),
    Column("at", String, nullable=False),
)

prints = Table(
    "prints",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case_no", String, index=True),
    Column("title", String, nullable=False),
    Column("at", String, nullable=False),
    Column("outcome", String),
    Column("problem", String, nullable=False, default=""),
    sqlite_autoincrement=True,
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("subject", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("words", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

uses = Table(
    "uses",
    metadata,
    Column("day", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("count", Integer, nullable=False),
)
