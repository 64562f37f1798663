"""A card reader on a simulated wire, and the driver that talks to it, with short limits so that failures are quick."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.cancel import Cancel
from core.clock import ManualClock
from core.id_card import IdCard
from devices.drivers.ga467_serial import Ga467Serial, Options
from devices.simulators.id_card import IdCardReaderMachine, make
from devices.simulators.wire import PtyServer, TcpServer

QUICK = {"poll_seconds": 0.02, "answer_seconds": 0.25, "read_seconds": 0.5, "gap_seconds": 0.08}


class Rig:
    """Machine, wire and driver. `path` is a link to the pty, as /dev/serial/by-path is to a real port."""

    def __init__(self, link: Path, wire: str, query: dict[str, str], options: dict[str, Any]) -> None:
        self.machine: IdCardReaderMachine = make({"latency": "0"} | query)
        self.clock = ManualClock()
        self.path = link
        self._wire = wire
        self.plug()
        port = self.server.url if isinstance(self.server, TcpServer) else str(link)
        self.driver = Ga467Serial(Options(port, **(QUICK | options)), self.clock)

    def plug(self) -> None:
        """Puts the machine on a new wire under the old name."""
        self.server = TcpServer(self.machine) if self._wire == "tcp" else PtyServer(self.machine, baud=0)
        if isinstance(self.server, PtyServer):
            self.path.unlink(missing_ok=True)
            self.path.symlink_to(self.server.path)

    def unplug(self) -> None:
        self.server.close()

    def read(self, seconds: float = 10.0) -> IdCard:
        """The next card. A test that should never wait so long fails with DeadlinePassed."""
        return self.driver.read(Cancel(seconds))

    def heard(self, command: str) -> int:
        """How often the machine got a command, by its two bytes in hex."""
        return self.machine.heard[command]

    def close(self) -> None:
        self.driver.close()
        self.server.close()


MakeRig = Callable[..., Rig]


def wait_until(true: Callable[[], bool]) -> None:
    """Returns once it is true. Raises DeadlinePassed when it is not within 5 s."""
    cancel = Cancel(5.0)
    while not true():
        cancel.wait(0.005)
