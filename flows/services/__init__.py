"""What comes after the catalogue: items of the same engine that belong to no category. `services()` gives them, found by listing the folder."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from flows.item import Identity, Item


@functools.cache
def services() -> dict[str, Item]:
    """All of them by id, those that ask for a card first: they show the most."""
    found = [importlib.import_module(f"{__name__}.{module.name}").ITEM for module in pkgutil.iter_modules(__path__)]
    return {item.id: item for item in sorted(found, key=lambda item: (item.identity is Identity.NONE, item.id))}
