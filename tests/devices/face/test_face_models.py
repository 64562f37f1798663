"""Model files that are missing or not what the manifest says: then nobody is compared, and the technician reads why."""

from pathlib import Path

import pytest

from core.clock import ManualClock
from core.config import ConfigError
from devices.device import State
from devices.drivers.face_yunet import Options, YunetMatcher
from devices.face.manifest import Task, model_folder, pick, read_manifest
from devices.kinds import Camera, FaceDecision
from devices.problem import Problem
from devices.registry import open_device
from tests.devices.face.stage import MakeStage, card

ROWS = Path("config/face-models.toml")


def test_without_files_nobody_is_the_same(stage_of: MakeStage, tmp_path: Path) -> None:
    result = stage_of(models=str(tmp_path)).verify(card("P1"))
    assert (result.decision, result.reason) == (FaceDecision.UNAVAILABLE, "V-MODELS")
    assert (result.score, result.live) == (0.0, False)


def test_without_files_the_status_names_the_file_and_where_it_comes_from(tmp_path: Path) -> None:
    status = YunetMatcher(Options(models=str(tmp_path), photo="simulated"), ManualClock()).status()
    assert status.problems == (Problem.FACE_MODELS_MISSING,)
    assert status.state is State.DEGRADED
    assert "face_detection_yunet_2023mar.onnx" in status.detail
    assert "https://" in status.detail


def copies(folder: Path) -> list[Path]:
    """The model files, copied for this test only."""
    paths = []
    for model in ("face_detection_yunet_2023mar.onnx", "mobileface_id_v2.onnx"):
        paths.append(folder / model)
        paths[-1].write_bytes((model_folder("") / model).read_bytes())
    return paths


@pytest.mark.parametrize("which", [0, 1], ids=["detector", "embedder"])
def test_one_changed_byte_is_as_good_as_no_file(models: None, stage_of: MakeStage, tmp_path: Path, which: int) -> None:
    path = copies(tmp_path)[which]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    stage = stage_of(models=str(tmp_path))
    assert "sha256" in stage.matcher.status().detail
    result = stage.verify(card("P1"))
    assert (result.decision, result.reason) == (FaceDecision.UNAVAILABLE, "V-MODELS")


def test_a_pointer_in_place_of_the_file_is_told_by_its_length(models: None, tmp_path: Path) -> None:
    path = copies(tmp_path)[1]
    path.write_text("version https://git-lfs.github.com/spec/v1\n", encoding="utf-8")
    detail = YunetMatcher(Options(models=str(tmp_path), photo="simulated"), ManualClock()).status().detail
    assert detail == "mobileface_id_v2.onnx: 43 bytes instead of 3589078"


def test_files_that_arrive_later_are_found_by_asking_the_status(models: None, stage_of: MakeStage, tmp_path: Path) -> None:
    stage = stage_of(models=str(tmp_path))
    assert stage.matcher.status().state is State.DEGRADED
    copies(tmp_path)
    assert stage.matcher.status().state is State.READY
    assert stage.verify(card("P1")).decision is FaceDecision.SAME


def test_a_model_of_another_length_is_refused(models: None, tmp_path: Path) -> None:
    text = ROWS.read_text(encoding="utf-8").replace("dim = 256", "dim = 128")
    (tmp_path / "models.toml").write_text(text, encoding="utf-8")
    status = YunetMatcher(Options(manifest=str(tmp_path / "models.toml")), ManualClock()).status()
    assert "256 numbers instead of 128" in status.detail


def test_every_threshold_belongs_to_an_embedder() -> None:
    for model in read_manifest(ROWS).values():
        assert (model.task is Task.EMBED) == (model.accept > model.review > 0)
        assert len(model.sha256) == 64


def test_an_unknown_model_stops_the_start_and_names_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="mobileface-id-v2, sface-2021dec"):
        pick(read_manifest(ROWS), "no-such-model", Task.EMBED)


def test_an_unknown_photo_decoder_stops_the_start() -> None:
    with pytest.raises(ConfigError, match="simulated, none"):
        open_device("face", "yunet-embedder", {"photo": "wlt"}, ManualClock())


def test_without_a_photo_decoder_the_status_says_so(models: None, stage_of: MakeStage) -> None:
    stage = stage_of(photo="none")
    assert stage.matcher.status().problems == (Problem.PHOTO_UNDECODABLE,)
    assert stage.verify(card("P1")).reason == "V-PHOTO"


def test_the_registry_builds_both_machines_from_configuration() -> None:
    camera = open_device("camera", "opencv", {"source": "/dev/video0"}, ManualClock())
    assert isinstance(camera, Camera)
    assert isinstance(open_device("face", "yunet-embedder", {}, ManualClock()), YunetMatcher)
