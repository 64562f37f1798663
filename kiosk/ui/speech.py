"""What the voice reads on a screen, in the order of reading. Widgets say it themselves in `say`; quiet ones say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kivy.uix.widget import Widget

from kiosk.ui.buttons import PrimaryButton
from kiosk.ui.touch import Touchable
from kiosk.ui.words import Title, Words


def spoken(root: Widget) -> list[str]:
    """The sentences for everything below `root`, top to bottom and left to right; empty ones are left out."""
    return [text for text in _say(root) if text]


def heading(root: Widget) -> Title | None:
    """The first title below `root`; it may be quiet."""
    return next((part for part in _in_order(root) if isinstance(part, Title)), None)


def main_act(root: Widget) -> str:
    """What the primary button says, if there is one that can be touched now; "" otherwise."""
    return next((part.say for part in _in_order(root) if isinstance(part, PrimaryButton) and part.usable), "")


def under(root: Widget, x: float, y: float) -> str:
    """What the text at this point of the window says; "" where none stands or it is quiet."""
    return next((part.say for part in _in_order(root) if isinstance(part, Words) and part.collide_point(*part.to_widget(x, y))), "")


def _in_order(widget: Widget) -> Iterator[Widget]:
    yield widget
    for child in reversed(widget.children):
        yield from _in_order(child)


def _say(widget: Widget) -> Iterator[str]:
    text = getattr(widget, "say", None)
    if isinstance(text, str):
        yield text
    if not (isinstance(widget, Touchable) and text):
        for child in reversed(widget.children):
            yield from _say(child)
