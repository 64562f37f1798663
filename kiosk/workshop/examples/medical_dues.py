"""A household of which one pays, one pays half and one nothing; late; everybody paid, employed or insured elsewhere; no year open."""

from dataclasses import replace
from datetime import date

from core.secret import Secret
from flows.records.medical_insurance import Insuree, MedicalDues, OpenYear, Payable

BEGINS = date(2026, 1, 1)
PAYER = Insuree("c2f4a85d9010", Secret("张远"), "居民", 40_000, 0, BEGINS)
MOTHER = Insuree("19de63b7a8f4", Secret("欧阳静"), "低保", 40_000, 20_000, BEGINS)
CHILD = Insuree("a41c07d9e2b5", Secret("张乐"), "孤儿", 40_000, 40_000, date(2026, 4, 1))
UNCLE = Insuree("77a0c5e8d132", Secret("张大海"), "居民", 40_000, 0, BEGINS, payable=Payable.ELSEWHERE, area="长沙市")
YEAR = OpenYear(2026, date(2026, 1, 31), False, 110_000, 3, (PAYER, MOTHER, CHILD, UNCLE))
LATE = replace(YEAR, year=2025, late=True, people=(replace(PAYER, due_fen=110_000, wait_months=3), MOTHER))


def alone(payable: Payable) -> MedicalDues:
    """Nobody but a payer who cannot be paid for."""
    return MedicalDues((replace(YEAR, people=(replace(PAYER, payable=payable, area="长沙市"),)),))


RECORDS = {
    MedicalDues: (
        MedicalDues((YEAR, LATE)),
        MedicalDues((LATE,)),
        MedicalDues((replace(YEAR, people=(CHILD,)),)),
        alone(Payable.PAID),
        alone(Payable.EMPLOYED),
        alone(Payable.ELSEWHERE),
        MedicalDues(()),
    )
}
