"""What the public pages say of the places where kiosks stand, from the same files as the kiosks: `config/sites/<file>.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from central.config import KioskSite
from core.config import read_toml
from core.language import Language
from core.opening import Hours, hours_of


@dataclass(frozen=True)
class Site:
    """A place as a resident reads of it."""

    name: str
    hours: Hours
    helper: str = ""
    """Who comes to a resident there: role and name; "" where the file names nobody."""
    en: Mapping[str, str] = field(default_factory=dict)

    def told(self, language: Language) -> str:
        """Its name; in Chinese where nobody has translated it."""
        return self.en.get(self.name, self.name) if language is Language.ENGLISH else self.name


def read_sites(folder: Path, kiosks: Mapping[str, KioskSite]) -> dict[str, Site]:
    """The places by terminal, of those that name a file. Raises `ConfigError`."""
    return {terminal: _read(folder / f"{kiosk.file}.toml") for terminal, kiosk in kiosks.items() if kiosk.file}


def _read(path: Path) -> Site:
    site = read_toml(path)
    helper = " ".join(filter(None, (str(site.get("helper_role", "")), str(site.get("helper", "")))))
    return Site(str(site.get("name", "")), hours_of(site, str(path)), helper, site.get("en", {}))
