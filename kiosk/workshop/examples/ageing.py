"""Allowances not yet paid, due, suspended, confirmed this year, flagged; rights on both sides of every age."""

from dataclasses import replace
from datetime import date

from flows.records.ageing import PAID, STOPPED, Allowance, Right, SeniorRights

OFFERED = Allowance("100周岁以上", 50_000, "2025年12月", "演示标准", demo=True)
DUE = replace(OFFERED, status=PAID, last_confirmed=date(2024, 11, 30), next_due=date(2025, 12, 31))

RECORDS = {
    Allowance: (
        OFFERED,
        DUE,
        replace(DUE, status=STOPPED, last_confirmed=None, next_due=date(2024, 12, 31), suspended_since=date(2025, 2, 1)),
        replace(DUE, last_confirmed=date(2025, 3, 1), next_due=date(2026, 12, 31)),
        replace(DUE, protected=True),
    ),
    SeniorRights: (SeniorRights((Right(60, "医院优先挂号"), Right(65, "公交免费"), Right(80, "高龄津贴")), "老年人权益保障法", demo=True),),
}
