"""Medical insurance: who is insured where, what was paid and reimbursed, what a year costs a household."""

from __future__ import annotations

from central.departments.department import Asked, Department, Desk, number_of
from central.departments.medical_dues import medical_dues, pay_medical, price_medical
from central.departments.medical_file import MedicalFile, account
from flows.item import Category
from flows.records.medical_insurance import MedicalAccount, MedicalDues

PAY = "mi-resident-pay"


def medical_account(desk: Desk, asked: Asked) -> MedicalAccount:
    """The person's insurance."""
    return account(desk, number_of(asked))


DEPARTMENT = Department(
    Category.MEDICAL_INSURANCE,
    {MedicalAccount: medical_account, MedicalDues: medical_dues},
    {PAY: price_medical},
    {PAY: pay_medical},
    seeds={"medical": MedicalFile},
)
