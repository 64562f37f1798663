"""What reaches the log or a reason: type and place of our own faults, one short clean line of the platform's words."""

from __future__ import annotations

import logging
import random
import threading

import pytest

from core.secret import Secret
from kiosk.central import PlatformLine
from kiosk.reporter import Reporter
from kiosk.settings import LineSettings
from kiosk.trouble import Trouble
from kiosk.workshop.people import card
from tests.kiosk.fake_platform import FakePlatform, Say
from tests.kiosk.rig import CERTIFICATE, DRAFT, Rig

NASTY = "first\r\nERROR forged \x1b[2J\u202eline " + "x" * 500


def test_a_fault_in_the_reporter_is_logged_by_type_and_place_alone(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    name = card("P5").name.reveal()
    stumbled = threading.Event()

    def tidy() -> int:
        stumbled.set()
        raise ValueError(f"cannot forget {name}")

    usual = rig.kiosk.reporter
    line = LineSettings(spread=0.0)
    reporter = Reporter(usual._delivery, usual._heart, rig.kiosk.payments, PlatformLine(), tidy, line, rig.clock, random.Random(1))
    reporter.start()
    assert stumbled.wait(10)
    reporter.close()
    said = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert [record.getMessage().partition(" at=")[0] for record in said] == ["reporter.unexpected type=ValueError"]
    assert "test_log.py:" in said[0].getMessage()
    assert name not in caplog.text


def clean_line(text: str) -> bool:
    return len(text) <= 100 and text.isprintable()


def test_a_reason_of_the_platform_is_one_short_clean_line(rig: Rig, platform: FakePlatform, caplog: pytest.LogCaptureFixture) -> None:
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    rig.leave()
    platform.up()
    platform.judge = lambda _: (422, {"error": NASTY})
    rig.report()
    (row,) = rig.kiosk.outbox.tray()
    assert row.reason.startswith("422 first ERROR forged")
    assert clean_line(row.reason)
    assert all("\x1b" not in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("status", [403, 422, 500])
def test_the_detail_of_a_refused_voucher_is_one_short_clean_line(rig: Rig, platform: FakePlatform, status: int) -> None:
    case = rig.desk.open_case(CERTIFICATE)
    platform.next.append(Say(status, {"error": NASTY}))
    with pytest.raises(Trouble) as caught:
        rig.desk.identity.vouch(case, card("P14"), Secret("1"))
    assert clean_line(caught.value.detail)
