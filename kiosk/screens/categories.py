"""How the eleven categories look on the home page, and what comes after them: picture, colour, and what is in them in a few words."""

from __future__ import annotations

from flows.item import Category, Item
from kiosk.ui.icons import Symbol
from kiosk.ui.palettes import Hue

LOOKS: dict[Category, tuple[Symbol, Hue, str]] = {
    Category.SOCIAL_INSURANCE: (Symbol.SHIELD_ACCOUNT, Hue.BLUE, "参保 · 养老 · 认证"),
    Category.AGRI_MACHINERY: (Symbol.TRACTOR, Hue.TEAL, "补贴 · 换证 · 年检"),
    Category.FAMILY_PLANNING: (Symbol.BABY_FACE_OUTLINE, Hue.PINK, "生育 · 育儿补贴"),
    Category.PUBLIC_SECURITY: (Symbol.POLICE_BADGE, Hue.INDIGO, "身份证 · 户籍"),
    Category.CIVIL_AFFAIRS: (Symbol.ACCOUNT_HEART, Hue.RED, "婚姻登记 · 救助"),
    Category.AGEING: (Symbol.HUMAN_CANE, Hue.BROWN, "优待 · 高龄津贴"),
    Category.DISABILITY: (Symbol.WHEELCHAIR_ACCESSIBILITY, Hue.PURPLE, "补贴 · 辅具"),
    Category.UTILITIES: (Symbol.LIGHTNING_BOLT, Hue.GOLD, "水费 · 电费 · 燃气"),
    Category.MEDICAL_INSURANCE: (Symbol.MEDICAL_BAG, Hue.GREEN, "参保 · 缴费 · 备案"),
    Category.HOUSING_FUND: (Symbol.HOME_CITY, Hue.ORANGE, "账户 · 贷款 · 证明"),
    Category.REAL_ESTATE: (Symbol.DOMAIN, Hue.SKY, "有无房 · 登记进度"),
}


_SERVICES: dict[str, tuple[Symbol, Hue]] = {
    "my-cases": (Symbol.FOLDER_ACCOUNT, Hue.TEAL),
    "case-progress": (Symbol.TEXT_BOX_SEARCH, Hue.BLUE),
    "case-evaluation": (Symbol.STAR, Hue.GOLD),
}


_OWN = {"ut-water-pay": Symbol.WATER, "ut-gas-pay": Symbol.FIRE}
"""Items whose category shows something else."""


def look(item: Item) -> tuple[Symbol, Hue]:
    """Picture and colour of an item: its category's, but for a picture of its own; a service has no category."""
    if item.category is not None:
        symbol, hue, _ = LOOKS[item.category]
        return _OWN.get(item.id, symbol), hue
    return _SERVICES.get(item.id, (Symbol.FOLDER_ACCOUNT, Hue.SLATE))
