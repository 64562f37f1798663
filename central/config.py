"""What `config/central.toml` may say. An unknown key stops the start; relative paths start at the working directory."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.config import ConfigError, between, build, like, read_toml
from flows.item import Category

SERVICES = ("marriage", "id-card", "inspection")
"""What a place can be booked for."""
PATHS = ("state", "persons", "staff", "console", "policy", "guides", "sites")


@dataclass(frozen=True)
class KioskSite:
    """Where a kiosk stands and whose grid it is: `grid` finds the agent who answers its help orders, `file` the hours of the place."""

    site: str
    type: str
    grid: str
    file: str = like("[a-z0-9-]*", '"taihe"', "")


@dataclass(frozen=True)
class Health:
    """Whether a department's system may be asked; `reason` is for residents and technicians alike."""

    up: bool = True
    reason: str = ""


@dataclass(frozen=True)
class BookingPlace:
    """A place that gives a booked service: its spans of a working day and how many fit in each."""

    service: str
    id: str
    name: str
    address: str
    phone: str
    near: int = between(0, 1_000)
    spans: tuple[str, ...] = like(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", '"08:30-09:30"')
    capacity: int = between(1, 10_000)


@dataclass(frozen=True)
class Config:
    """The whole file. `rehearsal` lets simulated machines and test reports act; without it they wait for a person."""

    region: str = like("[0-9]{6}", '"431021"')
    county: str = like(r".+", '"桂阳县"')
    db: str = "sqlite:///var/central/central.db"
    state: Path = Path("var/central")
    clock: str = "demo"
    host: str = "127.0.0.1"
    port: int = between(1, 65_535, 8642)
    public_url: str = like(r"(https?://[^\s?#]+)?", '"https://host", or empty', "")
    rehearsal: bool = False
    persons: Path = Path("config/persons.toml")
    staff: Path = Path("config/staff.toml")
    console: Path = Path("config/console.toml")
    policy: Path = Path("config/policy")
    guides: Path = Path("config/guides")
    sites: Path = Path("config/sites")
    lookups_per_minute: int = between(1, 1_000_000, 120)
    kiosks: dict[str, KioskSite] = field(default_factory=dict)
    departments: dict[str, Health] = field(default_factory=dict)
    places: tuple[BookingPlace, ...] = ()

    def site_of(self, terminal: str) -> KioskSite:
        """Where that kiosk stands; the county's hall for one that the file does not name."""
        return self.kiosks.get(terminal, KioskSite(f"{self.county}政务服务中心", "county", ""))


def read_config(path: Path) -> Config:
    """The configuration in that file. Raises `ConfigError`."""
    data = read_toml(path)
    paths = {key: Path(str(data.pop(key))) for key in PATHS if key in data}
    config = build(Config, data, str(path))
    _known(config.departments, {category.value for category in Category}, f"{path}: departments")
    _known({place.service: place for place in config.places}, SERVICES, f"{path}: places: service")
    if wrong := [terminal for terminal in config.kiosks if not re.fullmatch("[0-9]{4}", terminal)]:
        raise ConfigError(f'{path}: kiosks: {wrong[0]!r} is not of the form "0007"')
    return replace(config, **paths)  # type: ignore[arg-type]  # each key of PATHS is a Path


def _known(given: Iterable[str], known: Collection[str], where: str) -> None:
    if unknown := set(given) - set(known):
        raise ConfigError(f"{where}: unknown {min(unknown)!r}; known are {', '.join(sorted(known))}")
