"""Every colour with its role: the palettes of the modes, and the hues of badges. Every ink may stand on every ground of its palette, which a test computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

Rgba = tuple[float, float, float, float]


class Ink(Enum):
    """The role of a colour in writing; the palette says which colour that is."""

    MAIN = "ink"
    SOFT = "ink_soft"
    PRIMARY = "primary"
    ON_PRIMARY = "on_primary"
    OFF = "ink_off"
    ATTENTION = "attention"
    GOOD = "good"
    BAD = "bad"


class Hue(Enum):
    """The colour of a badge or of a coloured field; the palette says from what to what it goes."""

    BLUE = "blue"
    GREEN = "green"
    ORANGE = "orange"
    INDIGO = "indigo"
    SKY = "sky"
    RED = "red"
    TEAL = "teal"
    PURPLE = "purple"
    PINK = "pink"
    BROWN = "brown"
    GOLD = "gold"
    SLATE = "slate"
    OFF = "off"
    """What cannot be touched now."""
    WARM = "warm"
    COOL = "cool"
    DEEP = "deep"
    """These three carry white words of any size: 4.5:1 and more."""


@dataclass(frozen=True)
class Gradient:
    """From top to bottom, as `#RRGGBB`; a white icon on it keeps at least 3:1."""

    top: str
    bottom: str


_GRADIENTS: Mapping[Hue, Gradient] = MappingProxyType(
    {
        Hue.BLUE: Gradient("#3D7BE8", "#1A55C8"),
        Hue.GREEN: Gradient("#1F9D7A", "#0C7358"),
        Hue.ORANGE: Gradient("#D9730D", "#B4530A"),
        Hue.INDIGO: Gradient("#6478E8", "#4350C4"),
        Hue.SKY: Gradient("#2388C4", "#12669B"),
        Hue.RED: Gradient("#DD5A4B", "#B93A2C"),
        Hue.TEAL: Gradient("#22909E", "#136C78"),
        Hue.PURPLE: Gradient("#8B66D9", "#6A43BC"),
        Hue.PINK: Gradient("#D9568A", "#B63468"),
        Hue.BROWN: Gradient("#B5713C", "#8F5222"),
        Hue.GOLD: Gradient("#A97F12", "#84610A"),
        Hue.SLATE: Gradient("#6E829E", "#4E617C"),
        Hue.OFF: Gradient("#8A97A8", "#77859A"),
        Hue.WARM: Gradient("#B9560A", "#93420A"),
        Hue.COOL: Gradient("#147683", "#0D5A64"),
        Hue.DEEP: Gradient("#2A62C9", "#1A489F"),
    }
)


@dataclass(frozen=True)
class Palette:
    """One set of colours as `#RRGGBB`; a role keeps its meaning in every palette."""

    page: str  # behind everything
    panel: str  # cards and white buttons
    panel_pressed: str
    panel_off: str  # what cannot be touched now
    well: str  # a quiet area inside a card
    line: str  # borders and rules
    ahead: str  # a step that is still to come
    ink: str
    ink_soft: str
    ink_off: str
    primary: str
    primary_pressed: str
    on_primary: str
    primary_soft: str  # ground of the chosen row
    header_top: str
    header_bottom: str
    attention: str  # orange: only for what needs the resident now
    attention_soft: str
    good: str
    good_soft: str
    bad: str
    bad_soft: str
    shadow: float  # opacity of the shadow under a card; 0 draws a border instead
    hues: Mapping[Hue, Gradient] = field(default_factory=lambda: _GRADIENTS, hash=False)

    def ink_of(self, role: Ink) -> str:
        """The colour for a role of writing."""
        value = getattr(self, role.value)
        assert isinstance(value, str)
        return value


CALM = Palette(
    page="#EAF1FA",
    panel="#FFFFFF",
    panel_pressed="#DCE9FB",
    panel_off="#F1F4F8",
    well="#F3F7FC",
    line="#C9D6E6",
    ahead="#C9D6E6",
    ink="#16243A",
    ink_soft="#4D5E78",
    ink_off="#5F6E84",
    primary="#1A5FDB",
    primary_pressed="#123F9B",
    on_primary="#FFFFFF",
    primary_soft="#E5EFFF",
    header_top="#0B3A9E",
    header_bottom="#1C66E0",
    attention="#AE4605",
    attention_soft="#FFF3E4",
    good="#0B7266",
    good_soft="#E3F5F1",
    bad="#B3261E",
    bad_soft="#FDEDEB",
    shadow=0.15,
)

HIGH_CONTRAST = Palette(
    page="#000000",
    panel="#101418",
    panel_pressed="#3A3A00",
    panel_off="#1D2227",
    well="#1A1F25",
    line="#FFFFFF",
    ahead="#454D55",
    ink="#FFFFFF",
    ink_soft="#E6E6E6",
    ink_off="#B9C0C8",
    primary="#FFD60A",
    primary_pressed="#E6BF00",
    on_primary="#000000",
    primary_soft="#333000",
    header_top="#000000",
    header_bottom="#000000",
    attention="#FFB44D",
    attention_soft="#332100",
    good="#5FE3C0",
    good_soft="#06322A",
    bad="#FF9A90",
    bad_soft="#3B0B08",
    shadow=0.0,
)

NIGHT = Palette(
    page="#0A0F18",
    panel="#121A27",
    panel_pressed="#1D2A3F",
    panel_off="#161E2A",
    well="#172232",
    line="#2C3A50",
    ahead="#2C3A50",
    ink="#C3CEDD",
    ink_soft="#9DACC1",
    ink_off="#8A99AE",
    primary="#7FA8EE",
    primary_pressed="#A5C2F4",
    on_primary="#0A0F18",
    primary_soft="#18263D",
    header_top="#0B1422",
    header_bottom="#0E1A2C",
    attention="#E2A45C",
    attention_soft="#2A1E10",
    good="#63C2AC",
    good_soft="#0E2721",
    bad="#E58D85",
    bad_soft="#2D1412",
    shadow=0.0,
)
"""A closed machine in the dark: readable from near, and no lamp for the room."""

PAPER = "#FFFFFF"
PAPER_INK = "#1B1B1B"
BANNER = "#B3261E"
"""The red of the 模拟设备 banner; the same in every palette, so that nobody can set it away."""
WHITE = (1.0, 1.0, 1.0, 1.0)
"""As Kivy takes it: for writing on a coloured ground, which is the same in every palette, and for pictures in their own colours."""


def rgba(colour: str) -> Rgba:
    """`#RRGGBB` as the four floats Kivy wants."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (red, green, blue, 1.0)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgba(colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
