"""A name with a character that few fonts have: on the screen, on the paper, never a box."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_a_rare_character_is_printed_on_the_certificate(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P13")
    town.vouched()
    town.tap("子女入学")
    town.sees("请核对要打印的内容")
    town.tap("显示")
    town.sees("𬱖某  431021198505150004")
    town.tap("确认打印证明")
    town.sees("凭条已打印，请取走")
    assert "姓名: ▣某" in town.paper, "the printer lacks the character, so it is drawn"
    town.held_once(town.number, "done")
