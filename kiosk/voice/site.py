"""When the voice speaks at a place, and how loud it may be there: the table `[voice]` of the site's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.config import between
from kiosk.voice.utterance import VOLUMES


@dataclass(frozen=True)
class SiteVoice:
    """Large type turns the voice on where the kind of place lets it speak unasked (kiosk/sites.py)."""

    at_start: bool = False  # for every resident from the first touch
    card_reminder: bool = True  # a card left on the reader is called out, whoever has the voice on
    volume: int = between(VOLUMES[0], VOLUMES[-1], 3)
    night_volume: int = between(VOLUMES[0], VOLUMES[-1], 2)  # the most at night, for a kiosk below bedrooms
    night_from: int = between(0, 24, 21)  # o'clock
    night_to: int = between(0, 24, 7)

    def loudest(self, now: datetime) -> int:
        """The highest volume at that time of day."""
        early, late = sorted((self.night_from, self.night_to))
        between_them = early <= now.hour < late
        night = between_them if self.night_from <= self.night_to else not between_them
        return self.night_volume if night else VOLUMES[-1]
