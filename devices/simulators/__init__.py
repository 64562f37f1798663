"""The other end of every wire. Importing a simulator makes `sim://<machine>?…` reachable; production never imports one.

`sim://` URLs name one machine each per process and name: two opens of the same URL talk to the same machine, as two
openings of the same port would. `bench` holds them, so that a demo, a test or a trainer can lay a card or open a cover.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from devices.simulators.wire import InProcessPort, Machine
from devices.transport import Port, register_scheme

MachineMaker = Callable[[dict[str, str]], Machine]
_makers: dict[str, MachineMaker] = {}
bench: dict[str, Any] = {}
"""The machines that were opened by URL in this process, by the host part of the URL ("id_card", "receipt_printer" …)."""


def simulator(name: str, make: MachineMaker) -> None:
    """Makes `sim://name?key=value` build a machine from the query's options."""
    _makers[name] = make


def open_simulator(url: str) -> Port:
    """A line to the machine that the URL names, made on first use."""
    parts = urlsplit(url)
    name = parts.netloc
    if name not in bench:
        bench[name] = _makers[name](dict(parse_qsl(parts.query)))
    return InProcessPort(bench[name])


register_scheme("sim", open_simulator)
