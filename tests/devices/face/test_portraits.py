"""The drawn people: the same seed is the same face, the portrait fits a card, and the face fits the person."""

import io

import numpy as np
import pytest
from PIL import Image

from devices.simulators.face_features import features
from devices.simulators.portrait import CARD_BYTES, Pose, card_portrait, held_print, portrait_webp, scene
from tests.devices.face.stage import PERSONS, SEEDS


@pytest.mark.parametrize("person", SEEDS)
def test_a_portrait_fits_the_photo_block_of_a_card(person: str) -> None:
    data = portrait_webp(SEEDS[person])
    assert 700 < len(data) <= CARD_BYTES
    with Image.open(io.BytesIO(data), formats=("WEBP",)) as image:
        assert image.size == (102, 126)


def test_the_same_seed_is_the_same_portrait_to_the_last_byte() -> None:
    first = portrait_webp(SEEDS["P1"])
    portrait_webp.cache_clear()
    assert portrait_webp(SEEDS["P1"]) == first


def test_any_seed_gives_a_portrait() -> None:
    for seed in (0, 1, 123456789):
        assert 0 < len(portrait_webp(seed)) <= CARD_BYTES


def test_no_two_persons_share_a_face() -> None:
    assert len(set(SEEDS.values())) == len(SEEDS)
    assert len({portrait_webp(seed) for seed in SEEDS.values()}) == len(SEEDS)


@pytest.mark.parametrize("person", SEEDS)
def test_sex_and_age_of_the_face_fit_the_person(person: str) -> None:
    row, drawn = PERSONS[person], features(SEEDS[person])
    years = 2025 - int(row["number"][6:10])
    assert drawn.male == (row["sex"] == "1")
    assert (drawn.age > 0.6) == (years >= 55)
    assert (drawn.age < 0.25) == (years < 35)


def test_a_turned_head_is_drawn_differently_and_the_hall_stays() -> None:
    seed = SEEDS["P1"]
    front, side = scene((seed, Pose())).astype(int), scene((seed, Pose(yaw=24))).astype(int)
    assert np.abs(front - side)[150:300, 250:390].mean() > 8
    assert np.abs(front - side)[:60, :200].max() == 0


def test_a_print_is_seen_narrower_when_turned() -> None:
    seed = SEEDS["P1"]
    paper = [(held_print(seed, yaw) > 235).all(axis=2).any(axis=0).sum() for yaw in (0, 50)]
    assert paper[1] < 0.75 * paper[0]


def test_a_card_portrait_is_frontal_on_a_light_ground() -> None:
    picture = card_portrait(SEEDS["P1"])
    assert picture.shape == (126, 102, 3)
    assert picture[:8, :8].min() > 220
