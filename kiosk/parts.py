"""What a desk works with: everything that lives as long as the program. `bootstrap.py` builds it, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.opening import Timetable
from devices.monitor import Machines
from flows.guides import Guides
from flows.item import Item
from flows.policy import Figure
from kiosk.bundles import Bundle
from kiosk.central import Central
from kiosk.finding.finder import Finder
from kiosk.heartbeat import Heart
from kiosk.identity import Identification
from kiosk.messages import Messages
from kiosk.outbox import Outbox
from kiosk.pace import Pace
from kiosk.payments import Payments
from kiosk.printing import Printing
from kiosk.recall import Recall
from kiosk.regions.gazetteer import Gazetteer
from kiosk.reporter import Reporter
from kiosk.reports import Terminal
from kiosk.requests_for_help import Requests
from kiosk.sealing import Sealer
from kiosk.settings import IdleSettings, TerminalKind
from kiosk.store import Sequence, Store
from kiosk.submission import Submissions
from kiosk.training.lessons import Lessons
from kiosk.voice.recordings import Recordings


@dataclass(frozen=True)
class Parts:
    """One of each. `catalogue` is what the home screen lists, `items` everything that can be started."""

    terminal: Terminal
    catalogue: Mapping[str, Item]
    items: Mapping[str, Item]
    guides: Guides
    bundles: Mapping[str, Bundle]
    finder: Finder
    figures: tuple[Figure, ...]
    lessons: Lessons
    regions: Gazetteer
    store: Store
    sealer: Sealer
    sequence: Sequence
    outbox: Outbox
    messages: Messages
    submissions: Submissions
    payments: Payments
    printing: Printing
    recall: Recall
    requests: Requests
    identity: Identification
    devices: Machines
    central: Central
    pace: Pace
    outbox_limit: int
    heart: Heart
    timetable: Timetable
    profile: TerminalKind
    idle: IdleSettings
    reporter: Reporter
    recordings: Recordings
