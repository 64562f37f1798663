"""A summary on the screen: the headline in large figures, rows below it, tables with their columns, where it is from."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from core.language import Language
from flows.item import Summary, Table
from kiosk.ui.layout import Row
from kiosk.ui.measuring import widest_word
from kiosk.ui.pages import ruled
from kiosk.ui.palettes import Ink
from kiosk.ui.rows import LabelledValue, Rows
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Words


def summary_parts(mode: Mode, summary: Summary) -> list[Widget]:
    """Headline and rows of a summary, each a part of its own; the tables are `table_rows`."""
    parts: list[Widget] = []
    if summary.headline:
        parts.append(headline(mode, summary))
    return parts + ruled(mode, [Rows(mode, [LabelledValue(label, value)]) for label, value in summary.rows])


def headline(mode: Mode, summary: Summary) -> Widget:
    """The one thing to take in, on a quiet ground."""
    small = mode.lowered and mode.narrow
    label = Words(mode, summary.label, Type.CAPTION if small else Type.BODY, Ink.SOFT, align="center")
    value = Words(mode, summary.headline, Type.BODY, Ink.PRIMARY, bold=True, align="center", quiet=True, data=True)
    if not small:
        value.keep_on_line(Type.DISPLAY, Type.TITLE)
    return Well(mode, label, value, tone="primary_soft", gap=4)


def table_rows(mode: Mode, table: Table) -> list[Widget]:
    """A table line by line, its head first; a column stands at the right where it does on paper."""
    lines, right = (table.head, *table.lines), [width < 0 for width in table.widths]
    kind = _kind(mode)
    shares = _shares(mode, [[mode.tr(cell) for cell in line] for line in lines], kind)
    return [_row(mode, cells, kind, shares, right, head=place == 0) for place, cells in enumerate(lines)]


def _kind(mode: Mode) -> Type:
    wordy = mode.elder and mode.language is Language.ENGLISH and (mode.narrow or mode.landscape)
    return Type.FINE if wordy else Type.CAPTION


def _shares(mode: Mode, table: Sequence[Sequence[str]], kind: Type) -> list[float]:
    """How much of the width each column gets: by its longest word, which may not break, and half of what its longest cell has more."""
    widths = []
    for column in zip(*table, strict=True):
        word, cell = widest_word(mode, column, kind), max(Words(mode, text, kind, bold=True, hug=True).width for text in column)
        widths.append(word + (cell - word) / 2 + STEP)
    return [width / sum(widths) for width in widths]


def _row(mode: Mode, cells: Sequence[str], kind: Type, shares: Sequence[float], right: Sequence[bool], *, head: bool) -> Widget:
    row = Row(gap=STEP, padding=(0, STEP))
    last = len(cells) - 1
    for column, (text, share) in enumerate(zip(cells, shares, strict=True)):
        ink = Ink.SOFT if head else Ink.MAIN
        align = "right" if right[column] else "left"
        words = Words(mode, text, kind, ink, bold=not head and column == last, align=align, quiet=True, data=True)
        words.size_hint_x = share
        row.add_widget(words)
    return row
