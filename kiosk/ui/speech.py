"""What the voice reads on a screen, in the order of reading. Widgets say it themselves in `say`; quiet ones say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kivy.uix.widget import Widget

from kiosk.ui.touch import Touchable


def spoken(root: Widget) -> list[str]:
    """The sentences for everything below `root`, top to bottom and left to right; empty ones are left out."""
    return [text for text in _say(root) if text]


def _say(widget: Widget) -> Iterator[str]:
    text = getattr(widget, "say", None)
    if isinstance(text, str):
        yield text
    if not (isinstance(widget, Touchable) and text):
        for child in reversed(widget.children):
            yield from _say(child)
