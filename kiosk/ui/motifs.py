"""Small drawings of what a resident sees at the counter: the card on the reader, the paper roll, the clerk behind the window.

A motif is a list of layers in a square of side 1 with its origin at the bottom left, the lowest first. Only roles of the palette are
named, so one drawing serves every mode; what must be seen stays inside the circle of that square.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kiosk.ui.icons import Symbol
from kiosk.ui.palettes import Ink


@dataclass(frozen=True)
class Slab:
    """A rounded box around (`x`, `y`): `fill` is a field of the palette, `edge` too ("" for none), `round` a share of its shorter side."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "panel"
    edge: str = "primary"
    round: float = 0.16


@dataclass(frozen=True)
class Glyph:
    """A symbol around (`x`, `y`), `size` high and wide."""

    symbol: Symbol
    x: float = 0.5
    y: float = 0.5
    size: float = 0.5
    ink: Ink = Ink.PRIMARY


Layer = Slab | Glyph


def _bars(x: float, y: float, width: float, count: int, step: float = 0.07) -> tuple[Layer, ...]:
    """Lines of writing, the last one short."""
    return tuple(
        Slab(
            x - (width * 0.15 if number == count - 1 else 0),
            y - number * step,
            width * (0.7 if number == count - 1 else 1),
            0.03,
            "line",
            "",
            0.5,
        )
        for number in range(count)
    )


def _card(x: float, y: float, scale: float = 1.0) -> tuple[Layer, ...]:
    return (
        Slab(x, y, 0.46 * scale, 0.3 * scale),
        Glyph(Symbol.ACCOUNT, x + 0.12 * scale, y, 0.19 * scale),
        *_bars(x - 0.09 * scale, y + 0.07 * scale, 0.18 * scale, 3, 0.07 * scale),
    )


_READER = (Slab(0.5, 0.25, 0.62, 0.2, "primary", "", 0.3), Slab(0.5, 0.28, 0.46, 0.06, "primary_soft", "", 0.5))
_PRINTER = (Slab(0.5, 0.63, 0.62, 0.26, "primary", "", 0.2), Slab(0.5, 0.53, 0.44, 0.05, "panel", "", 0.5))
_CLERK = (
    Slab(0.5, 0.54, 0.52, 0.5, round=0.08),
    Glyph(Symbol.ACCOUNT_TIE, 0.5, 0.52, 0.4),
    Slab(0.5, 0.8, 0.66, 0.12, "primary", "", 0.3),
    Slab(0.5, 0.27, 0.76, 0.14, "primary", "", 0.2),
)
_KIOSK = (
    Slab(0.5, 0.21, 0.34, 0.07, "primary", "", 0.4),
    Slab(0.5, 0.54, 0.42, 0.6, "primary", "", 0.12),
    Slab(0.5, 0.6, 0.32, 0.38, "panel", "", 0.06),
    Slab(0.5, 0.33, 0.2, 0.04, "panel", "", 0.5),
)
_SHEET = (Slab(0.5, 0.5, 0.46, 0.6, round=0.1), *_bars(0.5, 0.68, 0.3, 3, 0.09))
_PHONE = (Slab(0.5, 0.5, 0.38, 0.66, round=0.18), Slab(0.5, 0.24, 0.12, 0.025, "primary", "", 0.5))


class Motif(Enum):
    """What can be drawn."""

    CARD_ON_READER = (*_READER, *_card(0.5, 0.56), Glyph(Symbol.ARROW_DOWN, 0.5, 0.82, 0.2, Ink.ATTENTION))
    CARD_STILL = (*_READER, *_card(0.5, 0.46), Glyph(Symbol.HAND_BACK_RIGHT, 0.62, 0.66, 0.28, Ink.ATTENTION))
    CARD = _card(0.5, 0.52, 1.4)
    OTHER_CARD = (
        Slab(0.42, 0.6, 0.44, 0.28, "panel_off", "ink_off"),
        Slab(0.42, 0.65, 0.44, 0.06, "ink_off", "", 0.0),
        *_card(0.56, 0.4),
    )
    CARDS = (*_card(0.44, 0.64), *_card(0.56, 0.4))
    READER = (*_READER, Glyph(Symbol.CARD_ACCOUNT_DETAILS, 0.5, 0.56, 0.4))
    PRINTER = (*_PRINTER, Slab(0.5, 0.38, 0.36, 0.32, round=0.06), *_bars(0.5, 0.42, 0.22, 3))
    PRINTER_EMPTY = (*_PRINTER, Glyph(Symbol.PAPER_ROLL, 0.5, 0.34, 0.3, Ink.ATTENTION))
    PRINTER_OPEN = (
        Slab(0.5, 0.46, 0.62, 0.26, "primary", "", 0.2),
        Slab(0.5, 0.76, 0.62, 0.1, "primary", "", 0.4),
        Glyph(Symbol.ARROW_DOWN, 0.5, 0.64, 0.16, Ink.ATTENTION),
    )
    PRINTER_STUCK = (*_PRINTER, Glyph(Symbol.SCISSORS_CUTTING, 0.5, 0.33, 0.3, Ink.ATTENTION))
    CAMERA = (
        Slab(0.5, 0.52, 0.64, 0.44, "primary", "", 0.24),
        Slab(0.5, 0.52, 0.34, 0.34, "panel", "", 0.5),
        Slab(0.5, 0.52, 0.2, 0.2, "primary", "", 0.5),
        Slab(0.72, 0.67, 0.07, 0.07, "panel", "", 0.5),
    )
    FACE = (Glyph(Symbol.FACE_RECOGNITION, 0.5, 0.52, 0.62),)
    CLERK = _CLERK
    CLERK_CARD = (*_CLERK, Slab(0.34, 0.36, 0.26, 0.18), Glyph(Symbol.BADGE_ACCOUNT, 0.34, 0.36, 0.14))
    KIOSK = _KIOSK
    NO_LINE = (
        Slab(0.24, 0.5, 0.2, 0.34, "primary", "", 0.16),
        Slab(0.24, 0.54, 0.13, 0.2, "panel", "", 0.1),
        Slab(0.4, 0.5, 0.07, 0.03, "ink_off", "", 0.5),
        Glyph(Symbol.CLOSE_THICK, 0.5, 0.5, 0.14, Ink.ATTENTION),
        Slab(0.6, 0.5, 0.07, 0.03, "ink_off", "", 0.5),
        Glyph(Symbol.BANK, 0.77, 0.5, 0.28),
    )
    SLOW_LINE = (
        Slab(0.24, 0.5, 0.2, 0.34, "primary", "", 0.16),
        Slab(0.24, 0.54, 0.13, 0.2, "panel", "", 0.1),
        *(Slab(0.42 + 0.08 * number, 0.5, 0.04, 0.04, "attention", "", 0.5) for number in range(3)),
        Glyph(Symbol.BANK, 0.77, 0.5, 0.28),
    )
    PLUG = (
        Slab(0.5, 0.58, 0.5, 0.34, "primary", "", 0.2),
        Slab(0.5, 0.6, 0.38, 0.2, "panel", "", 0.1),
        Glyph(Symbol.POWER_PLUG_OFF, 0.5, 0.29, 0.26, Ink.ATTENTION),
    )
    CALENDAR = (
        Slab(0.5, 0.5, 0.58, 0.56, round=0.12),
        Slab(0.5, 0.71, 0.58, 0.14, "primary", "", 0.3),
        *(Slab(0.34 + 0.16 * (n % 3), 0.54 - 0.14 * (n // 3), 0.09, 0.08, "primary_soft", "", 0.2) for n in range(6)),
    )
    SLOTS_FULL = (
        Slab(0.5, 0.5, 0.58, 0.56, round=0.12),
        *(Slab(0.34 + 0.16 * (n % 3), 0.64 - 0.14 * (n // 3), 0.12, 0.1, "ink_off", "", 0.2) for n in range(9)),
    )
    CLOCK = (
        Slab(0.5, 0.5, 0.62, 0.62, "panel", "primary", 0.5),
        Slab(0.5, 0.58, 0.045, 0.2, "primary", "", 0.5),
        Slab(0.58, 0.5, 0.2, 0.045, "primary", "", 0.5),
    )
    SHEET = _SHEET
    SHEETS = (
        Slab(0.6, 0.58, 0.42, 0.52, "primary_soft", "primary", 0.1),
        Slab(0.44, 0.45, 0.42, 0.52, round=0.1),
        *_bars(0.44, 0.58, 0.28, 3, 0.09),
    )
    SEARCH = (*_SHEET, Glyph(Symbol.MAGNIFY, 0.66, 0.36, 0.36, Ink.ATTENTION))
    PHONE_PAY = (*_PHONE, Glyph(Symbol.QRCODE, 0.5, 0.54, 0.28))
    NO_MONEY = (Glyph(Symbol.CASH_CHECK, 0.5, 0.5, 0.6, Ink.GOOD),)
    METER = (
        Slab(0.5, 0.5, 0.6, 0.4, round=0.2),
        *(Slab(0.33 + 0.115 * n, 0.53, 0.09, 0.16, "primary_soft", "primary", 0.2) for n in range(4)),
    )
    AGE = (Glyph(Symbol.HUMAN_CANE, 0.4, 0.5, 0.5), Glyph(Symbol.CAKE_VARIANT, 0.68, 0.4, 0.28, Ink.ATTENTION))
    CHILD = (Glyph(Symbol.HUMAN_MALE_FEMALE_CHILD, 0.46, 0.5, 0.54),)
    PLACE = (Glyph(Symbol.HOME_ACCOUNT, 0.4, 0.44, 0.46), Glyph(Symbol.MAP_MARKER, 0.7, 0.62, 0.3, Ink.ATTENTION))
    COUPLE = (
        Glyph(Symbol.ACCOUNT, 0.36, 0.48, 0.42),
        Glyph(Symbol.ACCOUNT, 0.64, 0.48, 0.42),
        Glyph(Symbol.RING, 0.5, 0.74, 0.2, Ink.ATTENTION),
    )
    TWO_ROADS = (
        Slab(0.32, 0.5, 0.3, 0.42, "good_soft", "good"),
        Glyph(Symbol.CHECK, 0.32, 0.5, 0.24, Ink.GOOD),
        Slab(0.68, 0.5, 0.3, 0.42, "panel_off", "ink_off"),
        Glyph(Symbol.CLOSE, 0.68, 0.5, 0.24, Ink.OFF),
    )
    PAPERS = (
        Slab(0.5, 0.42, 0.66, 0.4, "primary", "", 0.12),
        Slab(0.34, 0.63, 0.26, 0.1, "primary", "", 0.3),
        Slab(0.5, 0.5, 0.54, 0.28, round=0.06),
        *_bars(0.5, 0.56, 0.4, 3),
    )
    STORE = (Glyph(Symbol.FOLDER_ACCOUNT, 0.5, 0.52, 0.58),)
    KEY = (*_KIOSK, Glyph(Symbol.KEY_VARIANT, 0.5, 0.6, 0.24, Ink.ATTENTION))
