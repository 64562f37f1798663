"""After a whole visit nothing of the person is anywhere it should not be: not in the log, not in the files, not in exceptions."""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterator

import pytest

from core.secret import Secret
from kiosk.trouble import Trouble
from kiosk.visit import Visit
from kiosk.workshop.people import card
from tests.kiosk.fake_platform import FakePlatform, Fault, Say
from tests.kiosk.rig import BOOKING, CERTIFICATE, DRAFT, PAYMENT, QUERY, Rig

PHONE = "13873512345"
PEOPLE = ("P5", "P6", "P14")


def canaries() -> Iterator[bytes]:
    """What must not be found, as it may lie around: plain, in GBK, reversed, in base64, the first 14 and last 8 digits."""
    for person in PEOPLE:
        own = card(person)
        for text in (own.number.reveal(), own.name.reveal(), own.address.reveal()):
            yield text.encode()
            yield text.encode("gbk")
            yield text[::-1].encode()
            yield base64.b64encode(text.encode()).rstrip(b"=")
        yield own.number.reveal()[:14].encode()
        yield own.number.reveal()[-8:].encode()
    yield PHONE.encode()


def test_the_scan_itself_finds_a_planted_leak() -> None:
    planted = f"log line about {card('P5').number.reveal()}".encode()
    assert any(canary in planted for canary in canaries())


def test_a_day_with_every_kind_of_end_leaves_nothing(rig: Rig, platform: FakePlatform, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3").setLevel(logging.DEBUG)
    said: list[str] = []
    for item in (CERTIFICATE, BOOKING, QUERY, PAYMENT, DRAFT):
        for faults in ([], [Fault.LOST], [Fault.ERROR] * 30, [Say(401, {"error": "x"})], [Say(422, {"error": "malformed"})]):
            case = rig.open(item)
            platform.next.extend(faults)
            try:
                if item == PAYMENT:
                    case.payment = rig.desk.payments.start(case, "微信扫码")
                    rig.desk.payments.close(case)
                else:
                    rig.desk.submit(case)
            except Trouble as trouble:
                said.append(f"{trouble} {trouble!r} {trouble.__cause__!r} {trouble.sentences}")
            platform.next.clear()
            rig.desk.end(Visit())
    rig.desk.order_help(QUERY, "fund", "看不懂", "onsite", Secret(PHONE))
    rig.report(10)
    held = b"".join(path.read_bytes() for path in rig.folder.iterdir())
    logged = "\n".join(record.getMessage() + str(record.exc_info or "") for record in caplog.records)
    everything = held + logged.encode() + "\n".join(said).encode()
    assert [canary for canary in canaries() if canary in everything] == []
    assert len(logged) > 1000, "there was a log to look through"


def test_a_case_never_shows_its_answers_in_a_message(rig: Rig) -> None:
    shown = f"{rig.open(BOOKING)!r}".encode()
    assert [canary for canary in canaries() if canary in shown] == []


def test_at_the_end_the_log_in_which_deleted_rows_linger_is_empty(rig: Rig) -> None:
    rig.desk.submit(rig.open(QUERY))
    log = rig.folder / "kiosk.db-wal"
    assert log.stat().st_size > 0
    rig.leave()
    assert log.stat().st_size == 0
