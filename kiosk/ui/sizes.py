"""How large what is no text is, by role: drawings (`Pictogram`), heights (`Tall`), widths (`Wide`). `Mode` picks the value.

Type sizes stand in tokens.py and follow 长辈版. These do not: large type needs the room, so what only decorates it stays or shrinks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Side:
    """One size on every panel, px; what is None is as on the large upright panel in standard type.

    `tight` and `tight_lying` are for large type on a panel that is not high: the small upright one, and the lying one.
    """

    large: int
    narrow: int | None = None
    lying: int | None = None
    elder: int | None = None
    tight: int | None = None
    tight_lying: int | None = None

    def px(self, *, elder: bool, narrow: bool, lying: bool) -> int:
        """The most particular value that is said."""
        particular = (
            self.tight_lying if elder and lying else None,
            self.tight if elder and narrow else None,
            self.elder if elder else None,
            self.lying if lying else None,
            self.narrow if narrow else None,
        )
        return next((value for value in particular if value is not None), self.large)


class Pictogram(Enum):
    """What a drawing is for; it is as wide as high. `Mode.side` says how large."""

    LINE = Side(48)
    """An icon before a line of text, or the chevron behind it."""
    STATE = Side(56)
    """An icon before the line that says how something went."""
    ROW = Side(64, narrow=56)
    """An icon before two lines."""
    NOTICE = Side(72)
    """An icon before a sentence that must be seen."""
    CALL = Side(96)
    """An icon before what the resident must do at once."""
    BADGE = Side(112, narrow=72)
    """A badge before a few lines about a person or a place."""
    TILE_ABOVE = Side(120, narrow=96, tight=72)
    """A badge above the words of a tile."""
    TILE_BESIDE = Side(96, tight=72)
    """A badge beside the words of a tile, or above a name that may take two lines."""
    TILE_CLOSE = Side(72, elder=96, tight=72)
    """A badge beside a name alone, where the panel is small."""
    ENTRY = Side(96)
    """A badge before the name and the line of an entry of a list."""
    ENTRY_CLOSE = Side(72)
    """The same in large type, where only a few rows have room."""
    FIELD = Side(72, tight=56)
    """An icon on a coloured field."""
    BAR = Side(56, elder=64)
    """An icon of the bar at the foot."""
    BAR_CLOSE = Side(40)
    """The same above words of two lines."""
    CELL = Side(144, narrow=72, lying=72, elder=72)
    """A badge above its name, one of many."""
    STEP = Side(144, narrow=104, lying=104, elder=104)
    """A disc before a line that is read from some way off."""
    HEADING = Side(144)
    """A disc beside the title of a page."""
    CLOSED = Side(240, narrow=160, lying=160)
    """A disc above the notice of a machine that is closed."""
    HERO = Side(280)
    """A disc above the one sentence of a page."""
    SCENE = Side(400, narrow=280, lying=280, tight=112, tight_lying=200)
    """The picture of what did not go on; in large type on a small panel the words need its place."""
    PLATE_LEAST = Side(160)
    """The picture of a card on the plate, where much stands beside it."""
    PLATE_MOST = Side(520)
    """The same, where nothing does."""
    FACE_LEAST = Side(240)
    """The height of the oval, where hint and header leave little."""
    CODE = Side(224, narrow=200)
    """A QR code with words beside it."""
    CODE_ALONE = Side(320)
    """A QR code below the words."""
    CODE_LEAST = Side(200)
    """A code that is scanned from the screen at once, where much stands around it: phones still read it."""


class Tall(Enum):
    """The height of a tile, of what takes a tile's place, of head and bar. `Mode.tall` says how high."""

    HEAD = Side(160, narrow=112, lying=112, elder=184, tight=132, tight_lying=136)
    """The least of the blue head."""
    BAR = Side(136, elder=168)
    """The bar at the foot."""
    TILE = Side(272, lying=160, elder=176, tight=224)
    """The least of a tile with two lines below its title."""
    TILE_MOST = Side(320)
    """What a tile grows to where there is room."""
    INK = Side(400, narrow=320)
    """The field in which a character is drawn, upright in standard type."""

    LINED = Side(136, elder=160)
    """The least of a tile with one line below its title."""
    WAY = Side(128)
    """The least of a way to find something, where there is room."""
    FOUND = Side(176)
    """The most of one result among others."""
    MATTER_LEAST = Side(112, narrow=160, elder=168)
    """The least of a tile with a sentence of the resident's; of two lines on the small panel."""
    MATTER_WORDY = Side(160, elder=168)
    """The same where its sentence takes two lines on every panel."""
    MATTER = Side(240)
    """The most of a tile with a sentence of the resident's."""
    CHOICE_LEAST = Side(120, elder=176)
    """The least of one of a few choices, with a line below it."""
    CHOICE = Side(280)
    """The most of one of a few choices."""
    ITEM = Side(320)
    """The most of an item with its facts."""
    NOTICE = Side(200)
    """A well with an icon and three lines."""


class Wide(Enum):
    """The width of what stands beside something. `Mode.wide` says how wide."""

    ACTS = Side(440, elder=520)
    """The column of act buttons on a lying panel, its margin included."""
    PAGER = Side(280, elder=352)
    """The column of page buttons on a lying panel."""
    FIELD = Side(416)
    """A coloured field beside the title, in large type on a lying panel."""
    KEYS = Side(224, elder=320)
    """The keys beside the field to draw in."""
