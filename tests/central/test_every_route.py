"""Each route of the protocol, from its own list: unsigned 401, another kiosk's case 404, and never 500 whatever is sent."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.app import create_app
from central.platform import Platform
from core.plain import to_plain
from tests.central.client import INSURED, POWER, SUBSIDIES, Kiosk, card, insured, power, subsidies

OPEN_ROUTES = {("GET", "/healthz"), ("POST", "/v1/enrolments")}


def routes(platform: Platform) -> list[tuple[str, str]]:
    paths = create_app(platform).openapi()["paths"]
    return [(method.upper(), path) for path, methods in paths.items() for method in methods]


def test_the_list_is_the_protocols(platform: Platform) -> None:
    assert set(routes(platform)) == OPEN_ROUTES | {
        ("POST", "/v1/heartbeats"),
        ("POST", "/v1/lookups"),
        ("POST", "/v1/quotes"),
        ("POST", "/v1/payments"),
        ("GET", "/v1/payments/{order_no}"),
        ("POST", "/v1/payments/{order_no}/close"),
        ("POST", "/v1/cases"),
        ("POST", "/v1/cases:batch"),
        ("POST", "/v1/evaluations"),
        ("POST", "/v1/help-orders"),
        ("POST", "/v1/tickets"),
        ("POST", "/v1/vouches"),
        ("POST", "/v1/staff-checks"),
    }


def test_the_list_describes_bodies_and_answers(platform: Platform) -> None:
    paths = create_app(platform).openapi()["paths"]
    report = paths["/v1/cases"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert {"report_id", "case_no", "answers", "records"} <= set(report["required"])
    assert report["properties"]["policy_date"] == {"type": "string", "format": "date"}
    for path, methods in paths.items():
        for method, about in methods.items():
            assert ("requestBody" in about) == (method == "post" and not path.endswith("/close")), path
            assert path == "/healthz" or {"200", "401", "404", "422", "503"} <= set(about["responses"]), path


def test_every_route_but_two_wants_a_signature(platform: Platform, http: TestClient) -> None:
    for method, path in set(routes(platform)) - OPEN_ROUTES:
        answer = http.request(method, path.replace("{order_no}", "1" * 24), json={})
        assert answer.status_code == 401, path
        assert set(answer.json()) == {"error", "time"}


def bodies(kiosk: Kiosk, case_no: str) -> dict[str, Any]:
    """A good body for each route, about that case, from that kiosk."""
    now = kiosk.now.isoformat()
    by_number = {"consent": "card-only", "by": "number", "account_no": "4310210000011"}
    asking = {"case_no": case_no, "item": POWER, "answers": by_number}
    service = {"report_id": "12345678", "terminal": case_no[6:10], "item": POWER, "step": "power", "phone": "13800000101"}
    report = to_plain(kiosk.report_of(kiosk.fill(INSURED, insured("P6"))))
    report |= {"case_no": case_no, "terminal": case_no[6:10]}
    beat = {"uptime_seconds": 1, "app_version": "", "outbox_length": 0, "outbox_oldest_seconds": 0, "refused": 0, "next_sequence": 1}
    return {
        "/v1/heartbeats": {"terminal": case_no[6:10], "devices": [], **beat},
        "/v1/lookups": {**asking, "step": "power"},
        "/v1/quotes": {**asking, "step": "quote", "answers": {**by_number, "amount": "缴清欠费"}},
        "/v1/payments": {"case_no": case_no, "quote_id": "Q1", "channel": "微信扫码"},
        "/v1/cases": report,
        "/v1/evaluations": {"report_id": "12345678", "case_no": case_no, "scale": "guiyang4", "level": 4},
        "/v1/help-orders": {**service, "topic": "电费", "kind": "onsite", "occurred_at": now, "report_id": "87654321"},
        "/v1/tickets": {**service, "code": "E-ACCOUNT", "occurred_at": now},
        "/v1/vouches": {"case_no": case_no, "card_number": "太和-03-01", "pin": "251121"},
    }


def test_what_is_another_kiosks_is_not_there(kiosk: Kiosk, neighbour: Kiosk) -> None:
    for path, body in bodies(kiosk, kiosk.new_case()).items():
        assert neighbour.post(path, body).status_code == 404, path


def test_in_a_batch_what_is_another_kiosks_is_not_there_either(kiosk: Kiosk, neighbour: Kiosk) -> None:
    report = to_plain(kiosk.report_of(kiosk.fill(INSURED, insured("P6"))))
    assert neighbour.post("/v1/cases:batch", {"reports": [report]}).json()["results"][0]["status"] == 404


@pytest.mark.parametrize("case_no", ["", "1", "²" * 23, "４" * 23, "43102100072511210000012", "4310210007251121000001\n"])
def test_a_number_that_is_no_case_number_is_malformed(kiosk: Kiosk, case_no: str) -> None:
    assert kiosk.ask(case_no, POWER, "power", {}).json()["where"] == "case_no: not a case number"


def test_a_case_of_another_county_is_not_there(kiosk: Kiosk) -> None:
    from flows.numbers import case_number

    other = case_number("430102", "0007", kiosk.now.date(), 1)
    assert kiosk.ask(other, POWER, "power", {}).status_code == 404


def test_the_same_bodies_from_their_own_kiosk_are_answered(kiosk: Kiosk) -> None:
    answers = {path: kiosk.post(path, body).status_code for path, body in bodies(kiosk, kiosk.new_case()).items()}
    assert answers.pop("/v1/payments") == 404  # no such quote
    assert set(answers.values()) == {200}


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
LARGE = st.sampled_from([10**30, -(10**30), 2**63, "9" * 300, "\x00", "\ud800", "2025-13-45", "9999-12-31", "0001-01-01", [], {}, ""])


def spoiled(draw: st.DrawFn, value: Any) -> Any:
    """The same JSON with one place replaced by something odd."""
    if isinstance(value, dict) and value and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: spoiled(draw, value[key])}
    if isinstance(value, list) and value and draw(st.integers(0, 4)):
        place = draw(st.integers(0, len(value) - 1))
        return [spoiled(draw, item) if n == place else item for n, item in enumerate(value)]
    return draw(ODD | LARGE)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(data=st.data())
def test_a_spoiled_body_is_never_a_500(kiosk: Kiosk, platform: Platform, data: st.DataObject) -> None:
    object.__setattr__(platform.config, "lookups_per_minute", 10**9)
    case_no = kiosk.new_case()
    good = samples(kiosk, case_no)
    path = data.draw(st.sampled_from(sorted(good)))
    body = data.draw(st.composite(spoiled)(good[path]))
    answer = kiosk.send("POST", path.split("#")[0], raw=json.dumps(body).encode())
    assert answer.status_code < 500 or answer.json()["error"] == "again", (path, body)


def samples(kiosk: Kiosk, case_no: str) -> dict[str, Any]:
    """Bodies that reach deep into each item."""
    if not hasattr(kiosk, "cached"):
        reports = {
            "insured": to_plain(kiosk.report_of(kiosk.fill(INSURED, insured("P6")))),
            "subsidies": to_plain(kiosk.report_of(kiosk.fill(SUBSIDIES, subsidies("P7")))),
            "power": to_plain(kiosk.report_of(kiosk.fill(POWER, power("4310210000011")))),
        }
        kiosk.cached = {**bodies(kiosk, case_no), **{f"/v1/cases#{name}": report for name, report in reports.items()}}
        held = to_plain(card("P3"))
        both = {"consent": "card-only", "card": held, "kind": "结婚登记", "partner_card": to_plain(card("P6"))}
        kiosk.cached["/v1/lookups#marriage"] = {"case_no": case_no, "item": "ca-marriage-appointment", "step": "slots", "answers": both}
    return kiosk.cached


@pytest.mark.parametrize("order_no", ["1", "x" * 24, "%00", "..%2f..%2fetc", "%EF%BC%91" * 24, "9" * 24])
def test_an_odd_order_number_is_not_there(kiosk: Kiosk, http: TestClient, order_no: str) -> None:
    assert kiosk.send("GET", f"/v1/payments/{order_no}").status_code == 404
    assert http.get(f"/pay/{order_no}").status_code == 404


def test_an_unknown_path_is_json_for_kiosks_and_a_page_for_people(http: TestClient) -> None:
    assert http.get("/v1/nothing").json() == {"error": "not-found"}
    page = http.get("/nothing")
    assert page.status_code == 404
    assert re.search("没有这个页面", page.text)
