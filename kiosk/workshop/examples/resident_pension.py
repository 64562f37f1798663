"""Paying for years, new, with a year paid, employed, a student, retired; in hardship at one's own cost and at the county's."""

from dataclasses import replace

from flows.records.resident_pension import PensionGrade, ResidentPension

GRADES = (PensionGrade(30_000, 4_000), PensionGrade(50_000, 6_000), PensionGrade(600_000, 10_000))
STANDING = ResidentPension(11, 2025, False, 50_000, (2016, 2017), GRADES)

RECORDS = {
    ResidentPension: (
        STANDING,
        replace(STANDING, paid_this_year=True),
        replace(STANDING, years_paid=0, last_fen=0, missed=(), grades=(PensionGrade(10_000, 0, "困难群体档，"), *GRADES)),
        replace(STANDING, grades=(PensionGrade(10_000, 0, "困难群体档，", "县财政代缴，不用您缴"), *GRADES)),
        replace(STANDING, years_paid=15),
        replace(STANDING, employed=True),
        replace(STANDING, student=True),
        replace(STANDING, receiving=True),
    )
}
