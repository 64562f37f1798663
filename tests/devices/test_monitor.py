"""Machines while the kiosk works: one act at a time, and a watch that does not cry wolf."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from core.cancel import Cancel, Cancelled
from core.clock import ManualClock
from devices.device import Device, Info, State, Status
from devices.monitor import Machines
from devices.problem import DeviceError, Problem


class Lamp(Device):
    """A machine that is as a test says; `asked` counts the questions, `gate` holds them up."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: tuple[Problem, ...] = ()
        self.asked = 0
        self.entered, self.gate = threading.Event(), threading.Event()
        self.gate.set()

    def status(self) -> Status:
        self.asked += 1
        self.entered.set()
        self.gate.wait(5.0)
        return Status(Info("id_card", "lamp"), self.problems)

    def close(self) -> None:
        """Nothing to let go of."""


@pytest.fixture
def lamp() -> Lamp:
    return Lamp()


@pytest.fixture
def machines(lamp: Lamp) -> Iterator[Machines]:
    machines = Machines({"id_card": lamp}, ManualClock())
    yield machines
    machines.close()


def polled(machines: Machines, times: int) -> State:
    return [machines.poll("id_card").state for _ in range(times)][-1]


def test_nothing_is_known_before_anybody_was_asked(machines: Machines) -> None:
    statuses = machines.statuses()
    assert statuses["id_card"].state is State.UNKNOWN
    assert {kind: status.state for kind, status in statuses.items() if kind != "id_card"} == {
        "receipt_printer": State.DISABLED,
        "camera": State.DISABLED,
        "face": State.DISABLED,
    }


@pytest.mark.parametrize("problem", [Problem.ABSENT, Problem.LOST, Problem.SILENT])
def test_a_machine_is_gone_only_after_three_misses(machines: Machines, lamp: Lamp, problem: Problem) -> None:
    assert polled(machines, 1) is State.READY
    lamp.problems = (problem,)
    assert polled(machines, 2) is State.READY
    assert polled(machines, 1) in (State.ABSENT, State.DOWN)
    lamp.problems = ()
    assert polled(machines, 1) is State.READY, "one good answer ends it"


def test_what_the_machine_itself_says_counts_at_once(machines: Machines, lamp: Lamp) -> None:
    polled(machines, 1)
    lamp.problems = (Problem.PAPER_OUT,)
    assert polled(machines, 1) is State.DOWN


def test_changes_are_told_and_only_changes(machines: Machines, lamp: Lamp) -> None:
    told: list[State] = []
    machines.on_change(lambda: told.append(machines.statuses()["id_card"].state))
    polled(machines, 3)
    lamp.problems = (Problem.PAPER_LOW,)
    polled(machines, 3)
    assert told == [State.READY, State.DEGRADED]


def test_an_idle_machine_is_asked_and_one_in_use_is_not(machines: Machines, lamp: Lamp) -> None:
    with machines.use("id_card", Cancel()):
        asked = lamp.asked
        assert polled(machines, 3) is State.UNKNOWN
        assert lamp.asked == asked
    assert polled(machines, 1) is State.READY


def test_an_act_waits_for_the_question_that_is_under_way(machines: Machines, lamp: Lamp) -> None:
    lamp.gate.clear()
    poll = threading.Thread(target=machines.poll, args=("id_card",))
    poll.start()
    lamp.entered.wait(5.0)
    threading.Timer(0.05, lamp.gate.set).start()
    with machines.use("id_card", Cancel()) as device:
        assert device is lamp
    poll.join()


def test_a_waiting_act_can_be_stopped(machines: Machines) -> None:
    cancel = Cancel()
    cancel.stop()

    def second() -> None:
        with machines.use("id_card", cancel):
            raise AssertionError("two acts at once")

    with machines.use("id_card", Cancel()), pytest.raises(Cancelled):
        second()


def test_a_machine_that_is_not_configured_is_absent(machines: Machines) -> None:
    with pytest.raises(DeviceError) as caught, machines.use("camera", Cancel()):
        raise AssertionError("there is none")
    assert caught.value.problem is Problem.ABSENT


def test_the_monitor_asks_by_itself_and_again_when_an_act_failed(machines: Machines, lamp: Lamp) -> None:
    machines.start()
    assert lamp.entered.wait(5.0)
    lamp.entered.clear()

    def act() -> None:
        with machines.use("id_card", Cancel()):
            raise DeviceError(Problem.LOST)

    with pytest.raises(DeviceError):
        act()
    assert lamp.entered.wait(5.0), "time stands still, so only the failure can have asked"
