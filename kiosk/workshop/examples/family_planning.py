"""Children open, partly and wholly claimed, grown, of another county; births registered near and far; rewards of every kind."""

from dataclasses import replace
from datetime import date, timedelta

from core.id_card import Sex
from core.secret import Secret
from flows.records.family_planning import Birth, BirthRegistration, BirthRegistrations, Child, Childcare, ClaimYear, FamilyReward
from kiosk.workshop.people import TODAY

WHOLE = ClaimYear("whole", "2025年1月至2026年12月", 24, 720_000, date(2025, 1, 1))
FIRST = ClaimYear("1", "第1年", 12, 360_000, date(2025, 3, 6))
SECOND = replace(FIRST, id="2", label="第2年", opens=date(2026, 3, 6))
BOY = Child("a41c07d9e2b5", Secret("张乐乐"), date(2023, 12, 6), True, (WHOLE,))
GIRL = Child("5be81f3360c4", Secret("张小满"), date(2025, 3, 6), False, (FIRST, SECOND))
CARE = Childcare("431021", "太和镇", (BOY, GIRL), False, "每孩每年3600元", "下一个季度末", demo=True)
CLAIMED = replace(GIRL, years=(replace(FIRST, claimed=True), SECOND))

REGISTERED = BirthRegistration("43102100072511010000014", "已怀孕", "第2个", TODAY + timedelta(days=30), date(2025, 11, 1))
PLANNED = replace(REGISTERED, stage="备孕", due=None)
BORN = replace(REGISTERED, stage="已出生", due=TODAY - timedelta(days=364))

SON, DAUGHTER = Birth(Sex.MALE, date(1986, 5, 12)), Birth(Sex.FEMALE, date(1984, 2, 20))
ON_ROLL = FamilyReward(True, True, (SON,), True, 2024, "太和镇", 96_000, "每人每月80元")

RECORDS = {
    Childcare: (
        CARE,
        replace(CARE, children=(GIRL,)),
        replace(CARE, children=(CLAIMED, BOY)),
        replace(CARE, children=(CLAIMED,)),
        replace(CARE, children=(), outgrown=True),
        replace(CARE, children=()),
        replace(CARE, region=""),
    ),
    BirthRegistrations: (BirthRegistrations(()), BirthRegistrations((REGISTERED,)), BirthRegistrations((PLANNED, BORN))),
    FamilyReward: (
        ON_ROLL,
        replace(ON_ROLL, on_roll=False, confirmed=None, births=(DAUGHTER, DAUGHTER)),
        replace(ON_ROLL, on_roll=False, confirmed=None, births=(SON, DAUGHTER)),
        replace(ON_ROLL, confirmed=TODAY.year),
        FamilyReward(False),
    ),
}
