"""What is written into a field: the pad offers first what belongs there."""

from __future__ import annotations

from enum import Enum


class Writing(Enum):
    """Words of one's own, a place, somebody's name."""

    FREE = "free"
    ADDRESS = "address"
    NAME = "name"
