"""The coloured line across an idle panel that asks to be touched: it is read from three metres away, so it is as large as there is room."""

from __future__ import annotations

from kivy.uix.anchorlayout import AnchorLayout

from core.language import Language
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Row
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Ground
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Icon, Title


class Invitation(AnchorLayout):
    """A pointing hand and the words. No button: the whole panel is one."""

    def __init__(self, mode: Mode, words: str) -> None:
        super().__init__(size_hint_y=None, height=mode.button + (2 * STEP if mode.landscape else 6 * STEP))
        Ground(self, mode.palette.primary)
        title = Title(mode, words, _kind(mode), Ink.ON_PRIMARY, hug=True)
        icon = Icon(mode, Symbol.GESTURE_TAP, mode.side(Pictogram.NOTICE), Ink.ON_PRIMARY)
        self.add_widget(Row(icon, title, gap=2 * STEP, size_hint_x=None, width=title.width + icon.width + 2 * STEP))


def _kind(mode: Mode) -> Type:
    english = mode.language is Language.ENGLISH
    if mode.narrow:
        return Type.BODY if mode.elder and english else Type.TITLE
    return Type.TITLE if mode.elder and not mode.landscape and english else Type.DISPLAY
