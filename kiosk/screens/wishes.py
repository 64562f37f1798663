"""How the wishes look on a page: words, picture, colour, by id of the wish."""

from __future__ import annotations

from core.language import mark
from kiosk.ui.icons import Symbol
from kiosk.ui.tiles import BLUE, BROWN, GOLD, GREEN, INDIGO, PURPLE, TEAL, Hue

WISH_LOOKS: dict[str, tuple[str, Symbol, Hue]] = {
    "pay": (mark("我要交钱"), Symbol.WALLET, GOLD),
    "paper": (mark("我要打证明"), Symbol.PRINTER, GREEN),
    "look": (mark("我要查"), Symbol.TEXT_BOX_SEARCH, BLUE),
    "apply": (mark("我要申请"), Symbol.NOTEBOOK_EDIT, INDIGO),
    "book": (mark("我要预约"), Symbol.CALENDAR_CHECK, PURPLE),
    "prove": (mark("我要认证"), Symbol.FACE_RECOGNITION, TEAL),
    "renew": (mark("我要续期"), Symbol.REFRESH, BROWN),
}
