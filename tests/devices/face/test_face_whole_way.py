"""The whole way: simulated camera, HTTP, the capture thread, detection, comparison, head turn; with real time."""

import logging
from collections.abc import Iterator

import numpy as np
import pytest

from core.cancel import Cancel
from core.clock import SystemClock
from core.secret import Secret
from devices.drivers import face_yunet, opencv_camera
from devices.kinds import FaceDecision, FaceResult
from devices.problem import Problem
from devices.simulators.camera import CameraBench, Fault
from tests.devices.face.stage import SEEDS, card


class Kiosk:
    """A bench, a camera and a matcher, as a kiosk has them."""

    def __init__(self) -> None:
        self.bench = CameraBench(SEEDS)
        self.camera = opencv_camera.OpenCvCamera(opencv_camera.Options(self.bench.url), SystemClock())
        self.matcher = face_yunet.YunetMatcher(face_yunet.Options(photo="simulated"), SystemClock())

    def verify(self, photo: Secret[bytes], turn: bool = False) -> FaceResult:
        with self.camera.claim(), self.matcher.claim():
            return self.matcher.verify(photo, self.camera, Cancel(40), turn=turn, hint=lambda hint, preview: self.bench.follow(hint))

    def close(self) -> None:
        self.camera.close()
        self.bench.close()


@pytest.fixture
def kiosk(models: None) -> Iterator[Kiosk]:
    made = Kiosk()
    yield made
    made.close()


def test_the_owner_of_the_card_turns_the_head_and_passes(kiosk: Kiosk) -> None:
    kiosk.bench.show("P2")
    result = kiosk.verify(card("P2"), turn=True)
    assert (result.decision, result.live, result.reason) == (FaceDecision.SAME, True, "")


def test_somebody_else_does_not_pass(kiosk: Kiosk) -> None:
    kiosk.bench.show("P2")
    assert kiosk.verify(card("P3")).decision is FaceDecision.OTHER


def test_a_camera_that_is_cut_leaves_nobody_compared(kiosk: Kiosk) -> None:
    kiosk.bench.show("P2")
    kiosk.bench.break_with(Fault.CUT)
    result = kiosk.verify(card("P2"))
    assert (result.decision, result.reason) == (FaceDecision.UNAVAILABLE, Problem.ABSENT.code)


def test_a_covered_lens_leaves_nobody_compared(kiosk: Kiosk) -> None:
    kiosk.bench.break_with(Fault.BLACK)
    assert kiosk.verify(card("P2")).reason == "V-DARK"


def test_the_log_holds_the_figures_and_nothing_of_the_person(kiosk: Kiosk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    kiosk.bench.show("P2")
    kiosk.verify(card("P2"))
    line = next(record for record in caplog.records if record.name == "devices.drivers.face_yunet")
    assert line.getMessage().startswith("face.compared decision=same score=0.")
    assert 'model="mobileface-id-v2 fa0fdf923071" threshold=0.40' in line.getMessage()
    for record in caplog.records:
        assert not any(isinstance(value, bytes | np.ndarray) for value in (record.args if isinstance(record.args, tuple) else ()))
