"""The simulated machines in a process of their own, on real wires: for measuring the kiosk alone.

this process: kiosk ──pty, TCP, HTTP──▶ machines ◀──hands (manager)── this process: the resident
"""

from __future__ import annotations

import multiprocessing
from functools import cache
from multiprocessing.managers import BaseManager
from typing import Any

from kiosk.settings import DeviceSettings


class Machines:
    """`devices` is how a kiosk is to be configured for them; `reader`, `printer` and `camera` are their handles."""

    def __init__(self) -> None:
        self._manager = _Manager(ctx=multiprocessing.get_context("spawn"))
        self._manager.start()
        hands: Any = self._manager
        self.reader, self.printer, self.camera = hands.reader(), hands.printer(), hands.camera()
        ports = hands.ports()
        self.devices = {
            "id_card": DeviceSettings("ga467-serial", {"port": ports.get("id_card")}),
            "receipt_printer": DeviceSettings("escpos-tcp", {"port": ports.get("receipt_printer"), "profile": "epson-tm-t82"}),
            "camera": DeviceSettings("opencv", {"source": ports.get("camera")}),
        }

    def close(self) -> None:
        """Ends their process."""
        self._manager.shutdown()


class _Manager(BaseManager):
    pass


@cache
def _reader() -> Any:
    from devices.simulators import bench, open_simulator

    open_simulator("sim://id_card?card=none&latency=0").close()
    return bench["id_card"]


@cache
def _printer() -> Any:
    from devices.simulators import bench, open_simulator

    open_simulator("sim://receipt_printer?rom=gb18030").close()
    return bench["receipt_printer"]


@cache
def _camera() -> Any:
    from devices.simulators.camera import serve

    return serve()


@cache
def _wires() -> tuple[Any, Any]:
    from devices.simulators.wire import PtyServer, TcpServer

    return PtyServer(_reader()), TcpServer(_printer())


def _ports() -> dict[str, str]:
    line, network = _wires()
    return {"id_card": line.path, "receipt_printer": network.url, "camera": _camera().url}


_Manager.register("reader", _reader, exposed=("lay", "lift"))
_Manager.register("printer", _printer, exposed=("take_paper",))
_Manager.register("camera", _camera, exposed=("show", "follow", "look", "pose"))
_Manager.register("ports", _ports, exposed=("get",))
