"""The other end of every wire. Importing this package makes `sim://<machine>?…` reachable; no driver imports it, and the
kiosk only where its configuration allows simulators.

`sim://` URLs name one machine each per process and name: two opens of the same URL talk to the same machine, as two
openings of the same port would. `bench` holds them, so that a demo, a test or a trainer can lay a card or open a cover.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from core.config import ConfigError
from devices.problem import DeviceError, Problem
from devices.simulators.wire import InProcessPort, Machine
from devices.transport import Port, register_scheme

MachineMaker = Callable[[dict[str, str]], Machine]
_makers: dict[str, MachineMaker] = {}
bench: dict[str, Any] = {}
"""The machines that were opened by URL in this process, by the host part of the URL ("id_card", "receipt_printer" …)."""


def simulator(name: str, make: MachineMaker) -> None:
    """Makes `sim://name?key=value` build a machine from the query's options. The module of that name registers itself so."""
    _makers[name] = make


def open_simulator(url: str) -> Port:
    """A line to the machine that the URL names, made on first use. Raises DeviceError(ABSENT) when it is unknown,
    misconfigured or unplugged."""
    parts = urlsplit(url)
    name = parts.netloc
    if name not in bench:
        try:
            bench[name] = _maker(name)(dict(parse_qsl(parts.query)))
        except ConfigError as error:
            raise DeviceError(Problem.ABSENT, f"sim://{name}: {error}") from error
    return InProcessPort(bench[name])


def _maker(name: str) -> MachineMaker:
    if name not in _makers and any(module.name == name for module in pkgutil.iter_modules(__path__)):
        importlib.import_module(f"{__name__}.{name}")
    if name not in _makers:
        raise DeviceError(Problem.ABSENT, f"no simulated machine {name!r}; known: {', '.join(sorted(_makers)) or 'none'}")
    return _makers[name]


register_scheme("sim", open_simulator)
