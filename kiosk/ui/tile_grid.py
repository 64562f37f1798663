"""The grid that pages tiles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from kiosk.ui.layout import Row
from kiosk.ui.paging import Paged, page_count
from kiosk.ui.sizes import Tall
from kiosk.ui.tokens import Mode


class MadeWhenShown(Sequence[Widget]):
    """Tiles each of which is made when its page is first turned to: a list of thousands costs what one page costs."""

    def __init__(self, make: Callable[[Any], Widget], things: Sequence[Any]) -> None:
        self._make, self._things = make, things
        self._made: dict[int, Widget] = {}

    def __len__(self) -> int:
        return len(self._things)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if place not in self._made:
            self._made[place] = self._make(self._things[place])
        return self._made[place]


class TileGrid(Paged):
    """Tiles in columns, as many rows as the space holds, the rest on further pages. It fills what it is given.

    It opens at `page`, and `page` says where it stands: who makes it anew leaves the resident on the page they read. The page
    buttons join the row `foot` where there is one.
    """

    def __init__(
        self,
        mode: Mode,
        tiles: Sequence[Widget],
        *,
        columns: int | None = None,
        least_px: int | None = None,
        most_px: int | None = None,
        page: int = 0,
        foot: Row | None = None,
    ) -> None:
        super().__init__(mode, self._turn, foot)
        self._tiles, self.page, self._rows = tiles, page, 1
        self._columns = columns or columns_for(mode)
        self._least, self._most = least_px or mode.tall(Tall.TILE), most_px or mode.tall(Tall.TILE_MOST)
        self._grid = GridLayout(cols=self._columns, spacing=mode.gap, size_hint_y=None)
        self.bind(size=self._arrange)

    def _arrange(self, *_: Any) -> None:
        self._rows = self._fitting(self.room(paged=False))
        if self._pages_needed() > 1:
            self._rows = self._fitting(self.room(paged=True))
        self._show_page()

    def _fitting(self, room: float) -> int:
        return max(1, int((room + self.mode.gap) // (self._least + self.mode.gap)))

    def _pages_needed(self) -> int:
        return page_count(len(self._tiles), self._rows * self._columns)

    def _turn(self, page: int) -> None:
        self.page = page
        self._show_page()

    def _show_page(self) -> None:
        per_page, pages = self._rows * self._columns, self._pages_needed()
        self.page = min(self.page, pages - 1)
        shown = self._tiles[self.page * per_page : (self.page + 1) * per_page]
        rows = self._rows if pages > 1 else -(-len(shown) // self._columns)
        self._fill(shown, rows, self.room(paged=pages > 1))
        self.show(self._grid, self.page, pages)

    def _fill(self, shown: Sequence[Widget], rows: int, room: float) -> None:
        """Tiles, then empty places: the tiles of a half-full row stay as wide as the others."""
        gap = self.mode.gap
        each = min((room - (rows - 1) * gap) / max(rows, 1), self._most)
        self._grid.clear_widgets()
        for place in range(rows * self._columns):
            self._grid.add_widget(shown[place] if place < len(shown) else Widget())
        self._grid.height = each * rows + gap * (rows - 1)


def columns_for(mode: Mode) -> int:
    """Columns of tiles on this panel: two at most in 长辈版."""
    if mode.elder or mode.narrow:
        return 2
    return 4 if mode.landscape else 3
