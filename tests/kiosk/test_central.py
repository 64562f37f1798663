"""The client of the platform: signed, patient, and never fooled."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from core.clock import ManualClock
from core.secret import Secret
from kiosk.central import Central, NotSent, Unsure
from kiosk.enrolment import Credentials
from tests.kiosk.fake_platform import KEY, KEY_ID, TERMINAL, FakePlatform, Fault, Say

WHO = Credentials(TERMINAL, KEY_ID, Secret(KEY))


@pytest.fixture
def central(platform: FakePlatform) -> Central:
    return Central(platform.url, ManualClock(), WHO, patience=3.0)


def test_a_signed_request_is_answered(central: Central) -> None:
    assert central.post("/v1/evaluations", {"level": 4}).ok


def test_one_connection_serves_many_requests(platform: FakePlatform, central: Central) -> None:
    for _ in range(5):
        central.post("/v1/evaluations", {"level": 4})
        central.get("/v1/no-such-route")
    assert platform.connections == 1


def test_the_signature_covers_the_query_and_the_body(central: Central) -> None:
    assert central.get("/v1/payments/x?y=1").status == 404, "signed, and no such route"
    assert central.post("/v1/evaluations", {"words": "很好·𠮷"}).ok


def test_a_key_that_is_not_ours_is_refused(platform: FakePlatform) -> None:
    stranger = Central(platform.url, ManualClock(), Credentials(TERMINAL, KEY_ID, Secret(bytes(32))))
    assert stranger.post("/v1/evaluations", {}).status == 401


def test_without_a_key_nothing_is_sent(platform: FakePlatform) -> None:
    with pytest.raises(NotSent):
        Central(platform.url, ManualClock()).post("/v1/evaluations", {})
    assert platform.requests == []


def test_nobody_there_is_certain(platform: FakePlatform, central: Central) -> None:
    platform.down()
    with pytest.raises(NotSent):
        central.get("/v1/x")


def test_a_name_that_does_not_exist_is_certain() -> None:
    with pytest.raises(NotSent):
        Central("http://nowhere.invalid", ManualClock(), WHO).get("/v1/x")


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.LOST, Fault.HALF, Fault.ERROR, Fault.NOT_JSON, Fault.PORTAL])
def test_everything_else_is_unsure(platform: FakePlatform, central: Central, fault: Fault) -> None:
    platform.next.append(fault)
    with pytest.raises(Unsure) as caught:
        central.post("/v1/evaluations", {})
    assert not caught.value.slow
    assert caught.value.answered == (fault in (Fault.ERROR, Fault.NOT_JSON, Fault.PORTAL))


def test_a_redirect_is_not_followed(platform: FakePlatform, central: Central) -> None:
    platform.next.append(Say(307, {}, {"Location": f"{platform.url}/v1/evaluations"}))
    with pytest.raises(Unsure):
        central.post("/v1/evaluations", {})
    assert platform.told["evaluations"] == []


def test_an_answer_without_end_is_cut_off(platform: FakePlatform, central: Central) -> None:
    platform.next.append(Say(200, {"words": "x" * 3_000_000}))
    with pytest.raises(Unsure, match="too large"):
        central.post("/v1/evaluations", {})


@contextmanager
def dripping(head: bytes, pieces: Callable[[], bytes]) -> Iterator[str]:
    """A server that sends a head, then a piece every 20 ms until the client has had enough."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def serve() -> None:
        client, _ = listener.accept()
        with client:
            client.recv(65536)
            try:
                client.sendall(head)
                while not stop.wait(0.02):
                    client.sendall(pieces())
            except OSError:
                return

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    stop.set()
    listener.close()


def test_an_answer_that_drips_does_not_hold_us_for_ever() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
    with dripping(head, lambda: b" ") as url, pytest.raises(Unsure) as caught:
        Central(url, ManualClock(), WHO, patience=0.3).get("/v1/x")
    assert caught.value.slow


def test_the_platforms_time_is_kept_as_an_offset_and_used(platform: FakePlatform, central: Central) -> None:
    platform.seconds = lambda: 3_600.0
    assert central.post("/v1/evaluations", {}).ok
    assert central.offset == pytest.approx(3_600.0, abs=2)
    requests = len(platform.requests)
    assert central.post("/v1/evaluations", {}).ok
    assert len(platform.requests) == requests + 1, "no second detour"


def test_the_line_is_down_after_two_misses_and_up_at_the_first_answer(platform: FakePlatform, central: Central) -> None:
    changes: list[bool] = []
    central.line.on_change(lambda: changes.append(central.line.up))
    platform.next.extend([Fault.CUT, Fault.ERROR, Say(404, {"error": "x"})])
    for _ in range(2):
        with pytest.raises(Unsure):
            central.get("/v1/x")
    assert not central.line.up
    central.get("/v1/x")
    assert central.line.up
    assert changes == [False, True]


@pytest.mark.parametrize(("header", "seconds"), [("²", None), ("-1", None), ("1e3", None), ("9" * 400, None), ("999999999", 3600.0)])
def test_a_wait_that_is_none_is_not_kept_and_an_endless_one_ends(
    platform: FakePlatform, central: Central, header: str, seconds: float | None
) -> None:
    platform.next.append(Say(503, {"error": "x"}, {"Retry-After": header}))
    assert central.get("/v1/x").retry_after == seconds


def test_a_date_in_retry_after_is_not_trusted(platform: FakePlatform, central: Central) -> None:
    platform.next.extend(
        [
            Say(503, {"error": "x"}, {"Retry-After": "Fri, 21 Nov 2025 02:00:00 GMT"}),
            Say(503, {"error": "x"}, {"Retry-After": "17"}),
        ]
    )
    assert central.get("/v1/x").retry_after is None
    assert central.get("/v1/x").retry_after == 17.0
