"""The catalogue: one file per item, found by listing the folders. `catalogue()` gives them, `known()` the services after them too."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from flows.item import Category, Item
from flows.services import services


@functools.cache
def catalogue() -> dict[str, Item]:
    """All items by id, categories in their order, items by file name."""
    found = []
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        if not module.ispkg:
            found.append(importlib.import_module(module.name).ITEM)
    order = list(Category)
    return {item.id: item for item in sorted(found, key=lambda item: (order.index(item.category), item.id))}


@functools.cache
def known() -> dict[str, Item]:
    """Every item that can be started, shown and judged: the catalogue, then the services that come after a case."""
    return catalogue() | services()
