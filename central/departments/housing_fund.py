"""Housing provident fund: one account of one person in this city."""

from __future__ import annotations

from central.departments.department import Asked, Department, Desk, number_of
from flows.item import Category
from flows.records.housing_fund import FundAccount


def fund(desk: Desk, asked: Asked) -> FundAccount:
    """The person's account with three years of movements; without number when there is none."""
    return desk.register.get(FundAccount, number_of(asked)) or FundAccount(None)


DEPARTMENT = Department(Category.HOUSING_FUND, {FundAccount: fund})
