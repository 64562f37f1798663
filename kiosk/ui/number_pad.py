"""Digits by touch: identity numbers (with X), phones, codes, PINs (as dots), amounts.

What is typed may be personal, so it leaves the pad only as a `Secret` and is never read out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from core.secret import Secret
from flows.numbers import telephone_groups
from kiosk.ui.icons import Symbol
from kiosk.ui.keys import Key
from kiosk.ui.layout import Column, Grid, Parted, Row
from kiosk.ui.palettes import Ink
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words, largest_in_line


@dataclass(frozen=True)
class _Form:
    groups: tuple[int, ...]  # how digits stand together on the screen; the last size repeats
    extra: str = ""  # a further key
    hidden: bool = False


_USUAL_COLUMNS, _SHORT_COLUMNS = 3, 4


class Digits(Enum):
    """What is being typed; decides grouping, the further key and hiding."""

    NUMBER = _Form((4,))
    CODE = _Form((3,))
    CASE_NUMBER = _Form((6, 4, 6, 6, 1))
    ID_NUMBER = _Form((6, 8, 4), extra="X")
    PHONE = _Form((3, 4))
    PIN = _Form((6,), hidden=True)
    MONEY = _Form((99,), extra=".")


@dataclass(frozen=True)
class QuickAdds:
    """Keys of a money pad that add a round amount: `by` and `most` in whole yuan, `stands` what is there before anything is typed."""

    by: tuple[int, ...] = ()
    most: int = 0
    stands: str = ""

    def sum(self, typed: str, yuan: int) -> str | None:
        """What is there and so many yuan; None where that is more than `most`."""
        whole, point, part = (typed or self.stands).partition(".")
        total = int(whole or "0") + yuan
        over = total > self.most or (total == self.most and part.strip("0") != "")
        return None if over else f"{total}{point}{part}" if part.strip("0") else str(total)


class _NoKey(Widget):
    """Where a column of keys has ended."""

    need = NumericProperty(0.0)


class NumberPad(Parted, Column):
    """A field and twelve keys. `on_change(text)` at every key; `text` is what stands there now.

    `hint` stands in the empty field, `told` is a sentence at the field: above it, on a lying panel below it. `adds` are keys between
    field and pad.
    With `apart` it holds the keys only, and the caller places `above`, the field, where it is only read (低位).
    """

    def __init__(
        self,
        mode: Mode,
        digits: Digits,
        length: int,
        on_change: Callable[[Secret[str]], object],
        *,
        hint: str = "",
        unit: str = "",
        told: str = "",
        adds: QuickAdds = QuickAdds(),
        apart: bool = False,
    ) -> None:
        self.mode, self._form, self._length, self._on_change, self._hint = mode, digits.value, length, on_change, hint
        self._typed, self._adds = "", adds
        self._field = Words(mode, "", Type.TITLE, bold=True, quiet=True)
        small = mode.tightest
        unit_words = [Words(mode, unit, Type.LABEL, hug=True)] if unit else []
        self.field = Well(mode, Row(self._field, *unit_words), padding=(3 * STEP, STEP if small else 2 * STEP))
        self._adding = {yuan: Key(mode, f"+{yuan}", partial(self._add, yuan), kind=Type.FINE if small else Type.BODY) for yuan in adds.by}
        gap = STEP if small else 2 * STEP
        short = mode.elder and (mode.landscape or mode.lowered or small)
        beside = (mode.lowered or small) and not mode.landscape  # where height is short, one more column instead of one more row
        quick = [Grid([*self._adding.values()], len(self._adding), gap=gap)] if self._adding and not beside else []
        self.keys = self._keys(short, [*self._adding.values()] if beside else [], gap)
        told_words = [Words(mode, told, Type.BODY, Ink.SOFT, quiet=True)] if told else []
        self.above = Column(*told_words, self.field, gap=2 * STEP) if apart else Column()
        if apart:
            super().__init__(*quick, self.keys, gap=gap)
        elif mode.landscape:
            super().__init__(Row(Column(self.field, *quick, *told_words, pos_hint={"top": 1}), self.keys, gap=mode.gap))
        else:
            super().__init__(*told_words, self.field, *quick, self.keys, gap=gap)
        self._field.bind(width=self._show)
        self._show()

    def _keys(self, short: bool, beside: Sequence[Key], gap: float) -> Grid:
        """Three columns like a telephone, 0 under 8, and one of up to three keys beside them. Large type has no height for a fourth row on
        a lying and on a small panel and with 低位: there it has four columns, and 0 stands to the right of 9."""
        extra, back = self._form.extra or self.mode.tr("清空"), Symbol.BACKSPACE_OUTLINE
        faces: list[str | Symbol] = [*"123", back, *"456", extra, *"789", "0"] if short else [*"123456789", extra, "0", back]
        keys: list[Widget] = [self._key(face) for face in faces]
        columns = _SHORT_COLUMNS if short else _USUAL_COLUMNS
        for row in range(len(keys) // columns if beside else 0):
            keys.insert(row + columns * (row + 1), beside[row] if row < len(beside) else _NoKey())
        return Grid(keys, columns + bool(beside), gap=gap)

    @property
    def text(self) -> Secret[str]:
        """What has been typed."""
        return Secret(self._typed)

    def clear(self) -> None:
        """Empties the field."""
        self._set("")

    def entered(self) -> Secret[str] | None:
        """The digits so far."""
        return self.text if self._typed else None

    def resume(self, entered: Secret[str]) -> None:
        """Those digits again."""
        self._set(entered.reveal()[: self._length])

    def _key(self, face: str | Symbol) -> Key:
        if isinstance(face, Symbol):
            return Key(self.mode, face, lambda: self._set(self._typed[:-1]), say=self.mode.tr("退格"))
        if len(face) > 1:
            return Key(self.mode, face, self.clear)
        return Key(self.mode, face, lambda: self._type(face))

    def _add(self, yuan: int) -> None:
        total = self._adds.sum(self._typed, yuan)
        if total is not None:
            self._set(total)

    def _type(self, character: str) -> None:
        if len(self._typed) < self._length and self._fits(character):
            self._set(self._typed + character)

    def _fits(self, character: str) -> bool:
        if character == "X":
            return len(self._typed) == self._length - 1  # only the last place of an identity number may be X
        if character == ".":
            return bool(self._typed) and "." not in self._typed
        return not (self._form is Digits.MONEY.value and len(self._typed.partition(".")[2]) == 2)

    def _set(self, typed: str) -> None:
        self._typed = typed
        self._show()
        self._on_change(self.text)

    def _groups(self) -> tuple[int, ...]:
        return telephone_groups(self._typed) if self._form is Digits.PHONE.value else self._form.groups

    def _show(self, *_: object) -> None:
        shown = ("●" * len(self._typed) if self._form.hidden else grouped(self._typed, self._groups())) or self._hint
        self._field.plain = shown
        self._field.resize(largest_in_line(self._field, shown))
        role = Ink.MAIN if self._typed else Ink.SOFT
        self._field.recolour(role)
        for yuan, key in self._adding.items():
            key.usable = self._adds.sum(self._typed, yuan) is not None


def grouped(text: str, groups: tuple[int, ...]) -> str:
    """The characters in groups with a thin gap between; the last group size repeats."""
    parts, rest, sizes = [], text, list(groups)
    while rest:
        size = sizes.pop(0) if len(sizes) > 1 else sizes[0]
        parts.append(rest[:size])
        rest = rest[size:]
    return " ".join(parts)
