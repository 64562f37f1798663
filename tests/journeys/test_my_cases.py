"""我的办件 in the real window: booked at one terminal, moved and cancelled at another; a certificate printed again; a case looked up."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from core.secret import Secret
from flows.numbers import grouped
from flows.records.exchange import Outcome
from tests.central.client import INSURED, MARRIAGE, Kiosk, insured, marriage
from tests.journeys.conftest import Visit
from tests.journeys.platform import PlatformProcess
from tests.journeys.town import Town

SLOT = {"site": "gy-hall", "date": "2025-11-25", "slot": "gy-hall-20251125-1", "phone": Secret("13800000103")}


@pytest.fixture(scope="module")
def elsewhere(platform: PlatformProcess) -> Iterator[Kiosk]:
    """Another terminal of the county, 0008, with nobody before it."""
    with httpx.Client(base_url=platform.url) as http:
        kiosk = Kiosk(http, "0008")
        assert kiosk.enrol(platform.command("enrol-code", "--kiosk", "0008")).status_code == 200
        yield kiosk


def my_cases(town: Town, person: str) -> None:
    """From the home page to that person's list."""
    town.start("my-cases")
    town.lay(person)
    town.vouched()
    town.sees("看哪一件")


def test_an_appointment_made_elsewhere_is_moved_and_then_cancelled(visit: Visit, elsewhere: Kiosk) -> None:
    booked: Outcome = elsewhere.done(MARRIAGE, marriage("P3", "P6", **SLOT))
    town = visit()
    my_cases(town, "P3")
    town.tap("婚姻登记预约")
    town.tap("改约时间")
    town.sees("改到哪一天")
    town.tap("14:30-15:30")
    town.tap("下一步")
    town.sees("请核对要办的内容")
    assert town.ui.sees("11月25日 周二 09:30-10:30")
    town.tap("确认改约")
    town.sees("凭条已打印，请取走")
    for words in ("婚姻登记预约凭条", "14:30-15:30", "原来约在11月25日 周二 09:30-10:30", booked.case_no[:6]):
        assert words in town.paper
    town.leave()
    my_cases(town, "P3")
    town.tap("婚姻登记预约")
    town.tap("取消预约")
    town.tap("确认取消预约")
    town.sees("已经取消")
    town.held_once(booked.case_no, "cancelled")


def test_a_certificate_is_printed_again_with_its_own_number(visit: Visit, elsewhere: Kiosk) -> None:
    first = elsewhere.done(INSURED, insured("P6"))
    assert first.document is not None
    town = visit()
    my_cases(town, "P6")
    town.tap("社会保险参保缴费证明打印")
    town.tap("补打证明")
    town.sees("请核对要办的内容")
    assert not town.printer.slips
    town.tap("确认补打证明")
    town.sees("证明已打印，请取走")
    assert town.ui.sees(grouped(first.case_no)), "the number to keep is the paper's"
    assert not town.ui.sees("查询码"), "the code of the errand opens another case"
    for words in ("补打 第2次", "姓名: 欧阳静", first.document.number, "社会保险参保缴费证明"):
        assert words in town.paper


def test_somebody_without_cases_is_told_so(visit: Visit) -> None:
    town = visit()
    town.start("my-cases")
    town.lay("P9")
    town.vouched()
    town.sees("没有办件记录")
    town.tap("看完了，结束办理")
    assert not town.printer.slips


def test_number_and_code_show_how_far_it_is(visit: Visit, elsewhere: Kiosk) -> None:
    outcome = elsewhere.done(INSURED, insured("P4"))
    town = visit()
    town.start("case-progress")
    town.sees("请输入办件编号")
    town.type(outcome.case_no)
    town.tap("下一步")
    town.sees("请输入查询码")
    town.type(outcome.query_code)
    town.tap("下一步")
    town.sees("查询结果")
    assert town.ui.sees("已办结")
    assert town.ui.sees("受理")
    town.tap("看完了，结束办理")
