"""Six residents, one item of each shape, from home to goodbye in the real window: the screen, the paper and the platform agree."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Visit
from tools.demo_script import SCRIPT, Resident

ON_PAPER = {
    "si-insured-certificate": ("社会保险参保缴费证明", "431021198708050003", "验证码", "用途: 贷款", "已办结"),
    "ut-electricity-pay": ("电费缴费凭条", "实缴 82.32 元", "捌拾贰元叁角贰分", "已办结"),
    "dp-two-subsidies-apply": ("残疾人两项补贴申请受理单", "431***********9992", "已受理"),
    "si-benefit-authentication": ("待遇领取资格认证回执", "认证通过", "已办结"),
    "ca-marriage-appointment": ("婚姻登记预约凭条", "09:30-10:30", "双方身份证", "已办结"),
    "hf-account-query": (),
}


@pytest.mark.parametrize("resident", [one for one in SCRIPT if one.item in ON_PAPER], ids=lambda resident: resident.item)
def test_a_resident_finishes_the_item_and_the_platform_holds_it_once(visit: Visit, resident: Resident) -> None:
    town = visit()
    resident.walk(town)
    number = town.app.shell.sitting.visit.case.number
    paper = town.paper if ON_PAPER[resident.item] else ""
    resident.leave(town)
    assert [row["item"] for row in town.platform.cases() if row["case_no"] == number] == [resident.item]
    assert [words for words in ON_PAPER[resident.item] if words not in paper] == []
    assert len(town.printer.slips) == bool(ON_PAPER[resident.item])
