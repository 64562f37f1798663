"""Characters from strokes, through the library as it is installed; without it the machine says which package is missing."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.aids.diagnosis import AidFiles
from kiosk.diagnosis import aids_described
from kiosk.handwriting import recogniser
from kiosk.handwriting.recogniser import MODEL, MOST_STROKES, HandwritingDamaged, HandwritingMissing, Recogniser
from tests.needs import needs

ACROSS, DOWN = [(150.0, 450.0), (850.0, 440.0)], [(500.0, 80.0), (500.0, 500.0), (500.0, 920.0)]


@pytest.fixture
def reads() -> Recogniser:
    found = recogniser.here()
    needs("libzinnia0", found is not None, "no libzinnia with its model")
    assert found is not None
    return found


def test_simple_characters_come_first(reads: Recogniser) -> None:
    assert reads.recognise([ACROSS], (1000, 1000))[0] == "一"
    assert reads.recognise([ACROSS, DOWN], (1000, 1000))[0] == "十"


def test_the_size_of_the_field_does_not_matter(reads: Recogniser) -> None:
    small = [[(x / 4, y / 4) for x, y in stroke] for stroke in (ACROSS, DOWN)]

    assert reads.recognise(small, (250, 250))[0] == "十"


def test_no_piece_of_a_character_is_offered_and_no_more_than_asked_for(reads: Recogniser) -> None:
    found = reads.recognise([ACROSS, DOWN], (1000, 1000), 8)

    assert 0 < len(found) <= 8
    assert not {"亻", "冖", "讠"} & set(found)


def test_nothing_is_nothing(reads: Recogniser) -> None:
    assert reads.recognise([], (1000, 1000)) == []


def test_a_tap_is_no_reason_to_fail(reads: Recogniser) -> None:
    assert isinstance(reads.recognise([[(5.0, 5.0)]], (1000, 1000)), list)


def test_a_scribble_takes_no_longer_than_its_first_strokes(reads: Recogniser) -> None:
    chance = random.Random(7)
    scribble = [[(chance.uniform(0, 1000), chance.uniform(0, 1000)) for _ in range(300)] for _ in range(120)]
    reads.recognise([ACROSS], (1000, 1000))
    before = time.process_time()
    found = reads.recognise(scribble, (1000, 1000))

    assert time.process_time() - before < 1, "without a limit a minute; the processor's time, for others use the machine too"
    assert found == reads.recognise(scribble[:MOST_STROKES], (1000, 1000))


def test_a_slow_finger_that_leaves_a_thousand_points_writes_the_same(reads: Recogniser) -> None:
    across = [(150 + 0.7 * at, 450 - 0.01 * at) for at in range(1001)]
    down = [(500.0, 80 + 0.84 * at) for at in range(1001)]

    assert reads.recognise([across, down], (1000, 1000))[0] == "十"


def test_a_missing_library_or_model_is_named(reads: Recogniser, tmp_path: Path) -> None:
    with pytest.raises(HandwritingMissing, match="libzinnia0"):
        Recogniser(library="libnone.so.9")
    with pytest.raises(HandwritingMissing, match="tegaki"):
        Recogniser(model=tmp_path / "none.model")


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "cut off": lambda whole: whole[: len(whole) // 2],
    "zeros": lambda whole: bytes(len(whole)),
    "zeros behind the head": lambda whole: whole[:12] + bytes(len(whole) - 12),
    "zeros at the end": lambda whole: whole[:-100_000] + bytes(100_000),
    "more characters than there are": lambda whole: whole[:8] + b"\xff\xff\xff\x7f" + whole[12:],
    "one bit": lambda whole: whole[:10_000_000] + bytes([whole[10_000_000] ^ 1]) + whole[10_000_001:],
}
"""Of these, the fourth to the sixth end the process when the library opens them."""


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_model_never_comes_to_the_library(
    reads: Recogniser, tmp_path: Path, damage: Callable[[bytes], bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    model = tmp_path / "damaged.model"
    model.write_bytes(damage(MODEL.read_bytes()))
    with pytest.raises(HandwritingDamaged, match=r"damaged\.model"):
        Recogniser(model=model)
    assert aids_described(AidFiles(model=model))
    out = capsys.readouterr().out
    assert "F-HANDWRITING damaged" in out
    assert "cause: no library with the model" in out
    assert "remedy: `apt-get install --reinstall" in out


def test_a_folder_in_its_place_is_no_model(reads: Recogniser, tmp_path: Path) -> None:
    with pytest.raises(HandwritingDamaged):
        Recogniser(model=tmp_path)


def test_what_is_not_installed_is_no_damage(reads: Recogniser, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not aids_described(AidFiles(model=tmp_path / "none.model"))
    assert "F-HANDWRITING not set up" in capsys.readouterr().out
