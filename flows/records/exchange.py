"""What kiosk and platform say to each other about a case: quote, payment, report, outcome. Money is in fen, always an int."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any

from core.plain import from_plain
from core.secret import Secret


class Method(Enum):
    """How it was made sure that the person is the card's holder."""

    COMPARED = "compared"  # camera against card photo
    VOUCHED = "vouched"  # a person of the site, by staff card and PIN


@dataclass(frozen=True)
class Identified:
    """The answer of a face step: how, how surely, or who vouched. No picture, no template."""

    method: Method
    score: float = 0.0
    threshold: float = 0.0
    model: str = ""
    live: bool = False
    verified_by: str = ""  # staff number of who vouched
    voucher: str = ""  # the platform's one-time proof that the PIN was right


@dataclass(frozen=True)
class Signature:
    """Strokes of (x, y) in a 1000 x 400 box; personal, only inside the signed document."""

    strokes: tuple[tuple[tuple[int, int], ...], ...]

    def __repr__(self) -> str:
        return f"Signature({len(self.strokes)} strokes)"


@dataclass(frozen=True)
class QuoteLine:
    """One line of a bill: what, how much of it, unit price in words, amount in fen (negative = reduction)."""

    label: str
    quantity: str
    price: str
    fen: int


@dataclass(frozen=True)
class Quote:
    """A priced bill from the platform: the only source of amounts. Valid until `expires`."""

    id: str
    rows: tuple[QuoteLine, ...]
    total_fen: int
    source: str  # the rule and its date, as shown to the resident
    expires: datetime
    demo: bool = False


class PayState(Enum):
    """States of a payment, the same on kiosk, platform and in every export."""

    CREATED = "created"
    QR_SHOWN = "qr_shown"
    UNKNOWN = "unknown"
    PAID = "paid"
    POSTED = "posted"
    BUSINESS_FAILED = "business_failed"
    REFUNDING = "refunding"
    REFUNDED = "refunded"
    CLOSED = "closed"

    @property
    def final(self) -> bool:
        """Whether nothing will change any more without a person."""
        return self in (PayState.POSTED, PayState.REFUNDED, PayState.CLOSED)


@dataclass(frozen=True)
class Payment:
    """One order at the payment channel, for exactly one quote of exactly one case."""

    order_no: str
    case_no: str
    quote_id: str
    fen: int
    state: PayState
    cashier_url: str
    channel: str = ""
    channel_no: str = ""


class CaseState(Enum):
    """Where a case is after the kiosk let go of it."""

    DONE = "done"  # 已办结
    ACCEPTED = "accepted"  # 已受理, a person decides later
    READY = "ready"  # 可取件: decided, and its paper waits at any terminal
    REVIEWING = "reviewing"  # received; the platform looks at it again
    SUPPLEMENT = "supplement"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # 已撤回, before anybody decided
    CANCELLED = "cancelled"  # 已取消: it was done, and the resident has undone it
    MERGED = "merged"  # a draft that another case of the same person took over
    QUEUED = "queued"  # sealed on the kiosk, not yet sent


@dataclass(frozen=True)
class Document:
    """A certificate that the platform issued."""

    number: str
    verify_code: str
    verify_url: str
    valid_until: date
    copies_left: int


@dataclass(frozen=True)
class EarlierCase:
    """An earlier case whose slip is to come out: everything from which the item of that very edition composes it.

    `answers` and `records` are plain, by step (personal data, as in a report), and so is the `outcome`. `copy` 1 is the first print
    of this paper; `title` replaces the item's own.
    """

    item: str
    item_digest: str
    policy_date: date
    occurred_at: datetime
    answers: dict[str, Any] = field(repr=False)
    records: dict[str, Any] = field(repr=False)
    outcome: dict[str, Any] = field(repr=False)
    copy: int = 1
    title: str = ""

    def came_of_it(self) -> Outcome:
        """The outcome as a record. Raises `Malformed`."""
        return from_plain(Outcome, self.outcome)


@dataclass(frozen=True)
class Outcome:
    """The platform's answer to a reported case; the same answer to the same report, however often it is sent. `earlier` is there
    when the slip to print is that of another case, `demo` says that a day or an amount in it is for demonstration (演示)."""

    case_no: str
    state: CaseState
    query_code: str
    progress_url: str
    document: Document | None = None
    promise_date: date | None = None
    details: dict[str, str] = field(default_factory=dict)
    earlier: EarlierCase | None = None
    demo: bool = False


@dataclass(frozen=True)
class Report:
    """One version of one case, as the kiosk tells it. `answers` holds what the resident and the devices answered, in plain form
    (personal data: sealed at rest, sent over the authenticated line only); `records` the digests of the look-ups they saw.

    A `draft` was filled in while the platform was not reached: its other look-ups were left open, and the kiosk has drawn the
    query code itself, because it stands on a slip already.
    """

    report_id: str
    terminal: str
    case_no: str
    data_version: int
    item: str
    item_digest: str
    policy_date: date
    occurred_at: datetime
    answers: dict[str, Any] = field(repr=False)
    records: dict[str, str]
    shown_digest: str
    quote_id: str = ""
    order_no: str = ""
    site_type: str = ""
    app_version: str = ""
    test: bool = False
    simulated_devices: bool = False
    step_seconds: dict[str, int] = field(default_factory=dict)
    draft: bool = False
    query_code: str = field(default="", repr=False)


@dataclass(frozen=True)
class Evaluation:
    """One rating of one case (一事一评): level 4 非常满意, 3 满意, 2 一般, 1 不满意 of the county's scale."""

    report_id: str
    case_no: str
    scale: str
    level: int
    tags: tuple[str, ...] = ()
    occurred_at: datetime | None = None


@dataclass(frozen=True)
class HelpOrder:
    """请人帮我办: what for, where the resident stood, how to reach them."""

    report_id: str
    terminal: str
    item: str
    step: str
    topic: str
    kind: str  # "onsite" 现场帮, "home" 上门帮, "call" 电话帮
    phone: Secret[str]
    occurred_at: datetime


@dataclass(frozen=True)
class Ticket:
    """办不成事: what could not be done, filled in from where it happened."""

    report_id: str
    terminal: str
    item: str
    step: str
    code: str
    phone: Secret[str]
    occurred_at: datetime
    words: Secret[str] = field(default_factory=lambda: Secret(""))


@dataclass(frozen=True)
class Registered:
    """The platform's answer to a help order or a ticket."""

    number: str
    state: str
    reply_by: datetime
    who: str
    url: str


@dataclass(frozen=True)
class Asking:
    """A look-up or a quote: the case so far in plain form; `step` must be the one that comes next."""

    case_no: str
    item: str
    step: str
    answers: dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Vouching:
    """A person of the site says, with card and PIN, that the resident is who the card says."""

    case_no: str
    card_number: Secret[str]
    pin: Secret[str]


@dataclass(frozen=True)
class StaffCheck:
    """A person of the site opens what no resident may open, with card and PIN; about no case."""

    card_number: Secret[str]
    pin: Secret[str]


@dataclass(frozen=True)
class StaffKnown:
    """Card and PIN were good: staff number and masked name."""

    staff: str
    name: str


@dataclass(frozen=True)
class Vouched:
    """The proof, good for this case only: staff number, masked name, one-time voucher."""

    staff: str
    name: str
    voucher: str


@dataclass(frozen=True)
class DeviceReport:
    """One machine in a heartbeat."""

    kind: str
    driver: str
    state: str
    problems: tuple[str, ...]
    simulated: bool
    counters: dict[str, int]


@dataclass(frozen=True)
class Heartbeat:
    """Every minute, and at once when a device changes state."""

    terminal: str
    uptime_seconds: int
    app_version: str
    outbox_length: int
    outbox_oldest_seconds: int
    refused: int
    next_sequence: int
    devices: tuple[DeviceReport, ...]


@dataclass(frozen=True)
class Connector:
    """A department's system as the platform sees it; items of a department that is down are grey on every kiosk."""

    category: str
    up: bool
    reason: str = ""


@dataclass(frozen=True)
class HeartbeatAnswer:
    """The platform's clock, the first case sequence that was never used by this terminal, the departments' health."""

    time: datetime
    next_sequence: int
    connectors: tuple[Connector, ...]
