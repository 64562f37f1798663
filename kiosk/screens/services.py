"""What comes after a case: print again, cancel, move, ask; for whoever has done something here, or at another terminal."""

from __future__ import annotations

from core.language import Language
from flows.item import Item
from kiosk.screens.items import ItemsScreen
from kiosk.voice.prompts import Prompt


class ServicesScreen(ItemsScreen):
    """The services, each with what it is for."""

    spoken_as = Prompt.SERVICES

    def title(self) -> str:
        return self.tr("办过的事")

    def items(self) -> list[Item]:
        return list(self.desk.services.values())

    def facts(self, item: Item) -> list[tuple[str, str]]:
        """In English large type the lower part of a small panel has room for names only."""
        mode = self.mode
        slim = mode.elder and mode.narrow and mode.lowered and mode.language is Language.ENGLISH
        return [] if slim else super().facts(item)

    @property
    def compact(self) -> bool:
        return not self.roomy
