"""A batch: every report is stored first, then each is judged on its own and answered on its own."""

from __future__ import annotations

import gzip
import json

from sqlalchemy import func, select

from central.platform import Platform
from central.store.cases import CaseRow
from central.store.register import ConnectorRow
from core.plain import to_plain
from tests.central.client import FUND, INSURED, PENSION, Kiosk, fund, insured, pension


def test_each_report_has_its_own_answer(kiosk: Kiosk) -> None:
    good = to_plain(kiosk.report_of(kiosk.fill(PENSION, pension("P1"))))
    forged = to_plain(kiosk.report_of(kiosk.fill(INSURED, insured("P6"))))
    forged["answers"]["purpose"] = "别的"
    unknown = {**to_plain(kiosk.report_of(kiosk.fill(FUND, fund("P6")))), "item": "no-such-item"}
    reply = kiosk.post("/v1/cases:batch", {"reports": [good, forged, unknown, 17, {"report_id": "half"}, good]})
    assert reply.status_code == 200
    results = reply.json()["results"]
    assert [result["status"] for result in results] == [200, 422, 404, 422, 422, 200]
    assert [result["report_id"] for result in results] == [
        good["report_id"],
        forged["report_id"],
        unknown["report_id"],
        "",
        "half",
        good["report_id"],
    ]
    assert results[0]["outcome"]["details"]["待遇状态"] == "恢复发放"
    assert results[1]["error"] == "malformed"
    assert results[5]["outcome"] == results[0]["outcome"]


def test_a_packed_batch_of_a_hundred_goes_through(kiosk: Kiosk, platform: Platform) -> None:
    case = kiosk.fill(FUND, fund("P6"))
    reports = [to_plain(kiosk.report_of(case, case_no=kiosk.new_case())) for _ in range(100)]
    packed = gzip.compress(json.dumps({"reports": reports}).encode())
    results = kiosk.send("POST", "/v1/cases:batch", raw=packed, Content_Encoding="gzip").json()["results"]
    assert {result["status"] for result in results} == {200}
    with platform.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(CaseRow)) == 100


def test_more_than_a_hundred_are_malformed(kiosk: Kiosk) -> None:
    for reports in ([{}] * 101, "text", None, {"a": 1}):
        assert kiosk.post("/v1/cases:batch", {"reports": reports}).status_code == 422


def test_a_department_that_is_down_holds_up_its_own_cases_only(kiosk: Kiosk, platform: Platform) -> None:
    waits = kiosk.report_of(kiosk.fill(PENSION, pension("P1")))
    goes = kiosk.report_of(kiosk.fill(FUND, fund("P6")))
    with platform.store.writing() as session:
        session.add(ConnectorRow(category="social-insurance", up=False, reason=""))
    results = kiosk.post("/v1/cases:batch", {"reports": [waits, goes]}).json()["results"]
    assert [(result["status"], result.get("error")) for result in results] == [(503, "E-CONNECTOR"), (200, None)]


def test_a_case_sent_alone_and_in_a_batch_is_one_case(kiosk: Kiosk) -> None:
    report = kiosk.report_of(kiosk.fill(FUND, fund("P6")))
    alone = kiosk.report(report).json()
    assert kiosk.post("/v1/cases:batch", {"reports": [report]}).json()["results"][0]["outcome"] == alone
