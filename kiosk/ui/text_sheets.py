"""The sheets of keys of the text pad: which there are, what stands on them, and how the keys lie on which panel.

    upright, 1080 px                      small panels and large type: the nine keys of a telephone
    a b c d e f g h i                     abc def ghi jkl ⌫
    j k l m n o p q r                     mno pqrs tuv wxyz 手写
    s t u v w x y z ⌫
    [拼音] [手写] [数字] [字母] [分隔] [清空]

Letters stand in the order of the alphabet, which more residents know than the order of a keyboard.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Protocol

from kivy.uix.widget import Widget

from core.language import mark
from kiosk.pinyin.signs import SIGNS
from kiosk.pinyin.syllables import APART, NINE_KEYS
from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Key
from kiosk.ui.layout import Column, Grid, Row
from kiosk.ui.sizes import Tall, Wide
from kiosk.ui.tokens import STEP, Mode

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_COLUMNS = 9
_PER_PAGE = 8


class Sheet(Enum):
    """What the lower part of the pad is for; the value is what its key says."""

    PINYIN = mark("拼音")
    DRAWN = mark("手写")
    SIGNS = mark("数字")
    LATIN = mark("字母")


class Typing(Protocol):
    """What the keys do; the pad does it."""

    def spell(self, key: str) -> None:
        """A letter of pinyin, or a key of a telephone."""

    def write(self, character: str) -> None:
        """A sign as it is."""

    def backspace(self) -> None:
        """Takes the last letter or character back."""

    def clear(self) -> None:
        """Empties the field."""

    def open(self, sheet: Sheet, page: int = 0) -> None:
        """Shows other keys."""

    def undo(self) -> None:
        """Takes the last stroke back."""

    def redo(self) -> None:
        """An empty field to draw in."""


class Sheets:
    """Lays the keys of `there`, the sheets that this machine can offer."""

    def __init__(self, mode: Mode, typing: Typing, there: Sequence[Sheet]) -> None:
        self.mode, self._typing, self._there = mode, typing, there
        self.small = is_small(mode)

    def keys(self, sheet: Sheet, page: int) -> list[Widget]:
        """The widgets of a sheet of keys, from top to bottom."""
        if self.small:
            return [self._nine(sheet, page)]
        faces = _ALPHABET if sheet is Sheet.PINYIN else _faces(sheet)
        return [
            Grid([*(self._key(sheet, face) for face in faces), self._back()], _COLUMNS, gap=STEP),
            self._tabs(sheet),
        ]

    def drawing(self, field: Widget) -> list[Widget]:
        """The field to write in, with its keys beside it."""
        undo = Key(self.mode, self.mode.tr("撤笔"), self._typing.undo)
        redo = Key(self.mode, self.mode.tr("重写"), self._typing.redo)
        beside = [undo, self._back(), redo, *([self._turn(Sheet.DRAWN)] if self.small else [])]
        grid = Grid(beside, 2, gap=STEP)
        height = drawing_height(self.mode)
        row = Row(field, Column(grid, fit=False, size_hint_x=None, width=self.mode.wide(Wide.KEYS)), gap=STEP, fit=False, size_hint_y=None)
        row.height = height
        return [row] if self.small else [row, self._tabs(Sheet.DRAWN)]

    def _nine(self, sheet: Sheet, page: int) -> Grid:
        """Eight keys with ⌫ and the one that leads on; signs and capitals by pages of eight."""
        if sheet is Sheet.PINYIN:
            keys = [self._key(sheet, key, letters) for key, letters in NINE_KEYS.items()]
            turn = self._turn(sheet)
        else:
            faces, first = _faces(sheet), page * _PER_PAGE
            keys = [self._key(sheet, face) for face in faces[first : first + _PER_PAGE]]
            rest = len(faces) > first + _PER_PAGE
            turn = Key(self.mode, self.mode.tr("更多"), lambda: self._typing.open(sheet, page + 1)) if rest else self._turn(sheet)
        return Grid([*keys[:4], self._back(), *keys[4:], turn], 5, gap=STEP)

    def _key(self, sheet: Sheet, character: str, face: str = "") -> Key:
        act = self._typing.spell if sheet is Sheet.PINYIN else self._typing.write
        return Key(self.mode, face or character, lambda: act(character), say=self.mode.tr(_NAMES.get(character, "")) or face or character)

    def _back(self) -> Key:
        return Key(self.mode, Symbol.BACKSPACE_OUTLINE, self._typing.backspace, say=self.mode.tr("退格"))

    def _turn(self, sheet: Sheet) -> Key:
        """Leads to the next sheet, and says which that is."""
        following = self._there[(self._there.index(sheet) + 1) % len(self._there)]
        return Key(self.mode, self.mode.tr(following.value), lambda: self._typing.open(following))

    def _tabs(self, open_: Sheet) -> Grid:
        tabs = [self._tab(sheet, open_) for sheet in self._there]
        apart = [Key(self.mode, self.mode.tr("隔开"), lambda: self._typing.spell(APART))] if open_ is Sheet.PINYIN else []
        return Grid([*tabs, *apart, Key(self.mode, self.mode.tr("清空"), self._typing.clear)], 6, gap=STEP)

    def _tab(self, sheet: Sheet, open_: Sheet) -> Key:
        tab = Key(self.mode, self.mode.tr(sheet.value), lambda: self._typing.open(sheet))
        tab.chosen = sheet is open_
        return tab


_NAMES = {"-": mark("横线"), "·": mark("间隔号"), "，": mark("逗号"), "。": mark("句号"), "、": mark("顿号"), "？": mark("问号")}


def is_small(mode: Mode) -> bool:
    """Whether the panel has no room for a key for every letter."""
    return mode.narrow or mode.lowered or (mode.elder and mode.landscape)


def drawing_height(mode: Mode) -> int:
    """The height of the field to draw in, px: as large as the panel lets it be."""
    if mode.elder:
        return 2 * mode.key + STEP if is_small(mode) else 3 * mode.key + 2 * STEP
    if mode.lowered:
        return 2 * mode.key + STEP
    return 3 * mode.key + 2 * STEP if mode.landscape else mode.tall(Tall.INK)


def _faces(sheet: Sheet) -> str:
    return SIGNS if sheet is Sheet.SIGNS else _ALPHABET.upper()
