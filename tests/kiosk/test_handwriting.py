"""Characters from strokes, through the library as it is installed; without it the machine says which package is missing."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from kiosk.handwriting import recogniser
from kiosk.handwriting.recogniser import MOST_STROKES, HandwritingMissing, Recogniser
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
