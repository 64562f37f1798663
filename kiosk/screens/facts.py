"""A summary on the screen: the headline in large figures, rows below it, tables with their columns, where it is from."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from flows.item import Summary, Table
from kiosk.ui.layout import Row
from kiosk.ui.pages import ruled
from kiosk.ui.rows import LabelledValue, Rows
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Ink, Mode, Type
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
    kind = Type.BODY if small else Type.DISPLAY if len(summary.headline) <= (10 if mode.elder else 14) else Type.TITLE
    value = Words(mode, summary.headline, kind, Ink.PRIMARY, bold=True, align="center", quiet=True, data=True)
    return Well(mode, label, value, tone="primary_soft", gap=4, padding=2 * STEP if small else 3 * STEP)


def table_rows(mode: Mode, table: Table) -> list[Widget]:
    """A table line by line, its head first; a column stands at the right where it does on paper."""
    lines, right = (table.head, *table.lines), [width < 0 for width in table.widths]
    shares = _shares([[mode.tr(cell) for cell in line] for line in lines])
    return [_row(mode, cells, shares, right, head=place == 0) for place, cells in enumerate(lines)]


def _shares(table: Sequence[Sequence[str]]) -> list[float]:
    """How much of the width each column gets: by its longest cell."""
    widths = [max(_width(row[column]) for row in table) + 2 for column in range(len(table[0]))]
    return [width / sum(widths) for width in widths]


def _width(text: str) -> int:
    return sum(1 if ord(character) < 0x2E80 else 2 for character in text)


def _row(mode: Mode, cells: Sequence[str], shares: Sequence[float], right: Sequence[bool], *, head: bool) -> Widget:
    row = Row(gap=STEP, padding=(0, STEP))
    last = len(cells) - 1
    for column, (text, share) in enumerate(zip(cells, shares, strict=True)):
        ink = Ink.SOFT if head else Ink.MAIN
        align = "right" if right[column] else "left"
        words = Words(mode, text, Type.CAPTION, ink, bold=not head and column == last, align=align, quiet=True, data=True)
        words.size_hint_x = share
        row.add_widget(words)
    return row
