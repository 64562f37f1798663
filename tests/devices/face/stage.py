"""A person, a card and a camera, without waiting: pictures come from the simulated camera's hands, time from a manual clock.

The matcher, the detector, the embedder and the head turn are the production ones; only the line between camera and program
is left out, so that a minute of looking takes a second. `tests/devices/face/test_face_whole_way.py` has the line as well.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import cv2
import numpy as np

from core.cancel import Cancel
from core.clock import ManualClock
from core.secret import Secret
from devices.device import Info, Status
from devices.drivers.face_yunet import Options, YunetMatcher
from devices.kinds import Camera, FaceResult, Hint
from devices.problem import DeviceError
from devices.simulators.camera import CameraBench
from devices.simulators.portrait import portrait_webp

if TYPE_CHECKING:
    from devices.kinds import Frame

PERSONS = tomllib.loads((Path(__file__).parents[3] / "config" / "persons.toml").read_text(encoding="utf-8"))
SEEDS = {key: int(row["face_seed"]) for key, row in PERSONS.items()}
HEADER = bytes.fromhex("574c66007e003200")


def block(webp: bytes) -> Secret[bytes]:
    """A simulated card's photo block around a WebP picture."""
    return Secret((HEADER + b"SIM1" + webp).ljust(1024, b"\0"))


def card(person: str) -> Secret[bytes]:
    """The photo block of that person's card."""
    return block(portrait_webp(SEEDS[person]))


_TROUBLE_SECONDS = 0.5  # what a camera in trouble takes to say so


class Film(Camera):
    """The simulated camera's pictures, as fast as they are asked for; each takes the clock forward."""

    def __init__(self, bench: CameraBench, clock: ManualClock) -> None:
        super().__init__()
        self._bench, self._clock = bench, clock
        self.troubles: Iterator[DeviceError] = iter(())
        self.frame_seconds = 0.2  # a slow camera: fewer pictures per minute of looking

    def frame(self, cancel: Cancel) -> Frame:
        cancel.check()
        trouble = next(self.troubles, None)
        if trouble is not None:
            self._clock.advance(_TROUBLE_SECONDS)
            raise trouble
        jpeg, _ = self._bench.picture()
        self._clock.advance(self.frame_seconds)
        picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
        assert picture is not None
        return np.asarray(picture, np.uint8)

    def status(self) -> Status:
        return Status(Info("camera", "film"))

    def close(self) -> None:
        pass


class Stage:
    """Who stands there, what the kiosk asks, and what came of it."""

    def __init__(self, options: Options, random: int) -> None:
        self.bench, self.clock = CameraBench(SEEDS), ManualClock()
        self.camera = Film(self.bench, self.clock)
        self.matcher = YunetMatcher(options, self.clock, Random(random))
        self.hints: list[Hint] = []
        self.previews: list[Frame] = []
        self.on_hint: Callable[[Hint], None] = lambda hint: None

    def verify(self, photo: Secret[bytes], *, turn: bool = False, cancel: Cancel | None = None) -> FaceResult:
        """One comparison."""
        return self.matcher.verify(photo, self.camera, cancel or Cancel(100), turn=turn, hint=self._hint)

    def asked(self) -> list[Hint]:
        """The hints in order, without repetitions."""
        return [hint for n, hint in enumerate(self.hints) if n == 0 or self.hints[n - 1] is not hint]

    def _hint(self, hint: Hint, preview: Frame) -> None:
        self.hints.append(hint)
        self.previews = [preview]
        self.on_hint(hint)

    def close(self) -> None:
        self.bench.close()


MakeStage = Callable[..., Stage]
