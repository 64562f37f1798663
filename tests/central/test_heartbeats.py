"""A heartbeat is kept as the last word of its kiosk, and answered with time, next free sequence and the departments' health."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from central.config import Health
from central.platform import Platform
from central.store.kiosks import Kiosk as KioskRow
from central.store.register import ConnectorRow
from tests.central.client import INSURED, Kiosk, insured

DEVICE = {"kind": "receipt_printer", "driver": "escpos-serial", "state": "degraded", "problems": ["P-PAPER-LOW"], "simulated": True}


def beat(kiosk: Kiosk, **more: Any) -> dict[str, Any]:
    body = {"terminal": kiosk.terminal, "uptime_seconds": 60, "app_version": "1", "outbox_length": 2, "outbox_oldest_seconds": 5}
    body |= {"refused": 0, "next_sequence": 1, "devices": [{**DEVICE, "counters": {"slips": 7}}], **more}
    answer = kiosk.post("/v1/heartbeats", body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_last_heartbeat_is_kept(kiosk: Kiosk, platform: Platform) -> None:
    beat(kiosk, outbox_length=9)
    beat(kiosk, outbox_length=0)
    with platform.store.reading() as session:
        row = session.get_one(KioskRow, "0007")
    assert row.heartbeat_at == platform.now()
    assert json.loads(row.heartbeat or "")["outbox_length"] == 0
    assert json.loads(row.heartbeat or "")["devices"][0]["problems"] == ["P-PAPER-LOW"]


def test_the_next_sequence_is_the_largest_ever_seen(kiosk: Kiosk) -> None:
    assert beat(kiosk)["next_sequence"] == 1
    assert beat(kiosk, next_sequence=100)["next_sequence"] == 100
    assert beat(kiosk, next_sequence=3)["next_sequence"] == 100
    kiosk.sequence = 500
    kiosk.report(kiosk.report_of(kiosk.fill(INSURED, insured("P6"))))
    assert beat(kiosk, next_sequence=3)["next_sequence"] == 501


def test_departments_that_are_down_are_named_with_their_reason(kiosk: Kiosk, platform: Platform) -> None:
    assert all(connector["up"] for connector in beat(kiosk)["connectors"])
    with platform.store.writing() as session:
        session.add(ConnectorRow(category="utilities", up=False, reason="供电系统升级"))
    configured = {**platform.config.departments, "disability": Health(False, "专线检修")}
    object.__setattr__(platform, "config", replace(platform.config, departments=configured))
    down = {c["category"]: c["reason"] for c in beat(kiosk)["connectors"] if not c["up"]}
    assert down == {"utilities": "供电系统升级", "disability": "专线检修"}
