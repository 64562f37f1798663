"""What `config/central.toml` may say. An unknown key stops the start; relative paths start at the working directory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from core.config import build, read_toml

PATHS = ("state", "persons", "staff", "policy", "guides")


@dataclass(frozen=True)
class KioskSite:
    """Where a kiosk stands and whose grid it is: `grid` finds the agent who answers its help orders."""

    site: str
    type: str
    grid: str


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
    near: int
    spans: tuple[str, ...]
    capacity: int


@dataclass(frozen=True)
class Config:
    """The whole file. `rehearsal` lets simulated machines and test reports act; without it they wait for a person."""

    region: str
    county: str
    db: str = "sqlite:///var/central/central.db"
    state: Path = Path("var/central")
    clock: str = "demo"
    host: str = "127.0.0.1"
    port: int = 8642
    public_url: str = ""
    rehearsal: bool = False
    persons: Path = Path("config/persons.toml")
    staff: Path = Path("config/staff.toml")
    policy: Path = Path("config/policy")
    guides: Path = Path("config/guides")
    holidays: tuple[date, ...] = ()
    lookups_per_minute: int = 120
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
    return replace(build(Config, data, str(path)), **paths)  # type: ignore[arg-type]  # each key of PATHS is a Path
