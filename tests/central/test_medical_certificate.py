"""The medical insurance of the test persons as paper says it, and who gets none here."""

from __future__ import annotations

from typing import Any

import pytest

from flows.items import catalogue
from tests.central.client import FACE, Kiosk, Stopped, card

CERTIFICATE = "mi-insured-certificate"
TRANSFER, PAID, CLAIMS = "参保凭证（转移用）", "参保缴费信息", "年度报销汇总"


def asking(person: str, *content: str, **more: Any) -> dict[str, Any]:
    return {"consent": "face", "card": card(person), "face": FACE, "content": content or (TRANSFER,), "purpose": "转移接续", **more}


def summary(kiosk: Kiosk, answers: dict[str, Any]) -> Any:
    return catalogue()[CERTIFICATE].summary(kiosk.fill(CERTIFICATE, answers).path.answers)


def test_p4_changed_from_her_employers_insurance_to_the_residents(kiosk: Kiosk) -> None:
    found = summary(kiosk, asking("P4", TRANSFER, PAID, CLAIMS, year="全部年度"))
    rows = dict(found.rows)
    assert (rows["参保类型"], rows["参保起止"], rows["参保年数"]) == ("城乡居民医保", "2019年1月至2025年12月", "7年")
    paid, claims = found.tables
    assert paid.lines[0] == ("2025", "城乡居民医保", "400.00", "2024-10-15")
    assert paid.lines[-1] == ("2019", "职工医保", "按月缴", "")
    assert claims.lines == (("2023", "6,845.00", "4,523.00", "2,322.00"),)


def test_an_employee_is_insured_to_this_month(kiosk: Kiosk) -> None:
    assert dict(summary(kiosk, asking("P6")).rows)["参保起止"] == "2013年1月至2025年11月"


def test_what_fund_and_person_bore_adds_up(kiosk: Kiosk) -> None:
    for person in ("P1", "P2", "P4", "P6"):
        for year in kiosk.fill(CERTIFICATE, asking(person)).path.answers["medical"].claims:
            assert year.total_fen == year.fund_fen + year.self_fen


def test_somebody_whose_insurance_lapsed_still_gets_the_paper(kiosk: Kiosk) -> None:
    rows = dict(summary(kiosk, asking("P10")).rows)
    assert (rows["状态"], rows["参保起止"]) == ("今年未参保", "2012年1月至2019年12月")
    assert kiosk.done(CERTIFICATE, asking("P10")).document


@pytest.mark.parametrize(
    ("person", "code", "words"),
    [
        ("P11", "E-NODATA", "没有查到您的医保记录"),
        ("P9", "E-NODATA", "已转到长沙市"),
        ("P8", "E-REGION", "您的医保在湛江市"),
        ("P12", "E-CARD-EXPIRED", "已到期"),
    ],
)
def test_the_story_ends_in_its_refusal(kiosk: Kiosk, person: str, code: str, words: str) -> None:
    with pytest.raises(Stopped) as stopped:
        kiosk.fill(CERTIFICATE, asking(person))
    happened = stopped.value.reply.json()["happened"] if stopped.value.reply is not None else stopped.value.sentences[0]
    assert (stopped.value.code, words in happened) == (code, True)
