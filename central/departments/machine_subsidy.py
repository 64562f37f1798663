"""What the subsidy on a machine comes to: the figures of the day of the invoice, whole fen, the lower of quota and cap for each machine.

quota and cap   2,800.00, ordinary machine at most 50,000.00    →  2,800.00 each
× 2 machines                                                     →  5,600.00
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flows.policy import Figure, Policy
from flows.records.agri_machinery import Estimate, Grade

GRADES = "machine.grade."


@dataclass(frozen=True)
class Subsidy:
    """What one application comes to."""

    figure: Figure
    each_fen: int
    total_fen: int
    ratio: int  # the policy's share of the price in percent
    above_ratio: bool


def listed(policy: Policy, category: str, day: date) -> tuple[Grade, ...]:
    """The grades of that kind that were in the catalogue on that day."""
    figures = policy.on(day).beginning(GRADES)
    rows = [figure for figure in figures if figure.value["category"] == category and figure.value.get("listed", True)]
    return tuple(Grade(figure.key.removeprefix(GRADES), figure.value["name"], figure.value["quota_fen"]) for figure in rows)


def subsidy(policy: Policy, grade: str, day: date, quantity: int, price_fen: int) -> Subsidy:
    """What is paid for so many machines of that grade, bought on that day at that price each."""
    then = policy.on(day)
    figure = then.figure(GRADES + grade)
    row: dict[str, Any] = figure.value
    each = min(row["quota_fen"], then["machine.caps"][row["cap"]])
    ratio = then["machine.ratios"]["weak" if row.get("weak") else "ordinary"]
    return Subsidy(figure, each, each * quantity, ratio, each * 100 > ratio * price_fen)


def estimate(policy: Policy, grade: str, day: date, quantity: int, price_fen: int, fund_left: int) -> Estimate:
    """The same as the resident sees it."""
    found = subsidy(policy, grade, day, quantity, price_fen)
    figure = found.figure
    return Estimate(
        figure.value["quota_fen"],
        figure.since,
        found.each_fen,
        found.total_fen,
        found.ratio if found.above_ratio else 0,
        found.total_fen <= fund_left,
        figure.source,
        figure.demo,
    )
