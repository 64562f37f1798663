"""A bill of each kind for the walks: what the platform would say of an example account, so that a picture of a water bill shows water.

Written down, not reckoned: the rules of each bill are the platform's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from core.clock import DEMO_START
from flows.records.exchange import Quote, QuoteLine
from flows.records.medical_insurance import MedicalDues
from flows.records.resident_pension import ResidentPension
from flows.records.utilities import GasAccount, PowerAccount, WaterAccount


def quoted(before: Mapping[str, Any]) -> Quote:
    """The bill that belongs to the record among the answers; that of power where there is none."""
    return next((_OF[type(before[key])] for key in before if type(before[key]) in _OF), _POWER)


def _quote(source: str, *rows: QuoteLine, demo: bool = False) -> Quote:
    return Quote("q-1", rows, sum(row.fen for row in rows), source, DEMO_START + timedelta(minutes=30), demo)


_POWER = _quote(
    "湖南省发展改革委居民阶梯电价通知，2024年2月1日起执行",
    QuoteLine("10月 一档(200度内)", "140度", "0.588", 8_232),
)
_OF = {
    PowerAccount: _POWER,
    WaterAccount: _quote(
        "按益阳市2016年公布的居民阶梯水价（演示）",
        QuoteLine("10月 一档(15方内)", "15方", "1.62", 2_430),
        QuoteLine("10月 污水处理费", "15方", "0.80", 1_200),
        QuoteLine("10月 垃圾处理费", "15方", "0.18", 270),
        QuoteLine("10月 排水设施费", "15方", "0.06", 90),
        QuoteLine("10月 水资源费", "15方", "0.02", 30),
        demo=True,
    ),
    GasAccount: _quote(
        "按长沙市居民管道燃气阶梯价格，2022年12月1日起（演示）",
        QuoteLine("10月 一档(390方内)", "20方", "2.832", 5_664),
        demo=True,
    ),
    MedicalDues: _quote(
        "湖南省2026年度城乡居民医保：个人400元、财政700元，2025年9月1日至2026年1月31日集中缴费，之后1100元",
        QuoteLine("张* 居民", "400.00", "0.00", 40_000),
    ),
    ResidentPension: _quote(
        "湖南省完善城乡居民基本养老保险制度的通知，2023年12月28日起15个档次",
        QuoteLine("2025年度", "1年", "200.00", 20_000),
    ),
}
