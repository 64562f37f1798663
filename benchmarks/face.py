"""What one frame costs the face comparison: detection, gates, embedding; and the card's reference once per comparison.

For information: the machine of a kiosk is perhaps three to eight times slower than a developer's, and one frame in 100 ms is
enough. No rows without the model files.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import Row, told
from devices.face import gates
from devices.face.detector import Detector
from devices.face.embedder import Embedder, reference
from devices.face.manifest import Task, model_folder, pick, read_manifest, verified
from devices.problem import DeviceError
from devices.simulators.portrait import FACING, card_portrait, scene

RUNS = 60
SEED = 41


def rows() -> list[Row]:
    """Medians over some sixty runs."""
    models, folder = read_manifest(Path("config/face-models.toml")), model_folder("")
    embed = pick(models, "mobileface-id-v2", Task.EMBED)
    try:
        detector = Detector(verified(pick(models, "yunet-2023mar", Task.DETECT), folder))
        embedder = Embedder(embed, verified(embed, folder))
    except DeviceError as error:
        return [told(f"face: not measured, {error.detail.split(';')[0]}", None, "ms")]
    picture, photo = scene((SEED, FACING)), card_portrait(SEED)
    face = detector.detect(picture)[0]
    return [
        _row("face: detection in a 640x480 frame", lambda: detector.detect(picture)),
        _row("face: gates of one frame", lambda: gates.quality(picture, face)),
        _row("face: embedding, mirrored twin included", lambda: embedder.embed(picture, face)),
        _row("face: reference of the card photo", lambda: reference(photo, detector, embedder)),
    ]


def _row(name: str, act: Callable[[], object]) -> Row:
    act()
    taken = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begin) * 1000)
    return told(name, round(statistics.median(taken), 2), "ms")
