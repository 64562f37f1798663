"""How much time the card reader's driver adds to the wire, how soon it sees a card, and what its waiting costs.

The simulated reader answers at once, on a pty paced at 115 200 baud, in a process of its own: nothing it does is counted.
Every byte of the driver is stamped on its way through the port:

    laid ──── ≤ poll ────► find ─ 9F ─ select ─ 90 ─ read ─ 1295 bytes ─ newest address ─ 91 ─► IdCard
                           └──────────────── ≤ 1.15 x the wire time of these frames ─────────┘
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from benchmarks import Row, judged
from core.cancel import Cancel, Cancelled, DeadlinePassed
from core.clock import SystemClock
from devices.drivers.ga467_serial import Ga467Serial, Options
from devices.transport import Port, open_port, register_scheme

BAUD = 115200
BITS_PER_BYTE = 10
ROUNDS = 15
IDLE_SECONDS = 6.0
POLL_SECONDS = 0.4
RATIO_BAR = 1.15
CPU_BAR = 1.0  # per cent of a core
PACE_BAR = 1.0  # per cent
RECORD_BYTES = 1295
FIND = bytes.fromhex("AAAAAA966900032001 22")
READ = bytes.fromhex("AAAAAA966900033001 32")


@dataclass
class Stamp:
    """Bytes that passed the port, and when: before they were sent, or after they were received."""

    at: float
    sent: bytes = b""
    received: bytes = b""


@dataclass
class StampedPort(Port):
    """A port that writes down what passes."""

    inner: Port
    stamps: list[Stamp] = field(default_factory=list)

    def write(self, data: bytes) -> None:
        self.stamps.append(Stamp(time.monotonic(), sent=data))
        self.inner.write(data)

    def read(self, seconds: float) -> bytes:
        data = self.inner.read(seconds)
        if data:
            self.stamps.append(Stamp(time.monotonic(), received=data))
        return data

    def close(self) -> None:
        self.inner.close()


class Bench:
    """The reader in its process, and the hands that lay and lift the card."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "benchmarks.id_card_reader", "--serve"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603  ourselves
        self.path = self._line()

    def move(self, hand: str) -> float:
        """`lay` or `lift`; the moment when it was done (the monotonic clock is the same in all processes)."""
        assert self._process.stdin
        print(hand, file=self._process.stdin, flush=True)
        return float(self._line())

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(5)

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()


def serve() -> None:
    """The other process: a reader on a pty, moved by lines on standard input."""
    from devices.simulators.id_card import make
    from devices.simulators.wire import PtyServer

    machine = make({"latency": "0"})
    server = PtyServer(machine, baud=BAUD)
    print(server.path, flush=True)
    for line in sys.stdin:
        if line.strip() == "lay":
            machine.lay("R")
        else:
            machine.lift()
        print(time.monotonic(), flush=True)
    server.close()


@dataclass(frozen=True)
class Round:
    """What one card took, in seconds."""

    until_find: float
    ratio: float
    record: float


@contextmanager
def driver_on_a_paced_wire() -> Iterator[tuple[Bench, Ga467Serial, StampedPort]]:
    """The parts, connected and warm."""
    ports: list[StampedPort] = []

    def opener(url: str) -> Port:
        ports.append(StampedPort(open_port(urlsplit(url).path, BAUD)))
        return ports[-1]

    register_scheme("stamped", opener)
    bench = Bench()
    driver = Ga467Serial(Options(f"stamped://{bench.path}", BAUD, POLL_SECONDS), SystemClock())
    driver.status()
    try:
        yield bench, driver, ports[0]
    finally:
        driver.close()
        bench.close()


def one_card(bench: Bench, driver: Ga467Serial, port: StampedPort, pause: float) -> Round:
    """Lays a card at some moment of the poll, waits until it is read, takes it away."""
    port.stamps.clear()
    done: list[float] = []

    def read() -> None:
        driver.read(Cancel(10))
        done.append(time.monotonic())

    reading = threading.Thread(target=read)
    reading.start()
    with suppress(DeadlinePassed):
        Cancel(pause).wait(pause)
    laid = bench.move("lay")
    reading.join()
    bench.move("lift")
    with suppress(DeadlinePassed):  # until the driver knows that the plate is empty
        driver.read(Cancel(3 * POLL_SECONDS))
    return evaluated(laid, done[0], [stamp for stamp in port.stamps if stamp.at <= done[0]])


def evaluated(laid: float, done: float, stamps: list[Stamp]) -> Round:
    """The figures of a round from its stamps, which end with the card."""
    begin = max(number for number, stamp in enumerate(stamps) if stamp.sent == FIND)
    frames = stamps[begin:]
    wire = wire_seconds(sum(len(stamp.sent) + len(stamp.received) for stamp in frames))
    asked = next(number for number, stamp in enumerate(frames) if stamp.sent == READ)
    after = next(number for number, stamp in enumerate(frames) if stamp.sent and number > asked)
    record = frames[after - 1].at - frames[asked].at - wire_seconds(len(READ))
    return Round(frames[0].at - laid, (done - frames[0].at) / wire, record)


def wire_seconds(count: int) -> float:
    """How long so many bytes take, 8N1."""
    return count * BITS_PER_BYTE / BAUD


def idle_cpu(driver: Ga467Serial) -> float:
    """Per cent of a core that this process uses while the driver waits for a card."""
    start, used = time.monotonic(), time.process_time()
    with suppress(DeadlinePassed, Cancelled):
        driver.read(Cancel(IDLE_SECONDS))
    return 100 * (time.process_time() - used) / (time.monotonic() - start)


def rows() -> list[Row]:
    """The four figures with their bars."""
    moments = random.Random(467)  # noqa: S311  moments of laying, no secrets
    with driver_on_a_paced_wire() as (bench, driver, port):
        cpu = idle_cpu(driver)
        rounds = [one_card(bench, driver, port, moments.uniform(0.05, 0.05 + POLL_SECONDS)) for _ in range(ROUNDS)]
    ratio = statistics.median(each.ratio for each in rounds)
    found = 1000 * max(each.until_find for each in rounds)
    pace = 1000 * statistics.median(each.record for each in rounds)
    true_pace = 1000 * wire_seconds(RECORD_BYTES)
    off = 100 * abs(pace - true_pace) / true_pace
    return [
        judged("first byte of find to IdCard / wire time, median", ratio, "x", f"<= {RATIO_BAR}", ratio <= RATIO_BAR),
        judged("card laid to its find, worst", found, "ms", f"<= {1000 * POLL_SECONDS:.0f}", found <= 1000 * POLL_SECONDS),
        judged("waiting for a card", cpu, "% of a core", f"<= {CPU_BAR:.0f}", cpu <= CPU_BAR),
        judged(f"pacing of {RECORD_BYTES} bytes, median", pace, "ms", f"{true_pace:.1f} +- {PACE_BAR:.0f} %", off <= PACE_BAR),
    ]


if __name__ == "__main__":
    if "--serve" in sys.argv:
        serve()
    else:
        for line in rows():
            print(line)
