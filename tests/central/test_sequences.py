"""No word of a kiosk burns its case numbers, and a used number is never answered as free."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest

from central.platform import Platform
from central.sequences import EXHAUSTED, JUMP
from central.store.kiosks import Kiosk as KioskRow
from core.plain import to_plain
from flows.numbers import case_number
from tests.central.client import FACE, FUND, INSURED, REGION, Kiosk, card, fund
from tests.central.operator import Operator


def say(kiosk: Kiosk, next_sequence: int) -> httpx.Response:
    body = {"terminal": kiosk.terminal, "uptime_seconds": 60, "app_version": "1", "outbox_length": 0, "outbox_oldest_seconds": 0}
    return kiosk.post("/v1/heartbeats", {**body, "refused": 0, "next_sequence": next_sequence, "devices": []})


def known(platform: Platform) -> int:
    with platform.store.reading() as session:
        return session.get_one(KioskRow, "0007").next_sequence


def set_known(platform: Platform, number: int) -> None:
    with platform.store.writing() as session:
        session.get_one(KioskRow, "0007").next_sequence = number


@pytest.mark.parametrize("number", [-(10**30), -1, 0, EXHAUSTED + 1, 2**63, 10**30])
def test_a_sequence_that_no_case_number_holds_is_malformed(kiosk: Kiosk, platform: Platform, number: int) -> None:
    answer = say(kiosk, number)
    assert (answer.status_code, answer.json()["error"]) == (422, "malformed")
    assert known(platform) == 1


def test_a_jump_is_refused_with_an_alarm_and_a_step_is_not(kiosk: Kiosk, platform: Platform, caplog: pytest.LogCaptureFixture) -> None:
    for number in (1 + JUMP + 1, 999_999, EXHAUSTED):
        caplog.clear()
        answer = say(kiosk, number)
        assert (answer.status_code, answer.json()["error"]) == (422, "sequence-jump")
        assert json.loads(caplog.messages[0]) == {"event": "sequence-jump", "terminal": "0007", "known": 1, "said": number}
    assert known(platform) == 1
    assert say(kiosk, 1 + JUMP).json()["next_sequence"] == 1 + JUMP


def test_no_record_about_a_case_number_far_beyond_raises_the_sequence(kiosk: Kiosk, platform: Platform) -> None:
    far = case_number(REGION, kiosk.terminal, kiosk.now.date(), 900_000)
    report = kiosk.report_of(kiosk.fill(FUND, fund("P6")), case_no=far)
    before = known(platform)
    replies = [
        kiosk.report(report),
        kiosk.ask(far, INSURED, "insured", {"consent": "face", "card": card("P6"), "face": FACE}),
        kiosk.post("/v1/evaluations", {"report_id": "rating-00001", "case_no": far, "scale": "guiyang4", "level": 4}),
        kiosk.post("/v1/payments", {"case_no": far, "quote_id": "x", "channel": "微信扫码"}),
        kiosk.post("/v1/vouches", {"case_no": far, "card_number": "1", "pin": "1"}),
    ]
    assert [(reply.status_code, reply.json()["error"]) for reply in replies] == [(422, "sequence-jump")] * 5
    batch = kiosk.post("/v1/cases:batch", {"reports": [to_plain(report)]}).json()["results"]
    assert [(result["status"], result["error"]) for result in batch] == [(422, "sequence-jump")]
    assert known(platform) == before


def test_a_rated_number_is_used(kiosk: Kiosk) -> None:
    rated = case_number(REGION, kiosk.terminal, kiosk.now.date(), 30)
    assert (
        kiosk.post("/v1/evaluations", {"report_id": "rating-00001", "case_no": rated, "scale": "guiyang4", "level": 4}).status_code == 200
    )
    assert say(kiosk, 1).json()["next_sequence"] == 31


def test_after_the_last_number_none_is_free(kiosk: Kiosk, platform: Platform) -> None:
    set_known(platform, 999_999)
    last = case_number(REGION, kiosk.terminal, kiosk.now.date(), 999_999)
    assert kiosk.report(kiosk.report_of(kiosk.fill(FUND, fund("P6"), case_no=last))).status_code == 200
    assert say(kiosk, 1).json()["next_sequence"] == EXHAUSTED
    assert say(kiosk, EXHAUSTED).status_code == 200


def test_an_operator_raises_the_sequence_after_a_real_jump(
    kiosk: Kiosk, platform: Platform, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    operator = Operator(home, capsys)
    assert say(kiosk, 50_000).status_code == 422
    assert operator.does("raise-sequence", "--kiosk", "0007", "--to", "50000", "--why", "new disk", "--by", "周工") == 0
    assert known(platform) == 50_000
    assert say(kiosk, 50_000).json()["next_sequence"] == 50_000
    assert operator.does("audit") == 0
    assert "周工" in operator.said
    assert operator.said.endswith("raise-sequence   0007  1 to 50000 new disk")


@pytest.mark.parametrize(("terminal", "number"), [("0007", "1"), ("0007", "0"), ("0007", str(EXHAUSTED + 1)), ("9999", "5")])
def test_a_sequence_is_never_lowered_nor_raised_for_a_stranger(
    kiosk: Kiosk, platform: Platform, home: Path, capsys: pytest.CaptureFixture[str], terminal: str, number: str
) -> None:
    assert Operator(home, capsys).does("raise-sequence", "--kiosk", terminal, "--to", number) == 2
    assert known(platform) == 1
