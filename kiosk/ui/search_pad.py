"""The letters that one types to find something, and the line on which they stand.

    A B C D E F G       lying: beside the found     large type with 低位 or on a small panel: half of the letters at a time
    H I J K L M N
    O P Q R S T U
    V W X Y Z 清空 ⌫

Letters stand in the order of the alphabet, which more residents know than the order of a keyboard. The pad stays while what was found
changes: a key that moved between two taps would be missed.
"""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_uppercase

from kivy.uix.widget import Widget

from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Key
from kiosk.ui.layout import Column, Grid, Row
from kiosk.ui.letters import HALVES
from kiosk.ui.palettes import Ink
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import FINGER_PX, RADIUS_SMALL, STEP, Mode, Type
from kiosk.ui.words import Icon, Words

MOST_TYPED = 16
"""Nobody needs more letters, and no more have room."""
_LYING_COLUMNS, _LYING_LARGE = 6, 7
"""Large type has no height for a fifth row of keys."""


def pad_apart(mode: Mode) -> bool:
    """Whether the letters need a page for themselves and what they find."""
    return mode.elder or mode.narrow or mode.lowered


def pad_px(mode: Mode) -> int:
    """The width of the pad on a lying panel, where it stands beside what it finds."""
    columns = _LYING_LARGE if mode.elder else _LYING_COLUMNS
    return columns * (FINGER_PX + STEP) - STEP


def pad_fits(mode: Mode) -> bool:
    """Whether there is room for letters at all: not in the lower half of a small panel."""
    return not (mode.narrow and mode.lowered)


class TypedLetters(Row):
    """The letters typed so far, or `hint`; beside them how many were found."""

    def __init__(self, mode: Mode, hint: str) -> None:
        self._hint = hint
        kind = Type.LABEL if mode.tightest else Type.TITLE
        self._typed = Words(mode, hint, Type.BODY, Ink.SOFT)
        self._kind = kind
        self._count = Words(mode, "", Type.BODY, Ink.SOFT, quiet=True, align="right", size_hint_x=0.5)
        parts = (Icon(mode, Symbol.MAGNIFY, mode.px(Type.TITLE)), self._typed, self._count)
        height = round(1.5 * mode.px(kind)) + 2 * STEP
        super().__init__(*parts, gap=2 * STEP, fit=False, padding=(2 * STEP, STEP), size_hint_y=None, height=height)
        Ground(self, mode.palette.panel, RADIUS_SMALL, border=mode.palette.primary)

    def show(self, typed: str, count: str) -> None:
        """What stands there now."""
        self._typed.plain = typed or self._hint
        self._typed.quiet = bool(typed)
        self._typed.resize(self._kind if typed else Type.BODY)
        self._typed.bold = bool(typed)
        self._typed.recolour(Ink.MAIN if typed else Ink.SOFT)
        self._count.plain = count
        self._count.size_hint_x = 0.5 if count else 0.001


class SearchPad(Column):
    """The keys. `tap(letter)` for a letter, `back()` for the last one away, `clear()` for all."""

    def __init__(self, mode: Mode, tap: Callable[[str], object], back: Callable[[], object], clear: Callable[[], object]) -> None:
        super().__init__(gap=STEP)
        self.mode, self._tap, self._back, self._clear = mode, tap, back, clear
        if mode.landscape:
            self.size_hint_x, self.width, self.pos_hint = None, pad_px(mode), {"top": 1}
        self._lay("A-M")

    def _lay(self, half: str) -> None:
        self.clear_widgets()
        mode = self.mode
        if mode.elder and (mode.narrow or mode.lowered):
            other = next(name for name in HALVES if name != half)
            turn = Key(mode, other, lambda: self._lay(other))
            self.add_widget(Grid([*self._keys(HALVES[half]), turn, self._backspace()], 5 if mode.narrow else 8, gap=STEP))
        else:
            clear = Key(mode, mode.tr("清空"), self._clear)
            self.add_widget(
                Grid(
                    [*self._keys(ascii_uppercase), clear, self._backspace()],
                    _LYING_COLUMNS if mode.landscape and not mode.elder else 7,
                    gap=STEP,
                )
            )

    def _keys(self, letters: str) -> list[Widget]:
        return [self._key(letter) for letter in letters]

    def _key(self, letter: str) -> Key:
        return Key(self.mode, letter, lambda: self._tap(letter))

    def _backspace(self) -> Key:
        return Key(self.mode, Symbol.BACKSPACE_OUTLINE, self._back, say=self.mode.tr("退格"))
