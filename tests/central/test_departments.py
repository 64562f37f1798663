"""A department is made of the file of its category and the files of its items; nothing may be answered twice."""

from __future__ import annotations

import pytest

from central.departments.department import Department
from central.departments.directory import DEPARTMENTS, OWNERS
from flows.item import Category
from flows.records.ag_bus_card_validation import BusCard
from flows.records.ageing import Allowance


def test_an_item_of_its_own_file_belongs_to_the_department_of_its_category() -> None:
    ageing = DEPARTMENTS[Category.AGEING]
    assert OWNERS[BusCard] is OWNERS[Allowance] is ageing
    assert {"ag-bus-card-validation", "ag-longevity-allowance-apply"} <= set(ageing.acts)
    assert {"bus_card", "allowance"} <= set(ageing.seeds)


def test_what_two_files_answer_is_refused() -> None:
    ageing = DEPARTMENTS[Category.AGEING]
    again = Department(Category.AGEING, {Allowance: ageing.serves[Allowance]})
    with pytest.raises(ValueError, match="answered twice"):
        ageing.joined(again)
