"""Everything visual as values: colours with roles, type sizes, spacing, radii, and the `Mode` every builder receives.

Sizes are pixels of the panel, never scaled: another mode or another panel builds another tree. Text and ground pairs
are listed in `TEXT_PAIRS`, so that the contrast of each is computed by a test and not judged by eye.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from core.language import Language
from kiosk.ui.language import translate
from kiosk.ui.sizes import Pictogram, Side, Tall, Wide

Rgba = tuple[float, float, float, float]

STEP = 8
"""Spacing grows in steps of 8 px; it is also the least distance between two touch targets."""


FINGER_PX = 97
"""The least width of a touch target: a finger's 96 px, and one more, since shared widths are rounded."""


class Type(Enum):
    """What a text is for; `Mode.px` says how large that is."""

    FINE = "fine"
    CAPTION = "caption"
    NOTE = "note"
    """A sentence beside the main one: small in standard type, and in 长辈版 as large as any sentence."""
    BODY = "body"
    LABEL = "label"
    TITLE = "title"
    DISPLAY = "display"
    MONEY = "money"


_STANDARD = {
    Type.FINE: 24,
    Type.CAPTION: 28,
    Type.NOTE: 28,
    Type.BODY: 32,
    Type.LABEL: 36,
    Type.TITLE: 48,
    Type.DISPLAY: 64,
    Type.MONEY: 96,
}
_ELDER = {Type.FINE: 36, Type.CAPTION: 40, Type.NOTE: 48, Type.BODY: 48, Type.LABEL: 56, Type.TITLE: 64, Type.DISPLAY: 80, Type.MONEY: 112}
_ELDER_SMALL_ENGLISH = {
    Type.FINE: 32,
    Type.CAPTION: 36,
    Type.NOTE: 40,
    Type.BODY: 40,
    Type.LABEL: 48,
    Type.TITLE: 56,
    Type.DISPLAY: 64,
    Type.MONEY: 96,
}
"""One step smaller: an English word is as wide as four characters, and twelve letters of 48 px fill half of a small panel."""
SIZES = frozenset({*_STANDARD.values(), *_ELDER.values()})
"""All type sizes of the product. Kivy keeps 64 open (font, size, style) handles and reopens files beyond: at most 12."""


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

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "page"),
    ("ink", "panel"),
    ("ink", "panel_pressed"),
    ("ink", "well"),
    ("ink", "primary_soft"),
    ("ink", "attention_soft"),
    ("ink", "good_soft"),
    ("ink", "bad_soft"),
    ("ink_soft", "page"),
    ("ink_soft", "panel"),
    ("ink_soft", "panel_pressed"),
    ("ink_soft", "well"),
    ("ink_soft", "primary_soft"),
    ("ink_off", "panel_off"),
    ("ink_off", "panel"),
    ("primary", "page"),
    ("primary", "panel"),
    ("primary", "primary_soft"),
    ("on_primary", "primary"),
    ("on_primary", "primary_pressed"),
    ("attention", "page"),
    ("attention", "panel"),
    ("attention", "panel_off"),
    ("attention", "attention_soft"),
    ("attention", "primary_soft"),
    ("good", "page"),
    ("good", "panel"),
    ("good", "primary_soft"),
    ("good", "good_soft"),
    ("bad", "page"),
    ("bad", "panel"),
    ("bad", "bad_soft"),
)
"""Every (writing, ground) pair a widget uses, by palette field."""

RADIUS = 24
"""Corner of cards and buttons, px."""
RADIUS_SMALL = 12
"""Corner of tags and wells, px."""


def rgba(colour: str, alpha: float = 1.0) -> Rgba:
    """`#RRGGBB` as the four floats Kivy wants."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (red, green, blue, alpha)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgba(colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True)
class Mode:
    """How the present resident wants the screen, and on which panel; every widget is built from one and keeps it.

    A change of mode is a new value and a rebuilt screen. `width` and `height` are the window's pixels, `volume` is one of `kiosk.voice.utterance.VOLUMES`,
    `night` darkens a closed machine. `head` is how much of the height this machine's header takes, px, which follows from its site and the
    rest; 0 where none has been measured.
    """

    elder: bool = False
    high_contrast: bool = False
    low: bool = False
    voice: bool = False
    volume: int = 3
    night: bool = False
    language: Language = Language.CHINESE
    width: int = 1080
    height: int = 1920
    head: int = field(default=0, compare=False)

    def px(self, kind: Type) -> int:
        """The font size of a kind of text, px."""
        if not self.elder:
            return _STANDARD[kind]
        return (_ELDER_SMALL_ENGLISH if self.narrow and self.language is Language.ENGLISH else _ELDER)[kind]

    def side(self, of: Pictogram) -> int:
        """How wide and high a drawing is, px."""
        return self._px(of.value)

    def tall(self, of: Tall) -> int:
        """The height of a tile, px."""
        return self._px(of.value)

    def wide(self, of: Wide) -> int:
        """The width of a column or a field, px."""
        return self._px(of.value)

    def _px(self, side: Side) -> int:
        return side.px(elder=self.elder, narrow=self.narrow, lying=self.landscape)

    def tr(self, text: str) -> str:
        """The sentence in the resident's language; the Chinese sentence is the message id."""
        return translate(text, self.language)

    @property
    def palette(self) -> Palette:
        return HIGH_CONTRAST if self.high_contrast else NIGHT if self.night else CALM

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    @property
    def lowerable(self) -> bool:
        """Whether 低位 can change anything: a lying panel is low by itself, and large type needs the whole height of a small one."""
        return not self.landscape and not self.tightest

    @property
    def lowered(self) -> bool:
        """Whether a panel is used from its lower part."""
        return self.low and self.lowerable

    @property
    def reach(self) -> int:
        """How high above the foot of a lowered panel a touch may be, px: the lower half of the 21.5-inch panel, which is 24 cm.
        The lower two thirds of the 15.6-inch one reach no higher (34.4 cm upright)."""
        return self.height * 2 // 3 if self.narrow else self.height // 2

    @property
    def narrow(self) -> bool:
        """A panel with room for fewer columns than the 1080 px one."""
        return self.width < 1000

    @property
    def tight(self) -> bool:
        """Large type on a panel that is not high: only what is needed has room."""
        return self.elder and (self.narrow or self.landscape)

    @property
    def tightest(self) -> bool:
        """Large type on the small panel, where a line has the fewest characters, too."""
        return self.elder and self.narrow

    @property
    def target(self) -> int:
        """The least height of anything touchable, px."""
        return 152 if self.elder else 96

    @property
    def key(self) -> int:
        """The height of a key of a pad, px: larger than it must be where the panel has room."""
        return self.target if self.elder or self.narrow or self.landscape or self.lowered else 128

    @property
    def button(self) -> int:
        """The height of a button, px: label and reason line fit, save on the smallest panel, where the reason makes it grow."""
        if self.elder:
            return self.target if self.narrow else 168
        return 120

    @property
    def gap(self) -> int:
        """Between two cards or tiles, px."""
        return 3 * STEP

    @property
    def margin(self) -> int:
        """From the edge of the window to content, px."""
        return 3 * STEP if self.narrow else 5 * STEP

    @property
    def patience(self) -> float:
        """The factor on every time-out of the resident."""
        return 2.0 if self.elder else 1.0

    @property
    def questions(self) -> int:
        """How many questions may stand on one screen."""
        return 1 if self.elder or self.lowered else 5
