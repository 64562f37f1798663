"""Housing provident fund: one account of one person in this city, the loans, and certificates sent to another city's centre."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from central.departments.acts import Act, Done, claim
from central.departments.department import Asked, Department, Desk, number_of
from flows.housing_fund import DIRECT
from flows.item import Category
from flows.records.housing_fund import FundAccount, FundLoans


def fund(desk: Desk, asked: Asked) -> FundAccount:
    """The person's account with three years of movements; without number when there is none."""
    return desk.register.get(FundAccount, number_of(asked)) or FundAccount(None)


def loans(desk: Desk, asked: Asked) -> FundLoans:
    """Every loan of the person; none for most."""
    held = desk.register.get(FundLoans, number_of(asked)) or FundLoans(())
    return FundLoans(tuple(replace(loan, key=desk.register.key(loan.contract.reveal())) for loan in held.loans))


def certify(act: Act) -> Done:
    """Sends what was not to be printed; the same city gets it once while it is good."""
    if act.answers["mode"] != DIRECT:
        return Done()
    city = act.answers["city"].name
    until = act.today + timedelta(days=act.desk.policy["certificate.valid_days"])
    claim(act, [(city, act.holder())], until, f"证明已经传给{city}住房公积金中心，不用重复传送。")
    return Done(details={"传送": f"已传给{city}住房公积金中心"})


DEPARTMENT = Department(
    Category.HOUSING_FUND,
    {FundAccount: fund, FundLoans: loans},
    acts={"hf-offsite-loan-certificate": certify},
    seeds={"loans": FundLoans},
)
