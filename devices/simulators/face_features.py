"""What makes one drawn person different from another: a few dozen measures that follow from a seed.

The last digit of the seed says whom to draw, so that a list of seeds is also a list of men and women, young and old
(odd man, even woman, as in an identity number):

    1 2  young      3 4  middle-aged      5 6  grey      7 8  very old      9 0  as the seed falls

Lengths are in head units: 1 is the distance from the middle of the face to the chin, x to the right of the picture,
y downwards. The ranges are wider than nature's: the eye is used to telling people apart, a face model needs caricature.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

Colour = tuple[float, float, float]
"""Blue, green, red, 0..255."""


class Hair(Enum):
    """Cuts, by how far the hair falls."""

    CROPPED = "cropped"
    PARTED = "parted"
    SWEPT = "swept"
    BALDING = "balding"
    BALD = "bald"
    BOB = "bob"
    LONG = "long"
    TIED = "tied"
    PERMED = "permed"


class Beard(Enum):
    """Hair on the lower face."""

    NONE = "none"
    STUBBLE = "stubble"
    MOUSTACHE = "moustache"
    GOATEE = "goatee"
    FULL = "full"


class Glasses(Enum):
    """Frames before the eyes."""

    NONE = "none"
    ROUND = "round"
    SQUARE = "square"
    HALF = "half"


@dataclass(frozen=True)
class Features:
    """One person's face. `age` is 0 (young) to 1 (very old); tilts are rises per unit of length, positive outwards-up."""

    seed: int
    male: bool
    age: float
    skin: Colour
    lips: Colour
    iris: Colour
    hair_colour: Colour
    brow_colour: Colour
    coat: Colour
    shirt: Colour
    width: float
    chin: float
    jaw: float
    taper: float
    cheek: float
    eye_apart: float
    eye_y: float
    eye_width: float
    eye_open: float
    eye_tilt: float
    double_lid: bool
    brow_up: float
    brow_thick: float
    brow_tilt: float
    brow_arch: float
    brow_long: float
    nose_long: float
    nose_width: float
    nose_high: float
    nose_bridge: float
    mouth_y: float
    mouth_width: float
    lip_upper: float
    lip_lower: float
    smile: float
    hair: Hair
    hairline: float
    parting: float
    volume: float
    beard: Beard
    glasses: Glasses
    ear: float
    mole: tuple[float, float] | None
    freckles: bool


_SKINS: tuple[Colour, ...] = ((164, 192, 232), (150, 182, 226), (176, 204, 240), (132, 166, 214), (118, 150, 198), (142, 178, 222))
_BLACKS: tuple[Colour, ...] = ((24, 22, 24), (30, 32, 40), (26, 30, 42), (30, 40, 58))
_GREYS: tuple[Colour, ...] = ((122, 122, 126), (158, 158, 162), (96, 98, 104), (190, 190, 194))
_COATS: tuple[Colour, ...] = (
    (92, 62, 40),
    (60, 60, 66),
    (110, 84, 70),
    (70, 92, 66),
    (120, 60, 96),
    (58, 66, 118),
    (150, 118, 88),
    (84, 40, 52),
)
_SHIRTS: tuple[Colour, ...] = ((236, 232, 228), (214, 222, 236), (226, 214, 200), (200, 206, 240))
_AGES = {
    "1": (0.0, 0.2),
    "2": (0.0, 0.2),
    "3": (0.3, 0.5),
    "4": (0.3, 0.5),
    "5": (0.65, 0.8),
    "6": (0.65, 0.8),
    "7": (0.9, 1.0),
    "8": (0.9, 1.0),
}
_MEN_CUTS = (Hair.CROPPED, Hair.PARTED, Hair.SWEPT, Hair.PARTED, Hair.BALDING)
_WOMEN_CUTS = (Hair.BOB, Hair.LONG, Hair.TIED, Hair.LONG, Hair.BOB)
_OLD_MEN_CUTS = (Hair.BALDING, Hair.BALD, Hair.SWEPT, Hair.CROPPED)
_OLD_WOMEN_CUTS = (Hair.PERMED, Hair.TIED, Hair.BOB)


class _Dice:
    """The seed's own source of numbers; the order of the calls is part of every identity."""

    def __init__(self, seed: int) -> None:
        self._numbers = np.random.default_rng(seed)

    def between(self, low: float, high: float) -> float:
        return float(self._numbers.uniform(low, high))

    def apart(self, low: float, high: float) -> float:
        """Rather near one of the ends: people with a middling measure of everything look alike to a face model."""
        return low + (high - low) * float(self._numbers.beta(0.3, 0.3))

    def chance(self, probability: float) -> bool:
        return bool(self._numbers.random() < probability)

    def index(self, count: int) -> int:
        return int(self._numbers.integers(count))

    def near(self, colour: Colour, spread: float) -> Colour:
        shift = self._numbers.normal(0, spread) + self._numbers.normal(0, spread / 4, 3)
        return tuple(float(np.clip(c + s, 4, 250)) for c, s in zip(colour, shift, strict=True))  # type: ignore[return-value]


def features(seed: int) -> Features:
    """The person of that seed, the same on every machine."""
    dice = _Dice(seed)
    male = seed % 2 == 1
    age = dice.between(*_AGES.get(str(seed % 10), (0.0, 1.0)))
    colours = _colours(dice, male, age)
    width, chin = dice.apart(0.64, 0.98), dice.between(0.94, 1.20)
    eye_y, eye_width = -dice.apart(0.0, 0.28), dice.apart(0.10, 0.225)
    eye_apart = max(eye_width + 0.07, min(dice.apart(0.27, 0.50), width - eye_width - 0.08))
    gap = dice.apart(0.19, 0.33)
    nose_long = min(dice.apart(0.28, 0.60), chin - 0.28 - gap - eye_y)
    return Features(
        seed=seed, male=male, age=age, **colours,
        width=width, chin=chin, jaw=dice.between(1.75, 3.4) if male else dice.between(1.6, 2.7),
        taper=dice.between(0.02, 0.30), cheek=dice.between(-0.03, 0.06),
        eye_apart=eye_apart, eye_y=eye_y, eye_width=eye_width, eye_open=dice.apart(0.25, 0.66),
        eye_tilt=dice.apart(-0.26, 0.32), double_lid=dice.chance(0.5),
        brow_up=dice.apart(0.14, 0.29), brow_thick=dice.apart(0.025, 0.105) if male else dice.apart(0.015, 0.075),
        brow_tilt=dice.apart(-0.24, 0.12), brow_arch=dice.apart(0.0, 0.10), brow_long=dice.between(1.15, 1.6),
        nose_long=nose_long, nose_width=dice.apart(0.095, 0.24), nose_high=dice.between(0.36, 0.48), nose_bridge=dice.between(0.04, 0.11),
        mouth_y=eye_y + nose_long + gap, mouth_width=dice.apart(0.17, 0.42),
        lip_upper=dice.between(0.020, 0.080), lip_lower=dice.between(0.035, 0.110), smile=dice.between(0.035, 0.10),
        hair=_cut(dice, male, age), hairline=dice.between(0.50, 0.84), parting=dice.between(-0.5, 0.5), volume=dice.between(0.05, 0.17),
        beard=_beard(dice, male, age), glasses=_glasses(dice, age), ear=dice.between(0.15, 0.24),
        mole=(dice.between(-0.5, 0.5), dice.between(0.1, 0.6)) if dice.chance(0.25) else None, freckles=dice.chance(0.05),
    )  # fmt: skip


def _colours(dice: _Dice, male: bool, age: float) -> dict[str, Colour]:
    hair = dice.near(_BLACKS[dice.index(len(_BLACKS))], 4)
    grey = dice.near(_GREYS[dice.index(len(_GREYS))], 6)
    hair_now = grey if age > 0.6 else hair
    skin = dice.near(_SKINS[dice.index(len(_SKINS))], 5)
    lips = (skin[0] * 0.74, skin[1] * 0.62, skin[2] * 0.86) if male else (skin[0] * 0.66, skin[1] * 0.50, skin[2] * 0.92)
    return {
        "skin": skin,
        "lips": dice.near(lips, 8),
        "iris": dice.near((26, 40, 62), 8),
        "hair_colour": hair_now,
        "brow_colour": tuple(0.5 * (a + b) for a, b in zip(hair, hair_now, strict=True)),  # type: ignore[dict-item]
        "coat": dice.near(_COATS[dice.index(len(_COATS))], 8),
        "shirt": _SHIRTS[dice.index(len(_SHIRTS))],
    }


def _cut(dice: _Dice, male: bool, age: float) -> Hair:
    cuts = (_OLD_MEN_CUTS if age > 0.6 else _MEN_CUTS) if male else (_OLD_WOMEN_CUTS if age > 0.6 else _WOMEN_CUTS)
    return cuts[dice.index(len(cuts))]


def _beard(dice: _Dice, male: bool, age: float) -> Beard:
    drawn = dice.between(0, 1)
    if not male or drawn < 0.75:
        return Beard.NONE
    if age < 0.6:
        return Beard.STUBBLE
    return Beard.MOUSTACHE if drawn < 0.85 else Beard.FULL if drawn < 0.92 else Beard.GOATEE


def _glasses(dice: _Dice, age: float) -> Glasses:
    worn = dice.chance(0.30 + 0.10 * age)
    style = (Glasses.ROUND, Glasses.SQUARE, Glasses.HALF)[dice.index(3)]
    return style if worn else Glasses.NONE
