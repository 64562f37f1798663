"""Somebody else takes the last place of a slot between choosing and booking: the nearest three are named, and the rest stays answered."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.journeys.conftest import Visit
from tests.journeys.platform import PlatformProcess


def fill_up(platform: PlatformProcess, slot: str) -> None:
    """The last places go to others."""
    with closing(sqlite3.connect(platform.database)) as database, database:
        assert database.execute("update slots set taken = capacity where id = ?", [slot]).rowcount == 1


def test_a_slot_that_is_gone_leads_to_the_nearest_ones(visit: Visit, platform: PlatformProcess) -> None:
    town = visit()
    town.begin("民政", "婚姻登记预约")
    town.lay("P6")
    town.tap("补领结婚证或离婚证")
    town.tap("宝山公园婚姻登记点")
    town.sees("哪一天")
    town.tap("10:30-12:00")
    town.tap("下一步")
    town.sees("请核对预约内容")
    fill_up(platform, town.shell.sitting.visit.case.given["slot"])
    town.tap("确认预约")
    town.sees("代码 E-QUOTA")
    assert town.ui.sees("最近还有：11月")
    assert not town.printer.slips
    town.tap("返回修改")
    town.sees("什么时间")
    town.tap("14:30-16:00")  # the day stands: the time is the only question
    town.sees("请核对预约内容")
    town.tap("确认预约")
    town.sees("凭条已打印，请取走")
    assert "14:30-16:00" in town.paper
    town.held_once(town.number, "done")
