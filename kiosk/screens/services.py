"""What comes after a case: print again, cancel, move, ask; for whoever has done something here, or at another terminal."""

from __future__ import annotations

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

    @property
    def compact(self) -> bool:
        return not self.roomy
