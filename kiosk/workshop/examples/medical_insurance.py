"""Insured here with and without claims, lapsed, never, moved away, elsewhere; with and without a filing."""

from datetime import date

from flows.records.medical_insurance import EMPLOYEES, RESIDENTS, Filing, Filings, InsuredYear, MedicalAccount, Standing, YearClaims

YEARS = tuple(InsuredYear(year, RESIDENTS, 38_000, date(year - 1, 10, 15)) for year in range(2025, 2020, -1))
CLAIMS = (YearClaims(2025, 812_345, 503_200, 309_145), YearClaims(2024, 40_000, 20_000, 20_000))

CHANGSHA = Filing("B43102100072511210001233", "临时外出就医", "湖南省", "长沙市", date(2025, 9, 1), date(2026, 3, 1))

RECORDS = {
    Filings: (Filings(()), Filings((CHANGSHA,))),
    MedicalAccount: (
        MedicalAccount(Standing.ACTIVE, "郴州市", YEARS, CLAIMS),
        MedicalAccount(Standing.ACTIVE, "郴州市", (InsuredYear(2025, EMPLOYEES), *YEARS[1:])),
        MedicalAccount(Standing.LAPSED, "郴州市", YEARS[2:]),
        MedicalAccount(Standing.NONE),
        MedicalAccount(Standing.MOVED, "长沙市"),
        MedicalAccount(Standing.ELSEWHERE, "湛江市"),
    ),
}
