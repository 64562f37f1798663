"""What every builder receives: the `Mode` of the present resident, and with it type sizes, spacing and radii.

Sizes are pixels of the panel, never scaled: another mode or another panel builds another tree. Colours stand in palettes.py, what
is no text in sizes.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from core.language import Language
from kiosk.ui.language import translate
from kiosk.ui.palettes import CALM, HIGH_CONTRAST, NIGHT, Palette
from kiosk.ui.sizes import Pictogram, Side, Tall, Wide

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

RADIUS = 24
"""Corner of cards and buttons, px."""
RADIUS_SMALL = 12
"""Corner of tags and wells, px."""


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
