"""Household papers, checks of the record, residence permits and card appointments, as the test persons meet them."""

from __future__ import annotations

import pytest

from core.plain import from_plain
from core.slip import Columns, Pair
from flows.items import catalogue
from flows.own_part import own_part
from flows.records.exchange import CaseState, Outcome
from tests.central.client import FACE, Filled, Kiosk, Stopped, card

HOUSEHOLD = "ps-household-certificate"


def household(person: str, ctype: str, **more: object) -> dict:
    return {"consent": "face", "card": card(person), "face": FACE, "ctype": ctype, "purpose": "继承公证", **more}


def printed(case: Filled, outcome: Outcome) -> dict[str, str]:
    """Labels and values of the slip's own part."""
    blocks = own_part(catalogue()[case.item], case.path.answers, outcome)
    return {block.label: block.value for block in blocks if isinstance(block, Pair)}


def reported(kiosk: Kiosk, item: str, answers: dict) -> tuple[Filled, Outcome]:
    case = kiosk.fill(item, answers)
    reply = kiosk.report(kiosk.report_of(case))
    assert reply.status_code == 200, reply.text
    return case, from_plain(Outcome, reply.json())


def stopped(kiosk: Kiosk, item: str, answers: dict) -> Stopped:
    with pytest.raises(Stopped) as caught:
        kiosk.fill(item, answers)
    return caught.value


def sentences(end: Stopped) -> str:
    return "".join(end.sentences) if end.reply is None else end.reply.json()["happened"] + end.reply.json()["do"]


def test_a_widower_gets_his_late_wife_certified_in_full_on_paper_and_masked_before(kiosk: Kiosk) -> None:
    case, outcome = reported(kiosk, HOUSEHOLD, household("P1", "注销户口"))
    assert case.path.answers["relative"] == "0"
    paper = printed(case, outcome)
    assert paper["关系人"] == "谢桂花"
    assert paper["关系人身份证号"] == "431021194603100002"
    assert paper["注销户口"] == "2019年2月11日死亡"
    assert paper["户口所在派出所"] == "太和派出所"
    preview = printed(case, Outcome(case.case_no, CaseState.DONE, "", ""))
    assert (preview["关系人"], preview["关系人身份证号"]) == ("谢*花", "431***********0002")


def test_a_changed_name_is_certified_with_both_names_and_the_day(kiosk: Kiosk) -> None:
    paper = printed(*reported(kiosk, HOUSEHOLD, household("P6", "户口登记项目变更更正")))
    assert (paper["登记项目"], paper["变更前"], paper["变更后"], paper["变更日期"]) == ("名字", "欧阳婧", "欧阳静", "2009年3月12日")


def test_a_spoilt_book_is_replaced_by_the_whole_household(kiosk: Kiosk) -> None:
    case, outcome = reported(kiosk, HOUSEHOLD, household("P4", "户口簿损坏期间的本户信息"))
    lines = [block.cells for block in own_part(catalogue()[HOUSEHOLD], case.path.answers, outcome) if isinstance(block, Columns)]
    assert lines[1:] == [
        ("张远", "户主", "431021199401209993"),
        ("李小梅", "配偶", "431021199604110002"),
        ("张乐", "子", "431021202312069997"),
    ]


@pytest.mark.parametrize(
    ("person", "ctype", "code", "words"),
    [
        ("P8", "注销户口", "E-REGION", "跨省通办"),
        ("P13", "注销户口", "E-NEUTRAL", "窗口核实"),
        ("P3", "曾经同户的亲属关系", "E-NODATA", "没有查到「曾经同户的亲属关系」的记录"),
        ("P3", "其他内容", "E-NOT-ELIGIBLE", "身份证、户口簿、结婚证就能证明"),
        ("P12", "注销户口", "E-CARD-EXPIRED", "已到期"),
    ],
)
def test_a_household_paper_is_refused_with_its_reason(kiosk: Kiosk, person: str, ctype: str, code: str, words: str) -> None:
    end = stopped(kiosk, HOUSEHOLD, household(person, ctype))
    assert end.code == code
    assert words in sentences(end)
