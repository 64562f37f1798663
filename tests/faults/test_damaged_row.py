"""Bytes flip in the file, and SQLite does not notice: the seal does."""

from __future__ import annotations

from sqlalchemy import select, update

from kiosk.tables import Box, outbox
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, Rig


def flip(rig: Rig, case_no: str) -> None:
    """Changes one byte in the middle of that case's sealed report."""
    mine = outbox.c.case_no == case_no
    with rig.kiosk.store.begin() as connection:
        payload = bytearray(connection.execute(select(outbox.c.payload).where(mine)).scalar_one())
        payload[len(payload) // 2] ^= 0x01
        connection.execute(update(outbox).where(mine).values(payload=bytes(payload)))


def test_the_damaged_record_is_set_aside_and_the_others_go(rig: Rig, platform: FakePlatform) -> None:
    cases = [rig.open(DRAFT) for _ in range(5)]
    platform.down()
    for case in cases:
        rig.desk.submit(case)
    flip(rig, cases[2].number)
    platform.up()
    rig.report()
    assert len(platform.case_reports) == 4
    counts = rig.desk.readiness.waiting()
    assert (counts.undelivered, counts.damaged) == (0, 1)
    (row,) = rig.kiosk.outbox.tray()
    assert (row.case_no, row.state) == (cases[2].number, Box.DAMAGED)


def test_the_platform_hears_of_it_in_the_heartbeat(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(DRAFT)
    platform.down()
    rig.desk.submit(case)
    flip(rig, case.number)
    platform.up()
    rig.clock.advance(61.0)
    rig.report(3)
    assert platform.told["heartbeats"][-1]["refused"] == 1
