"""Capital letters, digits and the hyphen by touch, as they stand on a plate, an invoice or a receipt.

    roomy                          three sheets, one at a time
    1 2 3 4 5                      A B C D E     N O P Q R     1 2 3 4 5
    6 7 8 9 0                      F G H I J     S T U V W     6 7 8 9 0
    A B C D E F G                  K L M N-Z ⌫   X Y Z 0-9 ⌫   - A-M ⌫
    …       Y Z - ⌫

Letters stand in the order of the alphabet, which more residents know than the order of a keyboard.
"""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_uppercase

from kivy.uix.widget import Widget

from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Key
from kiosk.ui.layout import Column, Grid, Parted, Row
from kiosk.ui.letters import HALVES
from kiosk.ui.palettes import Ink
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words, largest_in_line

_DIGITS, _HYPHEN = "1234567890", "-"
_SHEETS = {**HALVES, "0-9": _DIGITS + _HYPHEN}
_SHEET_COLUMNS = 5


class LetterPad(Parted, Column):
    """A field and its keys. `on_change(text)` at every key; `text` is what stands there now.

    `hint` stands in the empty field, `told` is a sentence at the field: above it, on a lying panel beside it.
    With `apart` it holds the keys only, and the caller places `above`, the field, where it is only read (低位).
    """

    def __init__(
        self, mode: Mode, length: int, on_change: Callable[[str], object], *, hint: str = "", told: str = "", apart: bool = False
    ) -> None:
        self.mode, self.text, self._length, self._on_change, self._hint = mode, "", length, on_change, hint
        self._shown = Words(mode, "", Type.TITLE, bold=True, quiet=True)
        self._shown.bind(width=self._show)
        self.field = Well(mode, self._shown, padding=(3 * STEP, STEP if mode.tightest else 2 * STEP))
        words = [Words(mode, told, Type.BODY, Ink.SOFT, quiet=True)] if told else []
        self._keys = Column(gap=STEP)
        self.above = Column(*words, self.field, gap=2 * STEP) if apart else Column()
        if apart:
            super().__init__(self._keys)
        elif not mode.landscape:
            super().__init__(*words, self.field, self._keys, gap=STEP if mode.tightest else 2 * STEP)
        elif _roomy(mode):
            super().__init__(Row(self.field, *words), self._keys)
        else:
            super().__init__(Row(Column(self.field, *words, pos_hint={"top": 1}), self._keys, gap=mode.gap))
        self._lay_keys("A-M")
        self._show()

    def _lay_keys(self, sheet: str) -> None:
        self._keys.clear_widgets()
        for grid in self._all_keys() if _roomy(self.mode) else [self._sheet(sheet)]:
            self._keys.add_widget(grid)

    def _all_keys(self) -> list[Grid]:
        across = self.mode.landscape
        letters = [*self._typing(ascii_uppercase + _HYPHEN), self._backspace()]
        return [Grid(self._typing(_DIGITS), 10 if across else 5, gap=STEP), Grid(letters, 10 if across else 7, gap=STEP)]

    def _sheet(self, name: str) -> Grid:
        names = list(_SHEETS)
        following = names[(names.index(name) + 1) % len(names)]
        turn = Key(self.mode, following, lambda: self._lay_keys(following))
        return Grid([*self._typing(_SHEETS[name]), turn, self._backspace()], _SHEET_COLUMNS, gap=STEP)

    def _typing(self, characters: str) -> list[Widget]:
        return [self._key(character) for character in characters]

    def _key(self, character: str) -> Key:
        say = self.mode.tr("横线") if character == _HYPHEN else character
        return Key(self.mode, character, lambda: self._set((self.text + character)[: self._length]), say=say)

    def _backspace(self) -> Key:
        return Key(self.mode, Symbol.BACKSPACE_OUTLINE, lambda: self._set(self.text[:-1]), say=self.mode.tr("退格"))

    def entered(self) -> str | None:
        """The letters so far."""
        return self.text or None

    def resume(self, entered: str) -> None:
        """Those letters again."""
        self._set(entered[: self._length])

    def _set(self, text: str) -> None:
        self.text = text
        self._show()
        self._on_change(text)

    def _show(self, *_: object) -> None:
        shown = self.text or self._hint
        self._shown.plain = shown
        self._shown.resize(largest_in_line(self._shown, shown))
        self._shown.recolour(Ink.MAIN if self.text else Ink.SOFT)


def _roomy(mode: Mode) -> bool:
    """Whether all keys stand on one screen."""
    return not (mode.elder or mode.narrow or mode.lowered)
