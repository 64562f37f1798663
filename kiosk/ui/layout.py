"""Containers: `Column`, `Row`, `Grid`, `Filler`.

A fitted container is as high as its children; otherwise it takes what is left. Nothing here scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.layout import Layout
from kivy.uix.widget import Widget

from kiosk.ui.tokens import STEP

Padding = float | tuple[float, ...]
"""One number for all sides, two for sides and ends, four for left, top, right, bottom; px, as Kivy has it."""


def settle(widget: Widget) -> None:
    """Gives everything within its place at once: widths go down the tree, heights come up, places go down again.

    Kivy would get there by itself, in some twenty rounds before a frame, which is most of the time that a new screen takes.
    What is not at rest after three rounds goes Kivy's way.
    """
    layouts = [part for part in widget.walk(restrict=True) if isinstance(part, Layout)]
    for round_ in (layouts, layouts[::-1], layouts):
        for part in round_:
            part._trigger_layout.cancel()
            part.do_layout()


def fit(widget: Widget, width: float) -> None:
    """Gives a widget that is not on the screen yet its width and lets its height settle."""
    widget.width = width
    settle(widget)


class _Box(BoxLayout):
    def __init__(self, *children: Widget, gap: float = 2 * STEP, fit: bool = True, **more: Any) -> None:
        super().__init__(spacing=gap, **more)
        if fit:
            self.size_hint_y = None
            self.bind(minimum_height=self.setter("height"))
        for child in children:
            self.add_widget(child)


class Column(_Box):
    """Children from top to bottom; `align` is for children with a width of their own."""

    def __init__(self, *children: Widget, gap: float = 2 * STEP, align: str = "left", fit: bool = True, **more: Any) -> None:
        self.align: dict[str, float] = {"left": {"x": 0.0}, "center": {"center_x": 0.5}, "right": {"right": 1.0}}[align]
        super().__init__(*children, gap=gap, fit=fit, orientation="vertical", **more)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        if widget.size_hint_x is None and not widget.pos_hint:
            widget.pos_hint = dict(self.align)
        super().add_widget(widget, *args, **kwargs)


class Row(_Box):
    """Children from left to right, in the middle of the row's height."""

    def __init__(self, *children: Widget, gap: float = 2 * STEP, fit: bool = True, **more: Any) -> None:
        super().__init__(*children, gap=gap, fit=fit, orientation="horizontal", **more)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        if widget.size_hint_y is None and not widget.pos_hint:
            widget.pos_hint = {"center_y": 0.5}
        super().add_widget(widget, *args, **kwargs)


class Parted:
    """Mixin for a widget of which something is only read: with 低位 its owner places `above` in the upper half."""

    above: Column


class Grid(Column):
    """Cells in columns, all of a row as high as its highest: a cell says in `need` how high it must be, px."""

    def __init__(self, cells: Sequence[Widget], columns: int, gap: float = 2 * STEP, **more: Any) -> None:
        super().__init__(gap=gap, **more)
        for first in range(0, len(cells), columns):
            row = cells[first : first + columns]
            self.add_widget(_even_row(row, columns - len(row), gap))


def _even_row(cells: Sequence[Widget], empty: int, gap: float) -> Row:
    row = Row(*cells, *(Widget() for _ in range(empty)), gap=gap, fit=False, size_hint_y=None)

    def level(*_: Any) -> None:
        row.height = max(cell.need for cell in cells)

    for cell in cells:
        cell.bind(need=level)
    level()
    return row


class Filler(Widget):
    """Empty space that takes what is left, or exactly `px` in both directions."""

    def __init__(self, px: float | None = None) -> None:
        if px is None:
            super().__init__()
        else:
            super().__init__(size_hint=(None, None), size=(px, px))
