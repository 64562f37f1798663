"""Builds the kiosk from its configuration, once, in the order in which things need each other.

    settings ─▶ clock ─▶ sealing ─▶ store ─▶ line ─▶ devices ─▶ acts ─▶ reporter ─▶ desk

Nothing is started here that waits for a machine or the platform: `Kiosk.start` starts monitor and reporter.
"""

from __future__ import annotations

import fcntl
import logging
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from core.clock import Clock
from core.config import ConfigError
from devices.device import Device
from flows.items import catalogue
from kiosk.cases import CaseRows
from kiosk.catalogue import read_guides
from kiosk.central import Central
from kiosk.delivery import Delivery
from kiosk.desk import Desk, Parts
from kiosk.devices_at_work import DevicesAtWork
from kiosk.enrolment import read_credentials
from kiosk.fitting import Fitted, fit
from kiosk.heartbeat import Heart
from kiosk.identity import Identity
from kiosk.journal import Found, forget, recover
from kiosk.messages import Messages
from kiosk.outbox import Outbox
from kiosk.payments import Payments
from kiosk.printing import Printing
from kiosk.recall import Recall
from kiosk.reporter import Reporter
from kiosk.reports import Terminal
from kiosk.requests_for_help import Requests
from kiosk.sealing import Sealer, load_keys
from kiosk.settings import ClockKind, Settings, make_clock, read_policy, read_site
from kiosk.store import Sequence, Store
from kiosk.submission import Pause, Submissions, pause
from kiosk.tables import SCHEMA_VERSION

log = logging.getLogger(__name__)

STORE_FILE = "kiosk.db"
SEALING_FILE = "sealing.key"


@dataclass
class Kiosk:
    """Everything that runs. `close` ends it in the reverse order."""

    desk: Desk
    reporter: Reporter
    devices: DevicesAtWork
    store: Store
    outbox: Outbox
    payments: Payments
    printing: Printing
    fitted: Fitted
    _alone: OnlyOne

    def start(self) -> None:
        """Finishes what was begun before, then starts the monitor of the machines and the reporter.

        Raises `ConfigError` when another kiosk works on the same folder.
        """
        self._alone.take()
        self.recover()
        self.devices.start()
        self.reporter.start()

    def recover(self) -> Found:
        """Hands over what an earlier run has left unfinished; only before anything new is begun."""
        return recover(self.outbox, self.payments, self.printing)

    def close(self) -> None:
        """Stops both, lets go of the machines, closes the store."""
        self.reporter.close()
        self.devices.close()
        self.fitted.close()
        self.store.close()
        self._alone.leave()


class OnlyOne:
    """The lock of a state folder; the kernel drops it however the program ends."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Raises `ConfigError` when another program has it."""
        file = self._path.open("a", encoding="ascii")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise ConfigError(f"{self._path.parent}: another kiosk works on this folder") from error
        self._file = file

    def leave(self) -> None:
        """Lets another program have it; nothing when it was not ours."""
        if self._file is not None:
            self._file.close()
            self._file = None


def build_kiosk(
    settings: Settings,
    folder: Path,
    *,
    clock: Clock | None = None,
    devices: dict[str, Device] | None = None,
    rng: random.Random | None = None,
    pause: Pause = pause,
) -> Kiosk:
    """The kiosk of these settings; `folder` holds sites, policy and guides. `clock`, `devices`, `rng`, `pause` are for rehearsals.

    Raises `ConfigError`, `KeyFileOpen`, Trouble(STORE_BROKEN) or Trouble(NOT_ENROLLED): then the kiosk must not start.
    """
    rng = rng or random.Random()  # noqa: S311  spreads retries, guards nothing
    clock = clock or make_clock(settings.clock)
    state = Path(settings.state)
    store, sealer = open_store(settings)
    credentials = read_credentials(state, settings.terminal)
    sequence = Sequence(store)
    if credentials is not None:
        sequence.raise_to(credentials.next_sequence)
    central = Central(settings.platform, clock, credentials, settings.line.ca, settings.line.answer)
    fitted = fit(settings.devices, clock, settings.allow_simulators) if devices is None else Fitted(devices, frozenset())
    at_work = DevicesAtWork(fitted.devices, clock)
    terminal = _terminal(settings, folder, clock, fitted)
    items = catalogue()

    outbox, messages = Outbox(store, sealer, clock), Messages(store, clock)
    cases = CaseRows(store, sealer, clock)
    payments = Payments(store, outbox, cases, messages, central, terminal, clock)
    printing = Printing(store, at_work, clock)
    submissions = Submissions(store, outbox, cases, payments, central, terminal, clock, settings.line.submit, pause, rng)
    delivery = Delivery(store, outbox, cases, payments, messages, central, {item.id: item.tile for item in items.values()})
    heart = Heart(central, outbox, sequence, at_work, settings.terminal, clock)
    reporter = Reporter(
        delivery,
        heart,
        payments,
        central.line,
        lambda: forget(store, outbox, cases, payments, printing, clock),
        settings.line,
        clock,
        rng,
    )
    at_work.on_change(lambda: reporter.wake(beat=True))
    desk = Desk(
        Parts(
            terminal=terminal,
            catalogue=items,
            guides=read_guides(folder, items),
            figures=read_policy(folder),
            store=store,
            sealer=sealer,
            sequence=sequence,
            outbox=outbox,
            messages=messages,
            submissions=submissions,
            payments=payments,
            printing=printing,
            recall=Recall(outbox, cases, items, read_policy(folder)),
            requests=Requests(store, outbox, central, terminal, clock),
            identity=Identity(at_work, central),
            devices=at_work,
            central=central,
            outbox_limit=settings.store.outbox_limit,
            heart=heart,
            reporter=reporter,
        )
    )
    return Kiosk(desk, reporter, at_work, store, outbox, payments, printing, fitted, OnlyOne(state))


def open_store(settings: Settings) -> tuple[Store, Sealer]:
    """The store with what opens its rows. Raises Trouble(STORE_BROKEN) or `KeyFileOpen`."""
    state = Path(settings.state)
    store = Store(state / STORE_FILE, settings.store.quota_mb)
    sealer = Sealer(load_keys(state / SEALING_FILE, settings.store.cipher), f"{settings.terminal}|{SCHEMA_VERSION}")
    return store, sealer


def _terminal(settings: Settings, folder: Path, clock: Clock, fitted: Fitted) -> Terminal:
    words = ["演示时钟"] if settings.clock is ClockKind.DEMO else []
    words += ["模拟设备"] if fitted.simulated else []
    site = read_site(folder, settings.site)
    return Terminal(settings.terminal, site, clock, " ".join(words), bool(fitted.simulated))


def at_other_address(settings: Settings, platform: str = "", state: str = "") -> Settings:
    """The settings with what the command line says instead."""
    return replace(settings, platform=platform or settings.platform, state=state or settings.state)
