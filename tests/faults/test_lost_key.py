"""The sealing key is gone while the store has rows under it: the kiosk does not start, and loses nothing by that."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select, update

from core.private_file import write_private
from kiosk.sealing import KEY_ID, load_keys
from kiosk.settings import Cipher
from kiosk.tables import Box, outbox
from kiosk.trouble import KioskProblem, Trouble
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, PAYMENT, Rig


def waiting(rig: Rig, platform: FakePlatform, count: int = 2) -> None:
    """So many drafts that the platform does not know."""
    cases = [rig.open(DRAFT) for _ in range(count)]
    platform.down()
    for case in cases:
        rig.desk.submit(case)
    platform.up()


def sealing_key(rig: Rig) -> Path:
    return rig.folder / "sealing.key"


def flip_key_id(rig: Rig, case_no: str) -> None:
    """Changes one byte of the key id before that case's report; a second time changes it back."""
    mine = outbox.c.case_no == case_no
    with rig.kiosk.store.begin() as connection:
        payload = bytearray(connection.execute(select(outbox.c.payload).where(mine)).scalar_one())
        payload[KEY_ID - 1] ^= 0x01
        connection.execute(update(outbox).where(mine).values(payload=bytes(payload)))


@pytest.mark.parametrize("left", ["missing", "empty", "another"])
def test_a_lost_key_stops_the_start_and_no_new_one_takes_its_place(rig: Rig, platform: FakePlatform, left: str) -> None:
    waiting(rig, platform)
    kept = sealing_key(rig).read_text()
    sealing_key(rig).unlink()
    if left == "empty":
        sealing_key(rig).touch(0o600)
    if left == "another":
        load_keys(sealing_key(rig), Cipher.AES)
    before = sealing_key(rig).read_text() if sealing_key(rig).exists() else None
    with pytest.raises(Trouble, match="sealing key is gone: restore it") as caught:
        rig.build()
    assert caught.value.explained is KioskProblem.STORE_BROKEN
    assert (sealing_key(rig).read_text() if sealing_key(rig).exists() else None) == before
    write_private(sealing_key(rig), kept)
    rig.restart()
    rig.report()
    assert len(platform.case_reports) == 2


def test_an_older_key_that_is_still_needed_is_missed_too(rig: Rig, platform: FakePlatform) -> None:
    waiting(rig, platform)
    load_keys(sealing_key(rig), Cipher.SM4)
    rig.restart()
    waiting(rig, platform)
    newest = sealing_key(rig).read_text().splitlines()[-1]
    sealing_key(rig).write_text(newest + "\n")
    with pytest.raises(Trouble, match="sealing key is gone"):
        rig.build()


def test_without_any_sealed_row_a_new_key_is_made(rig: Rig) -> None:
    sealing_key(rig).unlink()
    rig.restart()
    assert sealing_key(rig).exists()


def test_one_flipped_key_id_does_not_stop_the_kiosk(rig: Rig, platform: FakePlatform) -> None:
    waiting(rig, platform)
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    flip_key_id(rig, case.number)
    rig.restart()
    platform.up()
    rig.report()
    assert len(platform.case_reports) == 2
    assert [(row.case_no, row.state) for row in rig.kiosk.outbox.tray()] == [(case.number, Box.DAMAGED)]


def test_a_record_that_opens_again_is_sent_after_the_next_start(rig: Rig, platform: FakePlatform) -> None:
    waiting(rig, platform)
    rig.report()
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    flip_key_id(rig, case.number)
    platform.up()
    rig.report()
    assert rig.desk.readiness.waiting().damaged == 1
    flip_key_id(rig, case.number)
    rig.restart()
    rig.report()
    assert rig.desk.readiness.waiting().damaged == 0
    assert platform.case_reports[-1]["case_no"] == case.number


def test_a_paid_report_that_opens_again_is_sent_with_its_order(rig: Rig, platform: FakePlatform) -> None:
    waiting(rig, platform)
    case = rig.open(PAYMENT, person="P3")
    case.agree()
    case.payment = rig.desk.payments.start(case, "微信扫码")
    flip_key_id(rig, case.number)
    platform.pay("P1")
    assert rig.desk.payments.poll(case).order_no == "P1"
    rig.leave()
    rig.report(4)
    flip_key_id(rig, case.number)
    rig.restart()
    rig.report()
    assert platform.case_reports[-1]["order_no"] == "P1"
    assert platform.orders["P1"]["state"] == "posted"
