"""Public security: the household register."""

from __future__ import annotations

from central.departments.department import Asked, Department, Desk, number_of
from flows.item import Category
from flows.records.household import Household


def household(desk: Desk, asked: Asked) -> Household:
    """The household in which the person is registered in this county; without number when there is none."""
    return desk.register.get(Household, number_of(asked)) or Household(None)


DEPARTMENT = Department(Category.PUBLIC_SECURITY, {Household: household})
