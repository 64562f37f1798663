"""Label and value, row by row, as on the check page: each may offer 更改, and a masked value may offer 显示 for 10 s."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock
from kivy.uix.widget import Widget

from core.secret import Secret
from flows.records.exchange import Signature
from kiosk.ui.buttons import LinkButton
from kiosk.ui.card_photo import card_photo
from kiosk.ui.layout import Column, Row
from kiosk.ui.measuring import labels_px
from kiosk.ui.pages import Hairline
from kiosk.ui.palettes import Ink
from kiosk.ui.signed import Signed
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import Callback
from kiosk.ui.words import Words

REVEAL_S = 10.0
"""How long a masked value stays readable after 显示."""

_LABEL_CHARACTERS, _NARROW_LABEL_CHARACTERS = 9.25, 5
"""How wide a label may be before it wraps: a masked identity number beside it keeps to one line."""

_LONG_WORD = 20
_LONG_VALUE = 40
"""Characters from which a value stands below its label on a narrow panel: beside it a resident's own words are higher than a page."""


@dataclass(frozen=True)
class LabelledValue:
    """One row. `full` is the unmasked value behind 显示; `change` leads back to the question; `signed` or the
    `photo` of a card is drawn before the value. Values are not read out."""

    label: str
    value: str
    change: Callback | None = None
    full: Secret[str] | None = None
    strong: bool = False
    signed: Signature | None = None
    photo: Secret[bytes] | None = None


class Rows(Column):
    """The lines with a rule between them."""

    def __init__(self, mode: Mode, lines: Sequence[LabelledValue]) -> None:
        super().__init__(gap=0)
        beside_px = _beside_px(mode, lines)
        for place, line in enumerate(lines):
            if place:
                self.add_widget(Hairline(mode))
            self.add_widget(_LineRow(mode, line, beside_px))


def _beside_px(mode: Mode, lines: Sequence[LabelledValue]) -> float:
    """The width of the column of labels, px: the values stand in one column beside it."""
    characters = _NARROW_LABEL_CHARACTERS if mode.narrow or mode.elder else _LABEL_CHARACTERS
    return labels_px(mode, characters, [line.label for line in lines])


def _one_long_word(value: str) -> bool:
    """Whether a number or code in it has no room beside a label: it may not break."""
    return any(word.isascii() and len(word) > _LONG_WORD for word in value.split())


def _drawn(mode: Mode, line: LabelledValue) -> list[Widget]:
    """What says more than the words beside it."""
    if line.signed:
        return [Signed(mode, line.signed)]
    return [*card_photo(mode, line.photo)] if line.photo else []


class _LineRow(Row):
    def __init__(self, mode: Mode, line: LabelledValue, beside_px: float) -> None:
        self.mode, self._line, self._open = mode, line, False
        self._value = Words(mode, line.value, Type.BODY, bold=line.strong, quiet=True, data=True)
        if _one_long_word(line.value):
            self._value.keep_on_line(Type.BODY, Type.CAPTION, Type.FINE)
        label = Words(mode, line.label, Type.BODY, Ink.SOFT, data=True)
        super().__init__(gap=2 * STEP, padding=(0, 2 * STEP))
        drawn = _drawn(mode, line)
        long = (mode.narrow or mode.elder) and len(line.value) > _LONG_VALUE
        if drawn and line.photo and mode.narrow:  # beside a photo a number of 18 digits would have to break
            self.add_widget(Column(label, *drawn, self._value, gap=4))
        elif (mode.elder and not mode.lowered) or long or _one_long_word(line.value):
            self.add_widget(Column(label, Row(*drawn, self._value) if drawn else self._value, gap=4))
        else:
            label.size_hint_x, label.width = None, beside_px
            label.pos_hint = {"center_y": 0.5}
            for part in (label, *drawn, self._value):
                self.add_widget(part)
        for link in self._links():
            self.padding = (0, STEP / 2)
            self.add_widget(link)

    def _links(self) -> list[Widget]:
        links: list[Widget] = []
        if self._line.full is not None:
            self._reveal = LinkButton(self.mode, self.mode.tr("显示"), self._toggle)
            links.append(self._reveal)
        if self._line.change is not None:
            links.append(LinkButton(self.mode, self.mode.tr("更改"), self._line.change))
        return links

    def _toggle(self) -> None:
        if not self._open and self._line.full is not None:
            self._open, self._value.plain = True, self._line.full.reveal()
            self._reveal.set_text(self.mode.tr("隐藏"))
            self._event = Clock.schedule_once(self._mask, REVEAL_S)
        else:
            self._mask()

    def _mask(self, *_: Any) -> None:
        self._event.cancel()
        self._open, self._value.plain = False, self._line.value
        self._reveal.set_text(self.mode.tr("显示"))
