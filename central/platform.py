"""Everything one running platform is made of, built once and passed around: configuration, clock, store, keys, policy, guides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from central.config import Config
from central.sites import Site, read_sites
from central.store.engine import Store
from central.vault import Vault
from core.clock import CHINA, Clock, DemoClock, SystemClock
from core.config import ConfigError, read_folder, read_toml
from core.workdays import Workdays
from flows.calendar import workdays
from flows.guides import Guides, read_guides
from flows.items import known
from flows.policy import Figure, Policy, read_figures

CLOCKS = {"demo": DemoClock, "system": SystemClock}


@dataclass(frozen=True)
class Platform:
    """One platform. `public_url` has no slash at its end."""

    config: Config
    clock: Clock
    store: Store
    vault: Vault
    figures: tuple[Figure, ...]
    guides: Guides
    public_url: str
    sites: Mapping[str, Site] = field(default_factory=dict)
    """Where the kiosks stand, by terminal."""

    def now(self) -> datetime:
        """The platform's time, whole seconds, in China Standard Time (a test's clock may give another zone)."""
        return self.clock.now().astimezone(CHINA).replace(microsecond=0)

    @property
    def calendar(self) -> Workdays:
        """Which days are worked."""
        return workdays(self.figures)

    def policy(self, day: date | None = None) -> Policy:
        """The figures in force on that day, by default today."""
        return Policy(self.figures, day or self.now().date())


def open_platform(config: Config, *, db: str = "", clock: Clock | None = None, public_url: str = "") -> Platform:
    """A platform on an open store, not yet migrated. Raises `ConfigError`, `KeyProblem`."""
    if clock is None:
        if config.clock not in CLOCKS:
            raise ConfigError(f"clock {config.clock!r}: known are {', '.join(sorted(CLOCKS))}")
        clock = CLOCKS[config.clock]()
    url = (public_url or config.public_url or f"http://{config.host}:{config.port}").rstrip("/")
    return Platform(
        config,
        clock,
        Store(db or config.db),
        Vault(config.state),
        read_policy(config.policy),
        read_guides(read_folder(config.guides), known()),
        url,
        read_sites(config.sites, config.kiosks),
    )


def read_policy(folder: Path) -> tuple[Figure, ...]:
    """All figures of the folder. Raises `ConfigError` naming file and figure."""
    return read_figures({str(path): read_toml(path) for path in sorted(folder.glob("*.toml"))})
