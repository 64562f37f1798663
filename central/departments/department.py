"""What a department is to the platform: the records it owns, the bills it prices, and whether its line is up.

A look-up function gets the desk and what it is asked with, and returns the record; somebody without a record gets an
empty one, because "there is none" is an answer. Only a line that is down raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.config import Config
from central.registry import Register
from central.store.register import ConnectorRow
from core.secret import Secret
from core.workdays import Workdays
from flows.calendar import workdays
from flows.item import Category, Row
from flows.policy import Policy
from flows.records.exchange import Connector, QuoteLine

if TYPE_CHECKING:
    from central.departments.acts import Act, Done
    from central.platform import Platform

Asked = Mapping[str, Any]


@dataclass(frozen=True)
class Desk:
    """What a department works with during one request: the records, the figures of the case's day, the configuration, the moment,
    and the case; outside a case the number is empty. The platform's own services work with the `platform` itself."""

    register: Register
    policy: Policy
    config: Config
    now: datetime
    case_no: str = ""
    platform: Platform | None = None

    @property
    def session(self) -> Session:
        return self.register.session

    @property
    def calendar(self) -> Workdays:
        """Which days are worked."""
        return workdays(self.policy.figures)


@dataclass(frozen=True)
class Priced:
    """A bill before it becomes a quote: rows, their sum in fen, the rule and its date."""

    rows: tuple[QuoteLine, ...]
    total_fen: int
    source: str
    demo: bool = False


@dataclass(frozen=True)
class Department:
    """The simulated system of one category: a function for each type of record, for each item it prices, for each item whose
    submission changes it. What a person grants later changes it by `grants`, which says it in a sentence for the resident; `releases`
    undoes what the submission changed when nothing comes of it, `cancels` what was done when the resident takes it back. `shows` is what
    the department's own reviewer reads of a waiting case of the item, beside the records that its steps looked up.
    `seeds`: the tables of a test person (`records.<name>` in config/persons.toml) that are records as they stand.
    """

    category: Category | None
    serves: Mapping[type[Any], Callable[[Desk, Asked], Any]]
    prices: Mapping[str, Callable[[Desk, Asked], Priced]] = field(default_factory=dict)
    acts: Mapping[str, Callable[[Act], Done]] = field(default_factory=dict)
    grants: Mapping[str, Callable[[Act], str]] = field(default_factory=dict)
    releases: Mapping[str, Callable[[Act], None]] = field(default_factory=dict)
    cancels: Mapping[str, Callable[[Act], None]] = field(default_factory=dict)
    shows: Mapping[str, Callable[[Act], tuple[Row, ...]]] = field(default_factory=dict)
    seeds: Mapping[str, type[Any]] = field(default_factory=dict)

    def joined(self, part: Department) -> Department:
        """The department with what a file of one item adds. Raises `ValueError` for what both of them answer."""
        tables = [table.name for table in fields(self) if table.name != "category"]
        both = [str(key) for table in tables for key in getattr(self, table).keys() & getattr(part, table).keys()]
        if both:
            raise ValueError(f"answered twice in {self.category}: {', '.join(both)}")
        joined: dict[str, Any] = {table: {**getattr(self, table), **getattr(part, table)} for table in tables}
        return replace(self, **joined)


class ConnectorDown(Exception):
    """The department's system cannot be asked now."""

    def __init__(self, connector: Connector) -> None:
        super().__init__(connector.category)
        self.connector = connector


_OFF = select(ConnectorRow.category, ConnectorRow.reason).where(ConnectorRow.up.is_(False))
"""Built once: it is asked at every look-up and every report."""


def health(session: Session, config: Config, category: Category) -> Connector:
    """Whether the department may be asked: both the configuration and the switch in the database must allow it."""
    return health_of(session, config, [category])[0]


def health_of(session: Session, config: Config, categories: Iterable[Category]) -> list[Connector]:
    """The same for several, in their order."""
    off = {row.category: row.reason for row in session.connection().execute(_OFF)}
    off |= {category: told.reason for category, told in config.departments.items() if not told.up}
    return [Connector(c.value, c.value not in off, off.get(c.value, "")) for c in categories]


def require_up(session: Session, config: Config, category: Category | None) -> None:
    """Raises `ConnectorDown` when the department cannot be asked; the platform's own services (None) always can."""
    if category is None:
        return
    connector = health(session, config, category)
    if not connector.up:
        raise ConnectorDown(connector)


def number_of(asked: Asked) -> Secret[str]:
    """The ID number that most look-ups ask with."""
    number = asked["number"]
    assert isinstance(number, Secret)
    return number
