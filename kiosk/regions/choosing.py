"""Opens the best list of divisions that this terminal has."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

from core.log import event
from flows.places import provinces
from flows.policy import Policy
from kiosk.regions.gazetteer import Gazetteer
from kiosk.regions.listed import Listed
from kiosk.regions.nationwide import Nationwide

log = logging.getLogger(__name__)


def open_gazetteer(file: Path, policy: Policy) -> Gazetteer:
    """The country's list when the set-up has made it, else what the configuration knows."""
    if file.exists():
        try:
            return Nationwide(file, tuple(provinces(policy)))
        except sqlite3.Error as error:
            event(log, logging.ERROR, "regions.unreadable", error=type(error).__name__)
    return Listed(policy)
