"""Who owns what: finds the department for a record type or a priced item, and asks it when its line is up."""

from __future__ import annotations

from typing import Any

from central.departments import civil_affairs, common, disability, housing_fund, social_insurance, utilities
from central.departments.department import Asked, Department, Desk, Priced, health_of, require_up
from flows.flow import Step
from flows.item import Category, Item
from flows.records.exchange import Connector

DEPARTMENTS: dict[Category, Department] = {
    department.category: department
    for department in (
        social_insurance.DEPARTMENT,
        civil_affairs.DEPARTMENT,
        disability.DEPARTMENT,
        utilities.DEPARTMENT,
        housing_fund.DEPARTMENT,
    )
}

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
