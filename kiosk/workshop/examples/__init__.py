"""One value for every branch that a record can lead to, by record type. The first of each leads on; the others refuse or fork.

A new category adds a module here with a table `RECORDS`; every table is found by listing the folder.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Sequence
from typing import Any


@functools.cache
def tables() -> dict[type, Sequence[Any]]:
    """All tables together. Two modules may not speak for the same record."""
    found: dict[type, Sequence[Any]] = {}
    for module in pkgutil.iter_modules(__path__):
        table = importlib.import_module(f"{__name__}.{module.name}").RECORDS
        assert not set(table) & set(found), f"{module.name} repeats a record"
        found |= table
    return found


class NoExample(LookupError):
    """A record type that nobody has given examples of, so that no path can go past its look-up."""


def of(record: type) -> Sequence[Any]:
    """The examples of a record type. Raises `NoExample`."""
    try:
        return tables()[record]
    except KeyError:
        raise NoExample(f"{record.__name__} has no examples: add a table to kiosk/workshop/examples/") from None
