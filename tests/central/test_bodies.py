"""Bodies from outside: too big, too deep, packed to burst, or no JSON at all; each has its answer and none is 500."""

from __future__ import annotations

import gzip
import json

import pytest

from central.api.bodies import UNPACKED_LIMIT, WIRE_LIMIT
from tests.central.client import Kiosk


def test_more_than_one_mebibyte_is_refused(kiosk: Kiosk) -> None:
    for size in (WIRE_LIMIT + 1, 3 * WIRE_LIMIT):
        answer = kiosk.send("POST", "/v1/cases", raw=b" " * size)
        assert (answer.status_code, answer.json()["error"]) == (413, "too-big")
    assert kiosk.send("POST", "/v1/cases", raw=b" " * WIRE_LIMIT).status_code == 422


def test_a_gzip_bomb_is_refused(kiosk: Kiosk) -> None:
    bomb = gzip.compress(b"[" + b"0," * UNPACKED_LIMIT + b"0]")
    assert len(bomb) < WIRE_LIMIT / 50
    answer = kiosk.send("POST", "/v1/cases:batch", raw=bomb, Content_Encoding="gzip")
    assert (answer.status_code, answer.json()["error"]) == (413, "too-big")


@pytest.mark.parametrize("raw", [b"", b"junk", gzip.compress(b"{}", mtime=0)[:-3], gzip.compress(b"{}", mtime=0) + b"more"])
def test_half_a_gzip_stream_is_malformed(kiosk: Kiosk, raw: bytes) -> None:
    answer = kiosk.send("POST", "/v1/cases:batch", raw=raw, Content_Encoding="gzip")
    assert (answer.status_code, answer.json()["error"]) == (422, "malformed")


def test_a_packed_batch_is_read(kiosk: Kiosk) -> None:
    answer = kiosk.send("POST", "/v1/cases:batch", raw=gzip.compress(b'{"reports":[]}'), Content_Encoding="gzip")
    assert answer.json() == {"results": []}


def test_another_encoding_is_refused(kiosk: Kiosk) -> None:
    assert kiosk.send("POST", "/v1/cases:batch", raw=b"{}", Content_Encoding="br").status_code == 415


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"text"',
        b"[" * 100_000,
        b'{"a":' * 60 + b"1" + b"}" * 60,
        b'{"reports": NaN}',
        b"9" * 10_000,
    ],
)
def test_what_is_not_the_expected_json_is_malformed(kiosk: Kiosk, raw: bytes) -> None:
    for route in ("/v1/heartbeats", "/v1/lookups", "/v1/cases", "/v1/cases:batch", "/v1/tickets"):
        answer = kiosk.send("POST", route, raw=raw)
        assert answer.status_code == 422, route
        assert answer.json()["error"] == "malformed"


def test_control_characters_and_lone_surrogates_are_gone_before_anything_stores_them(kiosk: Kiosk) -> None:
    body = {
        "report_id": "12345678\u0000",
        "terminal": "0007",
        "item": "",
        "step": "\ud800\u202epower",
        "code": "",
        "phone": "13800000101",
        "occurred_at": "2025-11-21T10:00:00+08:00",
        "words": "\u0007text",
    }
    assert kiosk.send("POST", "/v1/tickets", raw=json.dumps(body).encode()).status_code == 200


def test_the_answer_names_the_place_and_never_the_data(kiosk: Kiosk) -> None:
    answer = kiosk.post("/v1/vouches", {"case_no": kiosk.new_case(), "card_number": 431021199001011234, "pin": "1"})
    assert answer.json()["where"] == "Vouching.card_number: not a str"
    assert "431021199001011234" not in answer.text
