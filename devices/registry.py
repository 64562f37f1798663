"""Drivers by kind and name. `@driver("id_card", "ga467-serial", Options)` registers; `open_device` builds one from configuration.

Every module of `devices/drivers/` is imported once when the registry is first asked, so a new driver is one new file.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from core.clock import Clock
from core.config import ConfigError, build
from devices.device import Device

D = TypeVar("D", bound=type[Device])


@dataclass(frozen=True)
class DriverEntry:
    """One driver: what it drives, its name in the configuration, its options (a dataclass) and how to build it."""

    kind: str
    name: str
    options: type[Any]
    make: Callable[[Any, Clock], Device]


_entries: dict[tuple[str, str], DriverEntry] = {}


def driver(kind: str, name: str, options: type[Any]) -> Callable[[D], D]:
    """Registers a Device class whose constructor takes (options, clock)."""

    def register(cls: D) -> D:
        _entries[kind, name] = DriverEntry(kind, name, options, cls)
        return cls

    return register


def drivers() -> list[DriverEntry]:
    """All drivers, by kind and name."""
    import devices.drivers as package

    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return [_entries[key] for key in sorted(_entries)]


def open_device(kind: str, name: str, options: Mapping[str, Any], clock: Clock) -> Device:
    """The device, not yet connected. Raises `ConfigError` for an unknown driver or option, naming the nearest right one."""
    known = {entry.name: entry for entry in drivers() if entry.kind == kind}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.3)
        raise ConfigError(f"{kind}: unknown driver {name!r}" + (f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}"))
    entry = known[name]
    return entry.make(build(entry.options, options, f"{kind}.{name}"), clock)
