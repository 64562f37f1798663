"""A time that no kiosk can have lived is malformed on every route that takes one, at the very ends of the calendar too."""

from __future__ import annotations

from typing import Any

import pytest

from core.plain import to_plain
from tests.central.client import FUND, POWER, Kiosk, fund

IMPOSSIBLE = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2019-12-31T23:59:59+08:00",
    "2101-01-01T00:00:00+08:00",
    "2025-11-21T10:00:00",
)


def body_of(kiosk: Kiosk, route: str) -> dict[str, Any]:
    about = {"report_id": "record-00001", "terminal": kiosk.terminal, "item": POWER, "step": "power", "phone": "13800000101"}
    match route:
        case "cases":
            return to_plain(kiosk.report_of(kiosk.fill(FUND, fund("P6"))))
        case "evaluations":
            return {"report_id": "rating-00001", "case_no": kiosk.new_case(), "scale": "guiyang4", "level": 4}
        case "help-orders":
            return {**about, "topic": "电费", "kind": "onsite"}
    return {**about, "code": "E-ACCOUNT", "words": "户号查不到"}


@pytest.mark.parametrize("route", ["cases", "evaluations", "help-orders", "tickets"])
def test_a_time_that_cannot_be_is_malformed_and_a_real_one_is_not(kiosk: Kiosk, route: str) -> None:
    body = body_of(kiosk, route)
    for time in IMPOSSIBLE:
        answer = kiosk.post(f"/v1/{route}", {**body, "occurred_at": time})
        assert (answer.status_code, answer.json()["error"]) == (422, "malformed"), time
        assert "occurred_at" in answer.json()["where"]
    answer = kiosk.post(f"/v1/{route}", {**body, "occurred_at": "2100-12-31T23:59:59-12:00"})
    assert answer.status_code == 200, answer.text
