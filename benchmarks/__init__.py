"""What is measured. Each module has `rows()`: a list of {name, value, unit, bar, holds}; `make bench` prints them all."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]


def told(name: str, value: float | None, unit: str) -> Row:
    """A figure without a bar; None when it could not be measured, which the name then says."""
    return {"name": name, "value": value, "unit": unit, "bar": None, "holds": None}


def at_most(name: str, value: float, unit: str, bar: float) -> Row:
    """A figure that holds up to its bar."""
    return judged(name, value, unit, bar, value <= bar)


def judged(name: str, value: float, unit: str, bar: float | str, holds: bool) -> Row:
    """A figure whose bar is more than a number, with what became of it."""
    return {"name": name, "value": value, "unit": unit, "bar": bar, "holds": holds}
