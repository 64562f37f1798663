"""One-time codes: enough bits, half an hour, once, five tries."""

from __future__ import annotations

import math
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from central import enrolment
from central.platform import Platform
from central.store.kiosks import EnrolmentCode
from tests.central.client import Kiosk
from tests.central.conftest import enrolled


@pytest.fixture
def code(platform: Platform) -> str:
    with platform.store.writing() as session:
        return enrolment.new_code(platform, session, "0007")


def test_a_code_has_at_least_40_bits(code: str) -> None:
    assert len(set(enrolment.ALPHABET)) == len(enrolment.ALPHABET)
    assert len(code) * math.log2(len(enrolment.ALPHABET)) >= 40


def test_a_code_works_once(http: TestClient, code: str) -> None:
    assert Kiosk(http).enrol(code).status_code == 200
    second = Kiosk(http).enrol(code)
    assert second.status_code == 403
    assert second.json() == {"error": "code"}


def test_a_code_may_be_typed_in_groups_and_small_letters(http: TestClient, code: str) -> None:
    assert Kiosk(http).enrol(f" {code[:5].lower()}-{code[5:]} ").status_code == 200


def test_a_code_dies_after_half_an_hour(http: TestClient, platform: Platform, code: str) -> None:
    with platform.store.writing() as session:
        session.execute(update(EnrolmentCode).values(created_at=enrolment.machine_time() - timedelta(minutes=30, seconds=1)))
    assert Kiosk(http).enrol(code).status_code == 403


def test_a_code_dies_after_five_wrong_tries(http: TestClient, code: str) -> None:
    wrong = "A" * 10 if code != "A" * 10 else "B" * 10
    for _ in range(4):
        assert Kiosk(http).enrol(wrong).status_code == 403
    assert Kiosk(http).enrol(wrong).status_code == 403
    assert Kiosk(http).enrol(code).status_code == 403


def test_four_wrong_tries_leave_it_alive(http: TestClient, code: str) -> None:
    for _ in range(4):
        assert Kiosk(http).enrol("0" * 10).status_code == 403
    assert Kiosk(http).enrol(code).status_code == 200


def test_a_code_is_for_its_own_terminal_only(http: TestClient, code: str) -> None:
    assert Kiosk(http, "0008").enrol(code).status_code == 403
    assert Kiosk(http, "0007").enrol(code).status_code == 200


def test_a_newer_code_ends_the_older_one(http: TestClient, platform: Platform, code: str) -> None:
    with platform.store.writing() as session:
        newer = enrolment.new_code(platform, session, "0007")
    assert Kiosk(http).enrol(code).status_code == 403
    assert Kiosk(http).enrol(newer).status_code == 200


@pytest.mark.parametrize("terminal", ["", "7", "00007", "abcd", "０００７", "0007\n"])
def test_a_terminal_is_four_digits(http: TestClient, terminal: str) -> None:
    assert http.post("/v1/enrolments", json={"code": "X", "terminal": terminal}).status_code == 403


def test_a_new_disk_never_uses_a_case_number_again(kiosk: Kiosk, platform: Platform, http: TestClient) -> None:
    kiosk.sequence = 41
    kiosk.ask(kiosk.new_case(), "ut-electricity-pay", "power", {"consent": "card-only", "by": "number", "account_no": "4310210000011"})
    assert enrolled(platform, http).sequence == 42
