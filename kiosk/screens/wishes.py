"""How the wishes look on a page: words, picture, colour, by id of the wish."""

from __future__ import annotations

from core.language import mark
from kiosk.ui.icons import Symbol
from kiosk.ui.palettes import Hue

WISH_LOOKS: dict[str, tuple[str, Symbol, Hue]] = {
    "pay": (mark("我要交钱"), Symbol.WALLET, Hue.GOLD),
    "paper": (mark("我要打证明"), Symbol.PRINTER, Hue.GREEN),
    "look": (mark("我要查"), Symbol.TEXT_BOX_SEARCH, Hue.BLUE),
    "apply": (mark("我要申请"), Symbol.NOTEBOOK_EDIT, Hue.INDIGO),
    "book": (mark("我要预约"), Symbol.CALENDAR_CHECK, Hue.PURPLE),
    "prove": (mark("我要认证"), Symbol.FACE_RECOGNITION, Hue.TEAL),
    "renew": (mark("我要续期"), Symbol.REFRESH, Hue.BROWN),
}
