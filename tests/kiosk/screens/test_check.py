"""The check page says everything once: what was asked stands with its 更改, what follows from it above."""

from __future__ import annotations

from dataclasses import replace

from flows.fields import choice
from flows.item import Summary
from tests.kiosk.screens.cases import asking
from tests.kiosk.screens.conftest import Start


def test_a_row_of_the_summary_that_repeats_an_answer_is_left_to_the_answer(start: Start) -> None:
    case = asking(choice("kind", "遇到什么困难", ["火灾", "事故"], label="困难类型"), kind="火灾")
    rows = (("困难类型", "火灾"), ("经办乡镇", "太和镇"))
    case.item = replace(case.item, summary=lambda _: Summary("将申请", "临时救助", rows))
    driver = start()
    shell = driver.app.shell
    shell.sitting.visit.open(case)
    shell.sitting.place = None
    shell.refresh()
    driver.step(3)
    assert driver.sees("请核对申请内容")
    assert driver.texts().count("困难类型") == 1
    assert driver.sees("更改")
    assert driver.sees("太和镇")
