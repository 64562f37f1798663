"""Who owns what: finds the department for a record type or a priced item, and asks it when its line is up."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from central import departments
from central.departments import common
from central.departments.department import Asked, Department, Desk, Priced, health_of, require_up
from flows.flow import Step
from flows.item import Category, Item
from flows.records.exchange import Connector

_WHOLE = {category.value.replace("-", "_") for category in Category} | {"services"}
_ITEMS = tuple(f"{category.prefix}_" for category in Category)


def _found() -> dict[Category | None, Department]:
    found: dict[Category | None, Department] = {}
    for module in pkgutil.iter_modules(departments.__path__):
        if module.name in _WHOLE or module.name.startswith(_ITEMS):
            part: Department = importlib.import_module(f"{departments.__name__}.{module.name}").DEPARTMENT
            found[part.category] = found[part.category].joined(part) if part.category in found else part
    return found


DEPARTMENTS = _found()
"""Found by listing the folder: a department is the file named after its category, and the files named after items of it; `services`, the
platform's own desk, has none."""

OWNERS = {record: department for department in DEPARTMENTS.values() for record in department.serves}


def look_up(desk: Desk, step: Step, asked: Asked) -> Any:
    """The record that the step wants. Raises `ConnectorDown`."""
    if step.holds in common.SERVES:
        return common.SERVES[step.holds](desk, asked)
    owner = OWNERS[step.holds]
    require_up(desk.session, desk.config, owner.category)
    return owner.serves[step.holds](desk, asked)


def price(desk: Desk, item: Item, asked: Asked) -> Priced:
    """The bill of a priced item. Raises `ConnectorDown`."""
    require_up(desk.session, desk.config, item.category)
    return DEPARTMENTS[item.category].prices[item.id](desk, asked)


def connectors(desk: Desk) -> tuple[Connector, ...]:
    """The health of every department, in the order of the categories."""
    return tuple(health_of(desk.session, desk.config, (category for category in Category if category in DEPARTMENTS)))
