"""Chinese by touch: pinyin with candidates, handwriting where it can be had, digits, letters and signs (text_sheets.py).

A last resort, so nothing here learns or keeps: the speller and the strokes die with the pad. What the font cannot draw is not offered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kivy.clock import Clock

from core.secret import Secret
from flows.writing import Writing
from kiosk.handwriting import recogniser
from kiosk.pinyin import lexicon
from kiosk.pinyin.speller import Candidate, Speller
from kiosk.pinyin.syllables import NINE_KEYS
from kiosk.pinyin.vulgar import Vulgar
from kiosk.ui import fonts
from kiosk.ui.candidates import Candidates
from kiosk.ui.ink_field import Drawing, InkField, Nib
from kiosk.ui.layout import Column, Parted
from kiosk.ui.measuring import measure
from kiosk.ui.palettes import Ink
from kiosk.ui.surface import Well
from kiosk.ui.text_sheets import Sheet, Sheets, is_small
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import nothing
from kiosk.ui.words import Words

_CURSOR = "|"
_FIRST_OFFERED, _ALL_OFFERED = 24, 3000
"""How many candidates are looked for at a key, and when somebody turns on."""
_DRAWN_OFFERED = 10


@dataclass(frozen=True)
class Unfinished:
    """All that stands in a pad, for the one that takes its place: the words, and the keys and strokes that are no word yet."""

    text: Secret[str]
    keys: Secret[str]
    drawing: Drawing
    sheet: Sheet


class TextPad(Parted, Column):
    """`on_change(text)` at every change; `text` is what is written, never longer than `longest`.

    `hint` stands in the empty field; with `apart` the caller places the field, `above`, where it is only read (低位). Letters that are not yet a word stand behind the text and are no part of it;
    `on_halfway()` when the first of them comes or the last one goes.
    """

    def __init__(
        self,
        mode: Mode,
        writing: Writing,
        longest: int,
        on_change: Callable[[Secret[str]], object],
        *,
        hint: str = "",
        text: Secret[str] | None = None,
        apart: bool = False,
        on_halfway: Callable[[], object] = nothing,
    ) -> None:
        self._on_halfway = on_halfway
        self.mode, self._longest, self._on_change, self._hint = mode, longest, on_change, hint
        self._text = text.reveal()[:longest] if text else ""
        words, self._vulgar = lexicon.here(), Vulgar.read()
        self._speller = Speller(words, writing, self._vulgar, self._text) if words else None
        self._reads = recogniser.here()
        self._offered: list[Candidate] = []
        self._was_halfway = False
        self._shown = Words(mode, "", Type.BODY if is_small(mode) else Type.LABEL, bold=True, quiet=True, verbatim=True)
        self._shown.bind(width=self._show)
        self.field = Well(mode, self._shown, padding=(2 * STEP, STEP if is_small(mode) else 2 * STEP))
        self._candidates = Candidates(mode, self._take, self._all_offered)
        self._drawn = InkField(mode, Nib.BROAD, self._recognise)
        there = {Sheet.PINYIN: self._speller is not None, Sheet.DRAWN: self._reads is not None}
        sheets = [sheet for sheet in Sheet if there.get(sheet, True)]
        self._sheets = Sheets(mode, self, sheets)
        self._below = Column(gap=STEP)
        self.above = Column(self.field) if apart else Column()
        super().__init__(*([] if apart else [self.field]), self._candidates, self._below, gap=STEP)
        self.open(sheets[0])

    @property
    def text(self) -> Secret[str]:
        """What is written, without blanks at its ends."""
        return Secret(self._text.strip())

    @property
    def halfway(self) -> bool:
        """Whether letters or strokes stand there that are no word yet."""
        return bool(self._speller and self._speller.keys) or bool(self._drawn.strokes)

    # what the keys do

    def open(self, sheet: Sheet, page: int = 0) -> None:
        """Shows other keys; letters and strokes that are no word yet are dropped."""
        self._sheet = sheet
        self._forget()
        self._below.clear_widgets()
        for part in self._sheets.drawing(self._drawn) if sheet is Sheet.DRAWN else self._sheets.keys(sheet, page):
            if part.parent:
                part.parent.remove_widget(part)
            self._below.add_widget(part)
        self._show()

    def spell(self, key: str) -> None:
        """One more letter, or key of a telephone."""
        if self._speller and len(self._text) < self._longest:
            self._speller.push(key)
            self._offer(self._spelled(_FIRST_OFFERED))

    def write(self, character: str) -> None:
        """A sign as it is."""
        self._set(self._text + character)

    def backspace(self) -> None:
        """Takes back the last letter of a word that is being spelled, else the last character."""
        if self._speller and self._speller.keys:
            self._speller.pop()
            self._offer(self._spelled(_FIRST_OFFERED))
        else:
            self._set(self._text[:-1])

    def clear(self) -> None:
        """Empties the field."""
        self._set("")

    def undo(self) -> None:
        """Takes the last stroke back."""
        self._drawn.undo()

    def redo(self) -> None:
        """An empty field to draw in."""
        self._drawn.wipe()
        self._offer([])

    # what is offered

    def _spelled(self, most: int) -> list[Candidate]:
        assert self._speller is not None
        return [candidate for candidate in self._speller.candidates(most) if fonts.has_glyphs(candidate.text)]

    def _recognise(self) -> None:
        """Some ten milliseconds, after the finger has left the field."""
        assert self._reads is not None
        found = self._reads.recognise(self._drawn.strokes, self._drawn.size, _DRAWN_OFFERED) if len(self._text) < self._longest else []
        allowed = [text for text in found if fonts.has_glyphs(text) and not self._vulgar.within(self._text[-4:] + text)]
        self._offer([Candidate(text, 0) for text in allowed])

    def _offer(self, candidates: list[Candidate]) -> None:
        self._offered = candidates
        self._candidates.show([candidate.text for candidate in candidates])
        self._show()

    def _all_offered(self) -> list[str]:
        """Everything for what is spelled, rare characters too."""
        if self._speller and self._speller.keys:
            self._offered = self._spelled(_ALL_OFFERED)
        return [candidate.text for candidate in self._offered]

    def _take(self, number: int) -> None:
        chosen = self._offered[number]
        text = (self._text + chosen.text)[: self._longest]
        if chosen.keys and self._speller:
            self._speller.take(chosen, text)
            self._put(text)
            self._offer(self._spelled(_FIRST_OFFERED))
        else:
            self._set(text)

    # the field

    def entered(self) -> Unfinished | None:
        """The words so far, and what is no word yet."""
        keys = self._speller.keys if self._speller else ""
        return Unfinished(self.text, Secret(keys), self._drawn.drawing, self._sheet) if self._text or self.halfway else None

    def resume(self, entered: Unfinished) -> None:
        """All of that again, on the sheet that was open; strokes once the field has its place and size."""
        self._set(entered.text.reveal())
        self.open(entered.sheet)
        if self._speller and entered.keys:
            for key in entered.keys.reveal():
                self._speller.push(key)
            self._offer(self._spelled(_FIRST_OFFERED))
        if entered.drawing.strokes:
            Clock.schedule_once(lambda _: self._draw(entered.drawing), 0)

    def _draw(self, drawing: Drawing) -> None:
        for stroke in drawing.fitted(*self._drawn.size):
            self._drawn.draw(stroke)
        self._recognise()

    def _set(self, text: str) -> None:
        """The whole text anew; nothing is being spelled or drawn any more."""
        self._put(text[: self._longest])
        self._forget()
        self._show()

    def _put(self, text: str) -> None:
        self._text = text
        self._on_change(self.text)

    def _forget(self) -> None:
        if self._speller:
            self._speller.start(self._text)
        self._drawn.wipe()
        self._offered = []
        self._candidates.show([])

    def _show(self, *_: object) -> None:
        if self.halfway is not self._was_halfway:
            self._was_halfway = self.halfway
            self._on_halfway()
        spelling = self._spelling()
        self._shown.plain = self._end(self._text + spelling + _CURSOR) if self._text or spelling else self._hint
        self._shown.recolour(Ink.MAIN if self._text or spelling else Ink.SOFT)

    def _spelling(self) -> str:
        """The letters of the word that is being spelled; keys of a telephone are three letters each, so there the likeliest word stands."""
        keys = self._speller.keys if self._speller else ""
        if NINE_KEYS.keys().isdisjoint(keys):
            return keys
        return f"[{self._offered[0].text if self._offered else '…'}]"

    def _end(self, text: str) -> str:
        """As much of the end as has room on the field's lines."""
        size = self.mode.px(self._shown.kind)
        room = max(self._shown.width - 2 * size, size) * _lines(self.mode)
        width, start = 0.0, len(text)
        while start and width < room:
            start -= 1
            width += measure(text[start], fonts.UI, size, True)
        return text if not start else f"…{text[start + 1 :]}"


def _lines(mode: Mode) -> int:
    """How many lines the field has at most."""
    if mode.landscape or (mode.elder and is_small(mode)):
        return 1
    return 2 if mode.elder or is_small(mode) else 3
