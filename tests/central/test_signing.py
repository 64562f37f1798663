"""Who is asking: without the right signature over exactly this request, at this time, once, nothing happens."""

from __future__ import annotations

import hashlib
import hmac

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from central import enrolment
from central.platform import Platform
from central.store.kiosks import Kiosk as KioskRow
from central.store.kiosks import Nonce
from core.clock import ManualClock
from tests.central.client import Kiosk
from tests.central.conftest import enrolled

BEAT = {
    "terminal": "0007",
    "uptime_seconds": 60,
    "app_version": "1",
    "outbox_length": 0,
    "outbox_oldest_seconds": 0,
    "refused": 0,
    "next_sequence": 1,
    "devices": [],
}


def beat(kiosk: Kiosk, **extra: str) -> httpx.Response:
    return kiosk.post("/v1/heartbeats", BEAT, **extra)


def beaten(platform: Platform) -> bool:
    """Whether a heartbeat of 0007 has arrived."""
    with platform.store.reading() as session:
        return session.get_one(KioskRow, "0007").heartbeat is not None


def test_a_signed_request_is_heard(kiosk: Kiosk, platform: Platform) -> None:
    assert beat(kiosk).status_code == 200
    assert beaten(platform)


def test_an_unsigned_request_is_refused_and_told_the_time(http: TestClient, platform: Platform) -> None:
    answer = http.post("/v1/heartbeats", json=BEAT)
    assert answer.status_code == 401
    assert answer.json() == {"error": "not-signed", "time": 1763690400}


@pytest.mark.parametrize("header", ["X-Kiosk", "X-Key", "X-Time", "X-Nonce", "X-Signature"])
def test_each_header_is_covered(kiosk: Kiosk, platform: Platform, header: str) -> None:
    other = {"X-Kiosk": "0008", "X-Key": "0" * 8, "X-Time": "1763690401", "X-Nonce": "a" * 32, "X-Signature": "b" * 64}
    answer = beat(kiosk, **{header: other[header]})
    assert answer.status_code == 401
    assert answer.json()["error"] == "signature"
    assert not beaten(platform)


@pytest.mark.parametrize("header", ["X-Kiosk", "X-Key", "X-Time", "X-Nonce", "X-Signature"])
def test_a_header_of_another_form_is_refused(kiosk: Kiosk, header: str) -> None:
    for text in ("", "x", "-1", "９" * 4, "0" * 5000):
        headers = kiosk.headers("POST", "/v1/heartbeats", b"{}")
        headers[header] = text
        sent = [(name.encode(), value.encode()) for name, value in headers.items()]
        answer = kiosk.http.request("POST", "/v1/heartbeats", content=b"{}", headers=sent)
        assert answer.status_code == 401


def test_a_body_changed_by_one_bit_is_refused(kiosk: Kiosk) -> None:
    body = b'{"terminal":"0007"}'
    headers = kiosk.headers("POST", "/v1/heartbeats", body)
    assert kiosk.http.post("/v1/heartbeats", content=body.replace(b"7", b"6"), headers=headers).status_code == 401


def test_path_query_and_method_are_covered(kiosk: Kiosk) -> None:
    headers = kiosk.headers("GET", "/v1/payments/1?a=1", b"")
    assert kiosk.http.get("/v1/payments/2?a=1", headers=headers).json()["error"] == "signature"
    assert kiosk.http.get("/v1/payments/1?a=2", headers=headers).json()["error"] == "signature"
    assert kiosk.http.post("/v1/payments/1/close", headers=headers).json()["error"] == "signature"
    assert kiosk.http.get("/v1/payments/1?a=1", headers=headers).json()["error"] == "no-such-order"


def test_a_percent_encoded_path_is_signed_as_it_is_sent(kiosk: Kiosk) -> None:
    assert kiosk.send("GET", "/v1/payments/%E4%B8%80").json()["error"] == "no-such-order"


def test_a_captured_request_works_once(kiosk_on_either: Kiosk, clock: ManualClock) -> None:
    kiosk = kiosk_on_either
    headers = kiosk.headers("GET", "/v1/payments/1", b"")
    assert kiosk.http.get("/v1/payments/1", headers=headers).status_code == 404
    for later in (1, 299):
        clock.advance(later)
        assert kiosk.http.get("/v1/payments/1", headers=headers).json()["error"] == "nonce"
    clock.advance(400)
    assert kiosk.http.get("/v1/payments/1", headers=headers).json()["error"] == "time"


@pytest.mark.parametrize("seconds", [-301, 301, -86400 * 365 * 6, 86400 * 365 * 3])
def test_a_wrong_clock_is_refused_and_told_the_right_time(kiosk: Kiosk, clock: ManualClock, seconds: int) -> None:
    clock.advance(seconds)
    answer = beat(kiosk)
    assert answer.status_code == 401
    assert answer.json() == {"error": "time", "time": 1763690400 + seconds}


@pytest.mark.parametrize("seconds", [-300, 300])
def test_a_clock_within_the_window_is_fine(kiosk: Kiosk, clock: ManualClock, seconds: int) -> None:
    clock.advance(seconds)
    assert beat(kiosk).status_code == 200


def test_a_refused_signature_stores_no_nonce(kiosk: Kiosk, platform: Platform) -> None:
    beat(kiosk, X_Signature="0" * 64)
    with platform.store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Nonce)) == 0


def test_spent_nonces_are_forgotten_some_requests_after_their_time_is_over(kiosk: Kiosk, platform: Platform, clock: ManualClock) -> None:
    for _ in range(3):
        assert beat(kiosk).status_code == 200
    early = kept(platform)
    clock.advance(601)
    kiosk.now = clock.now()
    for _ in range(1000):  # one nonce in sixteen sweeps: more than two hundred without one come never
        assert beat(kiosk).status_code == 200
        if not early & (now := kept(platform)):
            break
    assert now
    assert not early & now


def kept(platform: Platform) -> set[str]:
    """The nonces that the platform remembers."""
    with platform.store.reading() as session:
        return set(session.scalars(select(Nonce.nonce)))


def test_another_kiosks_key_does_not_speak_for_this_one(kiosk: Kiosk, neighbour: Kiosk) -> None:
    neighbour.terminal = "0007"
    assert beat(neighbour).json()["error"] == "signature"


def test_a_revoked_kiosk_is_shut_out_from_its_next_request_on(kiosk: Kiosk, platform: Platform) -> None:
    with platform.store.writing() as session:
        assert enrolment.revoke(platform, session, "0007")
    assert beat(kiosk).json()["error"] == "revoked"


def test_a_new_enrolment_ends_the_old_key(kiosk: Kiosk, platform: Platform, http: TestClient) -> None:
    newer = enrolled(platform, http)
    assert beat(kiosk).status_code == 401
    assert beat(newer).status_code == 200


def test_the_signed_text_is_the_one_on_the_protocols_page(kiosk: Kiosk) -> None:
    stamp, nonce = "1763690400", "0123456789abcdef0123456789abcdef"
    digest = hashlib.sha256(b"").hexdigest()
    text = f"GET\n/v1/payments/1?x=%20y\n{digest}\n0007\n{kiosk.key_id}\n{stamp}\n{nonce}"
    signature = hmac.new(kiosk.key, text.encode(), hashlib.sha256).hexdigest()
    headers = {"X-Kiosk": "0007", "X-Key": kiosk.key_id, "X-Time": stamp, "X-Nonce": nonce, "X-Signature": signature}
    assert kiosk.http.get("/v1/payments/1?x=%20y", headers=headers).status_code == 404
