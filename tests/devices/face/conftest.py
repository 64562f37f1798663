"""The stage on which faces are compared; tests that need the model files are skipped, with the reason, where they are missing."""

from collections.abc import Iterator

import pytest

from core.clock import ManualClock
from devices.drivers.face_yunet import Options, YunetMatcher
from devices.face.manifest import model_folder
from tests.devices.face.stage import MakeStage, Stage


@pytest.fixture(scope="session")
def models() -> None:
    """The model files are here."""
    status = YunetMatcher(Options(photo="simulated"), ManualClock()).status()
    if status.problems:
        pytest.skip(f"face models are not in {model_folder('')} (JINBAN_SHARED): {status.detail}")


@pytest.fixture
def stage_of() -> Iterator[MakeStage]:
    """`stage_of(random=0, models="…")`: P1 before the camera, a seeded order of sides, further words are the matcher's options."""
    stages: list[Stage] = []

    def build(random: int = 1, **options: str) -> Stage:
        stages.append(Stage(Options(**{"photo": "simulated", **options}), random))
        stages[-1].bench.show("P1")
        return stages[-1]

    yield build
    for made in stages:
        made.close()


@pytest.fixture
def stage(models: None, stage_of: MakeStage) -> Stage:
    """An empty hall before the camera."""
    made = stage_of()
    made.bench.show(None)
    return made
