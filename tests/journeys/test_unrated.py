"""Nobody rates: after 20 s, or twice that in large type, it goes on without a rating, and the farewell shows the number to keep."""

from __future__ import annotations

import pytest

from flows.numbers import grouped
from tests.journeys.conftest import Visit


@pytest.mark.parametrize(("size", "elder"), [((1080, 1920), False), ((1920, 1080), True), ((768, 1366), True)], ids=str)
def test_a_query_that_nobody_rates_ends_by_itself_and_shows_its_number(visit: Visit, size: tuple[int, int], elder: bool) -> None:
    town = visit(size=size)
    if elder:
        town.tap("长辈版")
    town.find_page("住房公积金")
    town.begin("住房公积金", "住房公积金账户查询")
    town.lay("P6")
    town.vouched()
    town.tap("看完了，结束办理")
    town.sees("这次办得怎么样")
    case, limit = town.shell.sitting.visit.case, 40 if elder else 20
    town.ui.skip(limit - 2)
    assert town.ui.sees("这次办得怎么样")
    town.ui.skip(3)
    town.sees("请取走身份证")
    assert case.rating == 0
    assert town.ui.sees(grouped(case.number))
    assert town.ui.sees("是工作人员的，请交还")
    town.ui.skip(limit + 1)
    town.sees("您的信息已从本机清除")
