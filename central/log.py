"""What the platform says of itself: one JSON line per event, with named fields and never free text from outside."""

from __future__ import annotations

import json
import logging

LOGGER = logging.getLogger("central")


def event(name: str, level: int = logging.INFO, /, **fields: str | int | bool) -> None:
    """Writes one event. Fields hold numbers of kiosks, cases and orders, never personal data."""
    LOGGER.log(level, json.dumps({"event": name, **fields}, ensure_ascii=False))


def alarm(name: str, /, **fields: str | int | bool) -> None:
    """An event that somebody should look at."""
    event(name, logging.WARNING, **fields)
