"""As many tiles as there is room for, from the top, without turning pages: what stands below it must not move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.ui.tokens import Mode


class FewTiles(BoxLayout):
    """The first of the `tiles` that fit, each `least_px` high or, where there are fewer, up to `most_px`; the rest is not made."""

    def __init__(self, mode: Mode, least_px: int, most_px: int) -> None:
        super().__init__(orientation="vertical", spacing=mode.gap)
        self._least, self._most = least_px, max(least_px, most_px)
        self._tiles: Sequence[Widget] = ()
        self._shown = -1
        self.bind(size=lambda *_: self._arrange())

    def show(self, tiles: Sequence[Widget]) -> None:
        """Others in their place."""
        self._tiles, self._shown = tiles, -1
        self._arrange()

    @property
    def fits(self) -> int:
        """How many have room."""
        return max(1, int((self.height + self.spacing) // (self._least + self.spacing)))

    def _arrange(self, *_: Any) -> None:
        count = min(self.fits, len(self._tiles))
        if count != self._shown:
            self._shown = count
            self.clear_widgets()
            for tile in self._tiles[:count]:
                tile.size_hint_y = None
                self.add_widget(tile)
        if count:
            gaps = (count - 1) * self.spacing
            each = min(self._most, (self.height - gaps) / count)
            for tile in self._tiles[:count]:
                tile.height = each
            self.padding = (0, 0, 0, max(0.0, self.height - gaps - count * each))  # they stand at the top
