"""All items: somebody without any record is refused with a code or served, and a forged answer leaves no trace."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

import pytest

from central.platform import Platform
from central.store.cases import CaseRow, ReportRow
from core.plain import Malformed, from_plain, to_plain
from core.secret import Secret
from flows.item import Shape
from flows.items import catalogue
from flows.walk import LOOKED
from kiosk.workshop.walks import stands
from tests.central.client import Filled, Kiosk, card
from tests.central.resident import WHO, Resident, rows
from tests.flows.test_numbers import with_check_character

ITEMS = sorted(catalogue())


def unknown(body: str, **more: Any) -> Any:
    """A card of somebody of whom no department has ever heard."""
    number = with_check_character(body)
    birth = date(int(body[6:10]), int(body[10:12]), int(body[12:14]))
    return dataclasses.replace(card("P5"), name=Secret("无名"), number=Secret(number), birth=birth, **more)


NOBODIES = {
    "of-the-county": unknown("43102119940120777"),
    "a-child": unknown("43102120150301777"),
    "very-old": unknown("43102119220301777"),
    "from-elsewhere": unknown("44088319800101777"),
    "born-today": unknown("43102120251121777"),
}


@pytest.mark.parametrize("item", ITEMS)
def test_somebody_without_any_record_is_refused_with_a_code_or_served(item: str, kiosk: Kiosk, patient: Platform) -> None:
    for nobody in NOBODIES.values():
        served = False
        for end in Resident(kiosk, nobody).ends(item, others=1):
            if not isinstance(end, Filled):
                assert end.status_code == 422, end.text
                assert end.json()["error"].startswith("E-"), end.text
            elif end.path.complete and catalogue()[item].shape is not Shape.PAY and not served:
                served = True
                reply = kiosk.report(kiosk.report_of(dataclasses.replace(end, case_no=kiosk.new_case())))
                assert reply.status_code in (200, 422), reply.text
                assert reply.status_code == 200 or reply.json()["error"].startswith("E-"), reply.text
    assert rows(patient, ReportRow, ReportRow.sealed_outcome.is_(None)) == 0


JUNK = (
    None,
    10**30,
    0.001,
    "没有这一项",
    "１２３４５６７８",
    ["没有这一项"] * 300,
    [[[[]]]],
    {"strokes": [[[0, 0], [10**200, 10**200]]]},
)

EACH = 8
"""Each step gets one of them, the next step the next one: all steps of all items together get them all."""


@pytest.mark.parametrize("item", ITEMS)
def test_a_forged_answer_is_refused_and_nothing_of_it_stays(item: str, kiosk: Kiosk, patient: Platform) -> None:
    case = Resident(kiosk, card(WHO[item])).filled(item)
    assert case is not None
    report = to_plain(kiosk.report_of(case))
    for number, step in enumerate(case.path.taken):
        for value in JUNK[number % EACH :: EACH] if step.kind not in LOOKED else ({},):
            if step.kind in LOOKED or not _possible(step, value, case):
                _refused(kiosk, report, {**report["answers"], step.id: value})
        if step.kind not in LOOKED:
            _refused(kiosk, report, {key: answer for key, answer in report["answers"].items() if key != step.id})
    _refused(kiosk, report, {**report["answers"], "invented": "x"})
    assert rows(patient, ReportRow) == rows(patient, CaseRow) == 0
    assert catalogue()[item].shape is Shape.PAY or kiosk.post("/v1/cases", report).status_code == 200


def _possible(step: Any, value: Any, case: Filled) -> bool:
    """Whether the resident could have answered that."""
    try:
        return stands(step, from_plain(step.holds, value), case.path.answers)
    except Malformed:
        return False


def _refused(kiosk: Kiosk, report: dict[str, Any], answers: dict[str, Any]) -> None:
    reply = kiosk.send("POST", "/v1/cases", raw=json.dumps({**report, "answers": answers}).encode())
    assert reply.status_code == 422, (answers, reply.text)
    error = reply.json()["error"]
    assert error == "malformed" or (error.startswith("E-") and error != "E-PAY-UNKNOWN"), reply.text
