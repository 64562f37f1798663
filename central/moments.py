"""When something happened, as a kiosk says it: any year may stand on the line, and the ends of the calendar cannot even be turned to UTC."""

from __future__ import annotations

from datetime import datetime

from core.plain import Malformed

YEARS = range(2020, 2101)
"""From before the first kiosk to after the last one; a clock outside was never set."""


def check_moment(moment: datetime, where: str) -> None:
    """Raises `Malformed` naming `where` unless the time has a zone and lies in a year in which kiosks stand."""
    if moment.utcoffset() is None:
        raise Malformed(f"{where}: without zone")
    if moment.year not in YEARS:
        raise Malformed(f"{where}: not between {YEARS[0]} and {YEARS[-1]}")
