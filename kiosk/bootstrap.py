"""Builds the kiosk from its configuration, once, in the order in which things need each other.

    settings ─▶ clock ─▶ sealing ─▶ store ─▶ line ─▶ devices ─▶ acts ─▶ reporter ─▶ desk

Nothing is started here that waits for a machine or the platform: `Kiosk.take_over` finishes what an earlier run began, and
`Kiosk.watch` starts monitor and reporter, once the first page is drawn: the machines load libraries for half a second.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.clock import Clock
from core.config import read_folder
from core.opening import Timetable
from core.private_file import KeyFileOpen
from devices.device import Device
from devices.monitor import Machines
from flows.calendar import workdays
from flows.guides import read_guides
from flows.items import catalogue, known
from flows.policy import Policy
from kiosk.bundles import read_bundles
from kiosk.cases import CaseRows
from kiosk.central import Central
from kiosk.delivery import Delivery
from kiosk.desk import Desk
from kiosk.enrolment import read_credentials
from kiosk.finding.finder import Finder
from kiosk.finding.uses import Uses
from kiosk.finding.words import read_words
from kiosk.fitting import Fitted, fit
from kiosk.heartbeat import Heart
from kiosk.identity import Identification
from kiosk.journal import Found, forget, recover
from kiosk.lost_keys import refuse_lost_keys
from kiosk.messages import Messages
from kiosk.only_one import OnlyOne
from kiosk.outbox import Outbox
from kiosk.pace import Pace
from kiosk.parts import Parts
from kiosk.payments import Payments
from kiosk.printing import Printing
from kiosk.readiness import Readiness
from kiosk.recall import Recall
from kiosk.regions.choosing import open_gazetteer
from kiosk.regions.gazetteer import Gazetteer
from kiosk.regions.prepare import listed_file
from kiosk.reporter import Reporter
from kiosk.reports import Rehearsal, Terminal
from kiosk.requests_for_help import Requests
from kiosk.sealing import Sealer, load_keys
from kiosk.settings import ClockKind, Settings, Site, make_clock, read_policy, read_site
from kiosk.store import Sequence, Store
from kiosk.submission import Pause, Submissions, pause
from kiosk.tables import SCHEMA_VERSION
from kiosk.training.lessons import read_lessons
from kiosk.trouble import Trouble
from kiosk.voice.recordings import Recordings

STORE_FILE = "kiosk.db"
SEALING_FILE = "sealing.key"


@dataclass
class Kiosk:
    """Everything that runs. `close` ends it in the reverse order."""

    desk: Desk
    reporter: Reporter
    devices: Machines
    store: Store
    outbox: Outbox
    payments: Payments
    printing: Printing
    fitted: Fitted
    _alone: OnlyOne

    def watch(self) -> None:
        """Starts the monitor of the machines and the reporter; after `take_over`."""
        self.devices.start()
        self.reporter.start()

    def take_over(self) -> None:
        """From now on nobody else works on this folder and its machines; what was begun before is handed over.

        Raises `AlreadyRuns` when another kiosk does.
        """
        self._alone.take()
        self.recover()

    def recover(self) -> Found:
        """Hands over what an earlier run has left unfinished; only before anything new is begun."""
        return recover(self.outbox, self.payments.rows, self.printing)

    def close(self) -> None:
        """Stops both, lets go of the machines, closes the store."""
        self.reporter.close()
        self.devices.close()
        self.fitted.close()
        self.store.close()
        self._alone.leave()


def build_kiosk(
    settings: Settings,
    folder: Path,
    *,
    clock: Clock | None = None,
    devices: dict[str, Device] | None = None,
    regions: Gazetteer | None = None,
    rng: random.Random | None = None,
    pause: Pause = pause,
    readiness: Callable[[Parts], Readiness] = Readiness,
) -> Kiosk:
    """The kiosk of these settings; `folder` holds sites, policy and guides. the rest is for rehearsals.

    Raises `ConfigError`, `KeyFileOpen`, Trouble(STORE_BROKEN) or Trouble(NOT_ENROLLED): then the kiosk must not start.
    """
    clock = clock or make_clock(settings.clock)
    rng = rng or random.Random()  # noqa: S311  spreads retries, guards nothing
    fitted = fit(settings.devices, clock, settings.allow_simulators) if devices is None else Fitted(devices, frozenset())
    return _Builder(settings, folder, clock, rng, pause, fitted, regions).kiosk(readiness)


class _Builder:
    """What all parts share, and the order in which they are made."""

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        clock: Clock,
        rng: random.Random,
        pause: Pause,
        fitted: Fitted,
        regions: Gazetteer | None,
    ) -> None:
        self.settings, self.folder, self.clock, self.rng, self.pause, self.fitted = settings, folder, clock, rng, pause, fitted
        self.items, self.figures = known(), read_policy(folder)
        self.regions = regions or open_gazetteer(listed_file(), Policy(self.figures, clock.now().date()))
        self.store, self.sealer = open_store(settings)
        credentials = read_credentials(Path(settings.state), settings.terminal)
        self.central = Central(settings.platform, clock, credentials, settings.line.ca, settings.line.answer)
        self.sequence = Sequence(self.store)
        self.sequence.raise_to(credentials.next_sequence if credentials else 1)
        self.devices = Machines(fitted.devices, clock)
        self.terminal = _terminal(settings, read_site(folder, settings.site), clock, fitted)
        self.outbox, self.messages = Outbox(self.store, self.sealer, clock), Messages(self.store, self.sealer, clock)
        self.uses = Uses(self.store, clock)
        self.cases = CaseRows(self.store, self.sealer, clock)
        self.payments = Payments(self.store, self.outbox, self.cases, self.messages, self.central, self.terminal, clock)
        self.printing = Printing(self.store, self.devices, clock)

    def kiosk(self, readiness: Callable[[Parts], Readiness]) -> Kiosk:
        heart = Heart(self.central, self.outbox, self.sequence, self.devices, self.settings.terminal, self.clock)
        reporter = self.reporter(heart)
        self.devices.on_change(lambda: reporter.wake(beat=True))
        alone = OnlyOne(Path(self.settings.state))
        desk = Desk(self.parts(heart, reporter), readiness)
        return Kiosk(desk, reporter, self.devices, self.store, self.outbox, self.payments, self.printing, self.fitted, alone)

    def reporter(self, heart: Heart) -> Reporter:
        tiles = {item.id: item.tile for item in self.items.values()}
        rows = self.payments.rows
        delivery = Delivery(self.store, self.outbox, self.cases, rows, self.messages, self.central, tiles)

        def tidy() -> int:
            return forget(self.store, self.outbox, self.cases, rows, self.printing, self.messages, self.uses, self.clock)

        return Reporter(delivery, heart, self.payments, self.central.line, tidy, self.settings.line, self.clock, self.rng)

    def parts(self, heart: Heart, reporter: Reporter) -> Parts:
        guides = read_guides(read_folder(self.folder / "guides"), self.items)
        return Parts(
            terminal=self.terminal,
            catalogue=catalogue(),
            items=self.items,
            guides=guides.at_place(self.terminal.site.opening.told),
            bundles=read_bundles(self.folder, catalogue()),
            finder=Finder(self.items, guides, read_words(self.folder, self.items), self.uses),
            figures=self.figures,
            lessons=read_lessons(self.folder, self.items),
            regions=self.regions,
            store=self.store,
            sealer=self.sealer,
            sequence=self.sequence,
            outbox=self.outbox,
            messages=self.messages,
            submissions=self.submissions(),
            payments=self.payments,
            printing=self.printing,
            recall=Recall(self.outbox, self.cases, self.items, self.figures),
            requests=Requests(self.store, self.outbox, self.central, self.terminal, self.clock, workdays(self.figures)),
            identity=Identification(self.devices, self.central),
            devices=self.devices,
            central=self.central,
            pace=Pace(self.settings.usual, self.clock),
            outbox_limit=self.settings.store.outbox_limit,
            heart=heart,
            timetable=Timetable(self.terminal.site.opening, workdays(self.figures)),
            profile=self.settings.profile,
            idle=self.settings.idle,
            reporter=reporter,
            recordings=Recordings(self.folder / "voice"),
        )

    def submissions(self) -> Submissions:
        line, rows = self.settings.line, self.payments.rows
        return Submissions(
            self.store, self.outbox, self.cases, rows, self.central, self.terminal, self.clock, line.submit, self.pause, self.rng
        )


def open_store(settings: Settings) -> tuple[Store, Sealer]:
    """The store with what opens its rows. Raises Trouble(STORE_BROKEN), also when their key is gone, Trouble(STORE_FULL), or `KeyFileOpen`."""
    path = Path(settings.state) / SEALING_FILE
    store = Store(path.with_name(STORE_FILE), settings.store.quota_mb)
    try:
        refuse_lost_keys(store, path)  # before a new key takes the place of the lost one
        sealer = Sealer(load_keys(path, settings.store.cipher), f"{settings.terminal}|{SCHEMA_VERSION}")
    except (Trouble, KeyFileOpen):
        store.close()
        raise
    return store, sealer


def _terminal(settings: Settings, site: Site, clock: Clock, fitted: Fitted) -> Terminal:
    return Terminal(settings.terminal, site, clock, Rehearsal(settings.clock is ClockKind.DEMO, bool(fitted.simulated)))
