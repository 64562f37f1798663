"""The kiosk's configuration files as dataclasses: `kiosk.toml`, the site's file, and the policy figures beside them.

An unknown key stops the start and names the nearest right one. Folders beside `kiosk.toml` (sites, policy, guides) are
found from its place; `state` is relative to the working folder, because it belongs to the machine and not to the files.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any

from core.clock import Clock, DemoClock, SystemClock
from core.config import ConfigError, between, build, like, read_toml
from core.language import Language
from core.opening import Hours
from flows.policy import Figure, read_figures
from kiosk.sites import SiteType
from kiosk.voice.site import SiteVoice

URL = r"https?://([a-zA-Z0-9.-]+|\[[0-9a-fA-F:]+\])(:[0-9]{1,5})?/?"
"""The address of a platform; paths are the protocol's, and no password stands in a file that technicians copy."""


PHONE = "[0-9][0-9转+-]{2,16}"
"""A number as people dial it, with its extension."""
LONGEST_ENGLISH = 80
"""Characters of a translated text: about what the Chinese one takes on the screen."""


def words(most: int, default: Any = MISSING) -> Any:
    """A field for one line of at most so many characters: as many as the narrowest panel holds in large type."""
    form = rf"\S.{{0,{most - 1}}}"
    return like(form if default is MISSING else f"({form})?", f"one line of at most {most} characters", default)


def phone(default: Any = MISSING) -> Any:
    """A field for a number to call."""
    return like(PHONE if default is MISSING else f"({PHONE})?", '"0735-0000000" or "12345"', default)


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
    quota_mb: float = between(16.0, 65_536.0, 256.0)
    outbox_limit: int = between(1, 1_000_000, 20_000)


@dataclass(frozen=True)
class LineSettings:
    """The line to the platform, in seconds. `ca` is a PEM file with the only authority that is trusted, "" for the system's."""

    ca: str = ""
    heartbeat: float = between(1.0, 3_600.0, 60.0)
    spread: float = between(0.0, 3_600.0, 60.0)  # first contact after a start or an outage: all kiosks of a county come back at once
    answer: float = between(0.5, 120.0, 10.0)  # the longest wait for one answer
    submit: float = between(0.5, 120.0, 8.0)  # how long a resident is kept waiting for an answer before the slip says 离线登记


class TerminalKind(Enum):
    """What kind of terminal it is; a query machine (查询机) has no reader, printer or camera and only tells."""

    FULL = "full"
    QUERY = "query"


@dataclass(frozen=True)
class IdleSettings:
    """What an untouched machine does. `attract` is in minutes on the home page; 0: the home page stays."""

    attract: float = between(0.0, 1_440.0, 3.0)


@dataclass(frozen=True)
class UsualSettings:
    """Guesses of how many seconds residents wait, said as such until this machine has measured its own."""

    lookup: float = between(0.5, 120.0, 3.0)
    quote: float = between(0.5, 120.0, 3.0)
    order: float = between(0.5, 120.0, 3.0)
    submit: float = between(0.5, 120.0, 5.0)
    print: float = between(0.5, 120.0, 6.0)
    card: float = between(0.5, 120.0, 2.0)
    face: float = between(0.5, 120.0, 8.0)


@dataclass(frozen=True)
class Settings:
    """`kiosk.toml`."""

    terminal: str = like("[0-9]{4}", '"0007"')
    site: str
    platform: str = like(URL, '"https://host" or "http://host:port"')
    state: str = "var/kiosk"
    profile: TerminalKind = TerminalKind.FULL
    clock: ClockKind = ClockKind.SYSTEM
    allow_simulators: bool = False
    devices: Devices = Devices()
    store: StoreSettings = StoreSettings()
    line: LineSettings = LineSettings()
    idle: IdleSettings = IdleSettings()
    usual: UsualSettings = UsualSettings()


class Post(Enum):
    """Where a person who helps is found."""

    WINDOW = "window"  # the manned window of this place
    HALL = "hall"  # walks about among the machines
    VILLAGE = "village"  # an agent of the grid, who comes to the house


@dataclass(frozen=True)
class Attendant:
    """Somebody of this place whom a resident may ask: `name` as they want to be called, `does` what they are there for."""

    name: str = words(5)
    role: str = words(7)
    phone: str = phone()
    post: Post
    does: str = words(22)


@dataclass(frozen=True)
class OtherPlace:
    """The nearest other place with a whole terminal; no name: none is known."""

    name: str = words(14, "")
    where: str = words(20, "")
    phone: str = phone("")


@dataclass(frozen=True)
class Site:
    """Where the kiosk stands, who helps there and when, and what slips say about it. `helper` answers for the place; `people` are
    the others. `en` has the English of texts of this file, for the screen: "人工窗口在左侧" = "…"."""

    county: str = words(10)
    region: str = like("[0-9]{6}", '"431021"')
    name: str = words(18)
    type: SiteType
    helper: str = words(5)
    helper_phone: str = phone()
    hotline: str = phone()
    grid: str = words(12)
    people: tuple[Attendant, ...] = ()
    helper_role: str = words(7, "")
    window: str = words(16, "")
    opening: Hours = field(default_factory=Hours)
    nearest: OtherPlace = OtherPlace()
    voice: SiteVoice = field(default_factory=SiteVoice)
    en: dict[str, str] = field(default_factory=dict)

    def in_language(self, language: Language) -> Site:
        """The place as a resident of that language reads of it; what has no translation stays as it is."""
        if language is Language.CHINESE:
            return self
        told = {text: self.en.get(text, text) for text in self.texts}
        people = tuple(replace(one, name=told[one.name], role=told[one.role], does=told[one.does]) for one in self.people)
        return replace(
            self,
            county=told[self.county],
            name=told[self.name],
            helper=told[self.helper],
            helper_role=told[self.helper_role],
            window=told[self.window],
            people=people,
            nearest=replace(self.nearest, name=told[self.nearest.name], where=told[self.nearest.where]),
        )

    @property
    def texts(self) -> tuple[str, ...]:
        """All that a resident may read of the place, but for numbers and hours."""
        own = (self.county, self.name, self.helper, self.helper_role, self.window, self.nearest.name, self.nearest.where)
        return (*own, *(text for one in self.people for text in (one.name, one.role, one.does)))

    @property
    def whole(self) -> str:
        """Where everything can be done that a query machine here cannot, by name or at least by kind."""
        return self.nearest.name or self.type.kind.place

    @property
    def hours(self) -> str:
        """When people are there and when the machine serves, in one line."""
        return self.opening.told()


def read_settings(path: Path) -> Settings:
    """The configuration. Raises `ConfigError` naming file, key and the nearest right key."""
    settings = build(Settings, read_toml(path), str(path))
    if settings.profile is TerminalKind.QUERY and settings.devices != Devices():
        raise ConfigError(f'{path}: devices: a terminal of profile = "query" has none')
    return settings


def read_site(folder: Path, name: str) -> Site:
    """The site's file in `folder`/sites; what it leaves out is usual for its type. Raises `ConfigError`."""
    if Path(name).name != name:
        raise ConfigError(f"site: {name!r} is not a plain name")
    path = site_file(folder, name)
    site = build(Site, read_toml(path), str(path))
    site.opening.check(str(path))
    for english in site.en.values():
        if len(english) > LONGEST_ENGLISH:
            raise ConfigError(f"{path}: en: {english[:20]}… is longer than {LONGEST_ENGLISH} characters")
    usual = site.type.kind
    return replace(
        site,
        helper_role=site.helper_role or usual.helper_role,
        window=site.window or usual.window,
        opening=site.opening if site.opening != Hours() else usual.opening,
    )


def site_file(folder: Path, name: str) -> Path:
    """Where the site of that name is written."""
    return folder / "sites" / f"{name}.toml"


def read_policy(folder: Path) -> tuple[Figure, ...]:
    """All figures in `folder`/policy. Raises `ConfigError` naming file and figure."""
    return read_figures({str(path): read_toml(path) for path in sorted((folder / "policy").glob("*.toml"))})


def make_clock(kind: ClockKind) -> Clock:
    """The clock the kiosk lives by."""
    return DemoClock() if kind is ClockKind.DEMO else SystemClock()
