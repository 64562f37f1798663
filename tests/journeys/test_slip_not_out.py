"""Nobody knows whether the slip came out, and the resident says no: it is offered again, in every layout without turning pages."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Visit


@pytest.mark.parametrize(("size", "elder"), [((1080, 1920), False), ((1920, 1080), True), ((768, 1366), True)], ids=str)
def test_a_slip_that_did_not_come_out_is_printed_again(visit: Visit, size: tuple[int, int], elder: bool) -> None:
    town = visit(size=size)
    if elder:
        town.tap("长辈版")
    town.find_page("住房公积金")
    town.begin("住房公积金", "住房公积金账户查询")
    town.lay("P6")
    town.vouched()
    town.sees("查询结果")
    for fault in ("no-echo", "silent-status"):
        town.printer.break_it(fault)
    town.tap("打印凭条")
    town.sees("凭条打出来了吗", 90)
    for fault in ("no-echo", "silent-status"):
        town.printer.mend(fault)
    before = len(town.printer.slips)
    town.tap("没有打出来")
    town.sees("凭条没有打印出来。")
    town.tap("再打印一次")
    town.sees("凭条已打印，请取走")
    assert len(town.printer.slips) == before + 1
