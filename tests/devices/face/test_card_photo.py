"""The photo block of a card: the simulated card's is read, everything else is refused without an exception."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.secret import Secret
from devices.face.photo import NoDecoder, SimulatedCardPhoto
from devices.kinds import FaceDecision
from tests.devices.face.stage import HEADER, Stage, block, card


def webp(width: int, height: int, grey: int = 128) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (grey, grey, grey)).save(buffer, "WEBP", quality=50)
    return buffer.getvalue()


def test_a_simulated_card_gives_its_photo() -> None:
    photo = SimulatedCardPhoto().decode(card("P1").reveal())
    assert photo is not None
    assert photo.shape == (126, 102, 3)
    assert photo.dtype == np.uint8


ODD = {
    "a real card's block": HEADER + bytes(range(256)) * 4,
    "nothing": b"",
    "zeros": bytes(1024),
    "a mark without a picture": (HEADER + b"SIM1").ljust(1024, b"\0"),
    "a picture cut off": (HEADER + b"SIM1" + webp(102, 126)[:40]).ljust(1024, b"\0"),
    "too short": card("P1").reveal()[:1000],
    "too long": card("P1").reveal() + b"\0",
    "another size": block(webp(126, 102)).reveal(),
    "a huge picture": block(webp(2000, 2000)).reveal()[:1024],
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_anything_else_is_no_photo(odd: bytes) -> None:
    assert SimulatedCardPhoto().decode(odd[:1024] if len(odd) > 1025 else odd) is None


@given(st.binary(max_size=1012))
def test_no_bytes_raise(junk: bytes) -> None:
    SimulatedCardPhoto().decode(block(junk).reveal())


def test_without_a_decoder_every_block_stays_closed() -> None:
    assert NoDecoder().decode(card("P1").reveal()) is None


@pytest.mark.parametrize("odd", ["a real card's block", "nothing", "a picture cut off"])
def test_nobody_is_compared_with_a_photo_that_does_not_open(stage: Stage, odd: str) -> None:
    stage.bench.show("P1")
    result = stage.verify(Secret(ODD[odd][:1024]))
    assert (result.decision, result.reason) == (FaceDecision.UNAVAILABLE, "V-PHOTO")
    assert stage.hints == []


def test_nobody_is_compared_with_a_photo_without_a_face(stage: Stage) -> None:
    stage.bench.show("P1")
    assert stage.verify(block(webp(102, 126))).reason == "V-PHOTO"
