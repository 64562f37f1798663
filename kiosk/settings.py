"""The kiosk's configuration files as dataclasses: `kiosk.toml`, the site's file, and the policy figures beside them.

An unknown key stops the start and names the nearest right one. Folders beside `kiosk.toml` (sites, policy, guides) are
found from its place; `state` is relative to the working folder, because it belongs to the machine and not to the files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from core.clock import Clock, DemoClock, SystemClock
from core.config import ConfigError, build, read_toml
from flows.policy import Figure, read_figures


class ClockKind(Enum):
    """Which time the kiosk lives in; `demo` starts on the reference day and marks every screen and slip."""

    SYSTEM = "system"
    DEMO = "demo"


class Cipher(Enum):
    """How personal data is sealed at rest; SM4 where 国密 algorithms are asked for."""

    AES = "aes-256-gcm"
    SM4 = "sm4-gcm"


@dataclass(frozen=True)
class DeviceSettings:
    """One machine: the driver's name and its options; an empty driver means that this kiosk has none."""

    driver: str = ""
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Devices:
    """The machines of this kiosk, by kind."""

    id_card: DeviceSettings = DeviceSettings()
    receipt_printer: DeviceSettings = DeviceSettings()
    camera: DeviceSettings = DeviceSettings()
    face: DeviceSettings = DeviceSettings()


@dataclass(frozen=True)
class StoreSettings:
    """The local store. 256 MB hold a year without any line at 200 cases a day; the limit on waiting records is the alarm."""

    cipher: Cipher = Cipher.AES
    quota_mb: float = 256.0
    outbox_limit: int = 20_000


@dataclass(frozen=True)
class LineSettings:
    """The line to the platform, in seconds. `ca` is a PEM file with the only authority that is trusted, "" for the system's."""

    ca: str = ""
    heartbeat: float = 60.0
    spread: float = 60.0  # first contact after a start or an outage: all kiosks of a county come back at once
    answer: float = 10.0  # the longest wait for one answer
    submit: float = 8.0  # how long a resident is kept waiting for an answer before the slip says 离线登记


@dataclass(frozen=True)
class Settings:
    """`kiosk.toml`."""

    terminal: str
    site: str
    platform: str
    state: str = "var/kiosk"
    clock: ClockKind = ClockKind.SYSTEM
    allow_simulators: bool = False
    devices: Devices = Devices()
    store: StoreSettings = StoreSettings()
    line: LineSettings = LineSettings()


@dataclass(frozen=True)
class Site:
    """Where the kiosk stands, who helps there, and what slips say about it."""

    county: str
    region: str
    name: str
    type: str
    helper: str
    helper_role: str
    helper_phone: str
    window: str
    hotline: str
    hours: str
    grid: str


def read_settings(path: Path) -> Settings:
    """The configuration. Raises `ConfigError` naming file, key and the nearest right key."""
    settings = build(Settings, read_toml(path), str(path))
    if not (len(settings.terminal) == 4 and settings.terminal.isdigit()):
        raise ConfigError(f'{path}: terminal: four digits, like "0007"')
    return settings


def read_site(folder: Path, name: str) -> Site:
    """The site's file in `folder`/sites. Raises `ConfigError`."""
    if Path(name).name != name:
        raise ConfigError(f"site: {name!r} is not a plain name")
    path = folder / "sites" / f"{name}.toml"
    return build(Site, read_toml(path), str(path))


def read_policy(folder: Path) -> tuple[Figure, ...]:
    """All figures in `folder`/policy. Raises `ConfigError` naming the file."""
    figures: list[Figure] = []
    for path in sorted((folder / "policy").glob("*.toml")):
        try:
            figures += read_figures([read_toml(path)])
        except (KeyError, TypeError) as error:
            raise ConfigError(f"{path}: not a table of figures: {error}") from error
    return tuple(figures)


def make_clock(kind: ClockKind) -> Clock:
    """The clock the kiosk lives by."""
    return DemoClock() if kind is ClockKind.DEMO else SystemClock()
