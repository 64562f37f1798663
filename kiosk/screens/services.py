"""我的办件: what comes after a case, the most useful first: everything by card, then one case by its number."""

from __future__ import annotations

from core.language import mark
from flows.item import Item
from kiosk.screens.items import ItemsScreen
from kiosk.voice.prompts import Prompt

_ORDER = ("my-cases", "case-progress")
"""What else there is comes after these."""
_CALLED = {"my-cases": mark("放身份证，看全部办件")}
"""The page has the name of this service already."""
_CAN = {
    "my-cases": mark("补打、改约、取消"),
    "case-progress": mark("办到哪一步"),
    "case-evaluation": mark("说办得好不好"),
}


class ServicesScreen(ItemsScreen):
    """The services, each with what can be done there."""

    spoken_as = Prompt.SERVICES

    def title(self) -> str:
        return self.tr("我的办件")

    def items(self) -> list[Item]:
        services = self.desk.services
        return sorted(services.values(), key=lambda item: _ORDER.index(item.id) if item.id in _ORDER else len(_ORDER))

    def called(self, item: Item) -> str:
        return self.tr(_CALLED[item.id]) if item.id in _CALLED else item.name

    def facts(self, item: Item) -> list[tuple[str, str]]:
        told = super().facts(item)
        can = [(self.tr("能办"), self.tr(_CAN[item.id]))] if item.id in _CAN else told[:1]
        return can if self.compact else [*can, *told[1:]]

    @property
    def compact(self) -> bool:
        return not self.roomy
