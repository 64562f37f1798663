"""Medical insurance: who is insured where, what was paid and reimbursed."""

from __future__ import annotations

from central.departments.department import Asked, Department, Desk, number_of
from central.departments.medical_file import MedicalFile, account
from flows.item import Category
from flows.records.medical_insurance import MedicalAccount


def medical_account(desk: Desk, asked: Asked) -> MedicalAccount:
    """The person's insurance."""
    return account(desk, number_of(asked))


DEPARTMENT = Department(
    Category.MEDICAL_INSURANCE,
    {MedicalAccount: medical_account},
    seeds={"medical": MedicalFile},
)
