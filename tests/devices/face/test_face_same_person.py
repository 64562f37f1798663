"""Everybody passes with the own card, nobody with another one."""

from pathlib import Path

import numpy as np
import pytest

from devices.face.detector import Detector
from devices.face.embedder import Embedder, Vector, reference
from devices.face.manifest import Model, model_folder, read_manifest, verified
from devices.face.photo import SimulatedCardPhoto
from devices.kinds import FaceDecision, Hint
from devices.simulators.portrait import Pose, scene
from tests.devices.face.stage import SEEDS, Stage, card

MODEL = "mobileface-id-v2"


@pytest.fixture(scope="module")
def manifest() -> dict[str, Model]:
    return read_manifest(Path("config/face-models.toml"))


@pytest.mark.parametrize("person", SEEDS)
def test_a_person_passes_with_the_own_card(stage: Stage, manifest: dict[str, Model], person: str) -> None:
    stage.bench.show(person)
    result = stage.verify(card(person))
    assert result.decision is FaceDecision.SAME
    assert result.score >= manifest[MODEL].accept + 0.2
    assert result.frames >= 3
    assert result.model.startswith(MODEL)
    assert result.threshold == manifest[MODEL].accept
    assert not result.live
    assert set(stage.hints) == {Hint.HOLD}


def test_of_all_cards_only_the_own_one_passes(models: None, manifest: dict[str, Model]) -> None:
    detector = Detector(verified(manifest["yunet-2023mar"], model_folder("")))
    embedder = Embedder(manifest[MODEL], verified(manifest[MODEL], model_folder("")))
    cards: dict[str, Vector] = {}
    for person in SEEDS:
        photo = SimulatedCardPhoto().decode(card(person).reveal())
        assert photo is not None
        known = reference(photo, detector, embedder)
        assert known is not None
        cards[person] = known
    passed = []
    for person, seed in SEEDS.items():
        pictures = [scene((seed, pose)) for pose in (Pose(), Pose(x=0.53, unit=112.0), Pose(yaw=6))]
        seen = [embedder.embed(picture, detector.detect(picture)[0]) for picture in pictures]
        scores = {other: float(np.mean([vector @ known for vector in seen])) for other, known in cards.items()}
        passed += [(person, other) for other, score in scores.items() if (score >= manifest[MODEL].accept) != (other == person)]
    assert passed == []


@pytest.mark.parametrize(("person", "owner"), [("P1", "P10"), ("P4", "P8"), ("P9", "P12"), ("P16", "P2"), ("P8", "P15")])
def test_another_card_does_not_pass(stage: Stage, person: str, owner: str) -> None:
    stage.bench.show(person)
    result = stage.verify(card(owner))
    assert result.decision in (FaceDecision.OTHER, FaceDecision.REVIEW)
    assert result.score < result.threshold


def test_another_card_is_not_asked_to_turn(stage: Stage) -> None:
    stage.bench.show("P1")
    assert stage.verify(card("P4"), turn=True).decision is FaceDecision.OTHER
    assert set(stage.hints) == {Hint.HOLD}
