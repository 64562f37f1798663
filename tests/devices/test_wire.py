"""The simulated wires carry bytes unchanged, at the speed they claim, and can be cut."""

import os
import select
import time
from collections.abc import Callable, Iterable, Iterator

import pytest

from devices.problem import DeviceError, Problem
from devices.simulators import bench, open_simulator, simulator
from devices.simulators.wire import PULL, Burst, InProcessPort, Machine, PtyServer, TcpServer
from devices.transport import Port, open_port, read_until


class Script:
    """Answers everything with the same bursts, and keeps what it heard."""

    def __init__(self, *bursts: Burst) -> None:
        self.bursts = bursts
        self.heard = b""
        self.plugged = True

    def receive(self, data: bytes) -> Iterable[Burst]:
        self.heard += data
        return self.bursts


class Echo:
    def receive(self, data: bytes) -> Iterable[Burst]:
        return [Burst(data)]


Serve = Callable[[Machine], Port]


@pytest.fixture(params=["in process", "pty", "tcp"])
def serve(request: pytest.FixtureRequest) -> Iterator[Serve]:
    """Puts a machine on each kind of wire in turn and opens it."""
    closing: list[Callable[[], None]] = []

    def open_it(machine: Machine) -> Port:
        if request.param == "in process":
            return InProcessPort(machine)
        server = PtyServer(machine, baud=0) if request.param == "pty" else TcpServer(machine)
        closing.append(server.close)
        port = open_port(server.path if isinstance(server, PtyServer) else server.url)
        closing.insert(0, port.close)
        return port

    yield open_it
    for close in closing:
        close()


def test_every_byte_value_passes_unchanged_both_ways(serve: Serve) -> None:
    port = serve(Echo())
    every = bytes(range(256))
    port.write(every)
    assert read_until(port, 2.0, lambda got: len(got) >= 256) == every


def test_silence_is_not_an_error(serve: Serve) -> None:
    port = serve(Script())
    port.write(b"?")
    assert port.read(0.01) == b""


def test_a_pulled_cable_is_lost_for_the_one_who_reads(serve: Serve) -> None:
    port = serve(Script(Burst(b"half"), Burst(PULL)))
    port.write(b"?")
    with pytest.raises(DeviceError) as caught:
        read_until(port, 2.0, lambda _: False)
    assert caught.value.problem is Problem.LOST


def test_a_burst_waits_its_time(serve: Serve) -> None:
    port = serve(Script(Burst(b"slow", after=0.05)))
    port.write(b"?")
    start = time.monotonic()
    assert read_until(port, 2.0, lambda got: len(got) >= 4) == b"slow"
    assert time.monotonic() - start > 0.04


def test_drain_throws_away_what_came_unasked(serve: Serve) -> None:
    port = serve(Script(Burst(b"stale")))
    port.write(b"?")
    assert read_until(port, 2.0, lambda got: len(got) >= 3)
    port.drain()
    assert port.read(0) == b""


def test_a_second_opener_of_a_serial_line_is_refused_as_busy() -> None:
    server = PtyServer(Script())
    first = open_port(server.path)
    with pytest.raises(DeviceError) as caught:
        open_port(server.path)
    assert caught.value.problem is Problem.BUSY
    first.close()
    open_port(server.path).close()
    server.close()


def test_a_port_that_does_not_exist_is_absent() -> None:
    for url in ("/dev/no-such-port", "serial:///dev/no-such-port?baud=fast", "tcp://127.0.0.1:1", "carrier-pigeon://roof"):
        with pytest.raises(DeviceError) as caught:
            open_port(url)
        assert caught.value.problem is Problem.ABSENT


def test_closing_a_pty_server_takes_the_port_away_at_once() -> None:
    server = PtyServer(Script())
    port = open_port(server.path)
    server.close()
    with pytest.raises(DeviceError) as caught:
        port.write(b"anyone?")
    assert caught.value.problem is Problem.LOST
    port.close()
    assert not os.path.exists(server.path)


def test_closing_a_pty_server_twice_does_no_harm() -> None:
    server = PtyServer(Script())
    server.close()
    server.close()


def test_a_pty_takes_at_least_the_wire_time_for_an_answer() -> None:
    server = PtyServer(Script(Burst(bytes(100))), baud=9600)
    port = open_port(server.path)
    port.write(b"?")
    start = time.monotonic()
    read_until(port, 2.0, lambda got: len(got) >= 100)
    assert time.monotonic() - start > 0.104  # 100 bytes x 10 bits / 9600
    port.close()
    server.close()


def test_a_machine_can_change_the_speed_of_its_line() -> None:
    server = PtyServer(Script(Burst(b"ok", baud=9600)))
    port = open_port(server.path)
    port.write(b"slower")
    read_until(port, 2.0, lambda got: len(got) >= 2)
    port.write(b"?")  # its answer comes after the change
    read_until(port, 2.0, lambda got: len(got) >= 2)
    assert server.baud == 9600
    port.close()
    server.close()


def test_a_program_that_does_not_set_the_line_gets_raw_bytes_too() -> None:
    server = PtyServer(Echo(), baud=0)
    line = os.open(server.path, os.O_RDWR | os.O_NOCTTY)
    os.write(line, b"\n\r\x03\x04\x11\x13\x7f")
    got = b""
    while len(got) < 7 and select.select([line], [], [], 2.0)[0]:
        got += os.read(line, 100)
    os.close(line)
    server.close()
    assert got == b"\n\r\x03\x04\x11\x13\x7f"


def test_answers_that_nobody_reads_are_lost_and_do_not_stop_the_machine() -> None:
    server = PtyServer(Script(Burst(bytes(300_000))), baud=0)
    port = open_port(server.path)
    port.write(b"?")
    read_until(port, 0.3, lambda got: len(got) > 0)
    port.drain()
    port.write(b"!")
    assert read_until(port, 2.0, lambda got: len(got) > 0)
    port.close()
    server.close()


def test_a_tcp_port_is_free_again_after_closing() -> None:
    first = TcpServer(Echo())
    first.close()
    second = TcpServer(Echo(), port=first.port)
    port = open_port(second.url)
    port.write(b"again")
    assert read_until(port, 2.0, lambda got: len(got) >= 5) == b"again"
    port.close()
    second.close()


def test_two_opens_of_a_simulator_reach_the_same_machine() -> None:
    machine = Script(Burst(b"me"))
    simulator("script", lambda _: machine)
    try:
        for _ in range(2):
            port = open_simulator("sim://script?x=1")
            port.write(b"who?")
            assert port.read(1.0) == b"me"
        assert machine.heard == b"who?who?"
    finally:
        bench.pop("script")


def test_an_unplugged_machine_is_lost_then_absent_then_back() -> None:
    machine = Script(Burst(b"here"))
    port = InProcessPort(machine)
    machine.plugged = False
    with pytest.raises(DeviceError) as lost:
        port.write(b"?")
    with pytest.raises(DeviceError) as absent:
        InProcessPort(machine)
    machine.plugged = True
    assert (lost.value.problem, absent.value.problem) == (Problem.LOST, Problem.ABSENT)
    InProcessPort(machine).write(b"?")


def test_an_unknown_simulator_is_absent() -> None:
    with pytest.raises(DeviceError) as caught:
        open_port("sim://no_such_machine")
    assert caught.value.problem is Problem.ABSENT
