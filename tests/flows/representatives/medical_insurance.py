"""Insured here with and without claims, lapsed, never, moved away, elsewhere."""

from datetime import date

from flows.records.medical_insurance import EMPLOYEES, RESIDENTS, InsuredYear, MedicalAccount, Standing, YearClaims

YEARS = tuple(InsuredYear(year, RESIDENTS, 38_000, date(year - 1, 10, 15)) for year in range(2025, 2020, -1))
CLAIMS = (YearClaims(2025, 812_345, 503_200, 309_145), YearClaims(2024, 40_000, 20_000, 20_000))

RECORDS = {
    MedicalAccount: (
        MedicalAccount(Standing.ACTIVE, "郴州市", YEARS, CLAIMS),
        MedicalAccount(Standing.ACTIVE, "郴州市", (InsuredYear(2025, EMPLOYEES), *YEARS[1:])),
        MedicalAccount(Standing.LAPSED, "郴州市", YEARS[2:]),
        MedicalAccount(Standing.NONE),
        MedicalAccount(Standing.MOVED, "长沙市"),
        MedicalAccount(Standing.ELSEWHERE, "湛江市"),
    ),
}
