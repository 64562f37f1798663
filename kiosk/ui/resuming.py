"""What has been entered halfway survives a change of mode: the new screen's widgets take over where the old ones were.

    old screen ──entered()──▶ state by name ──▶ new screen ──resume()──▶ the same words on other keys

Only for the same question of the same resident; a screen that is left forgets it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from kivy.uix.widget import Widget


@runtime_checkable
class Resumes(Protocol):
    """A widget that somebody may have half filled in."""

    def entered(self) -> Any:
        """What is in it, complete or not; None for nothing. Personal data as a `Secret`."""

    def resume(self, entered: Any) -> None:
        """Goes on from there, and says so as if it had been entered now."""


def entered_in(widgets: Mapping[str, Widget]) -> dict[str, Any]:
    """The state of those that have one, by their names."""
    found = {name: widget.entered() for name, widget in widgets.items() if isinstance(widget, Resumes)}
    return {name: state for name, state in found.items() if state is not None}
