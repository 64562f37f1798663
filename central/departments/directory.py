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

_NAMES = {category.value.replace("-", "_") for category in Category} | {"services"}

DEPARTMENTS: dict[Category | None, Department] = {
    department.category: department
    for department in (
        importlib.import_module(f"{departments.__name__}.{module.name}").DEPARTMENT
        for module in pkgutil.iter_modules(departments.__path__)
        if module.name in _NAMES
    )
}
"""Found by listing the folder: a department is the file named after its category; `services`, the platform's own desk, has none."""

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
