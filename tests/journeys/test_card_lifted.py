"""The card is taken away while it is read: the screen says so, and reads the next one by itself."""

from __future__ import annotations

from tests.journeys.conftest import Visit


def test_a_card_that_moved_is_asked_for_again_without_a_tap(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.sees("请放身份证")
    town.reader.set_fault("lifted:1")
    town.lay("P6")
    town.sees("身份证在读取时移动了")
    taps = town.taps
    town.lay("P6")
    town.sees("本次由工作人员核验")
    assert town.taps == taps


def test_a_dead_reader_says_so_and_is_read_again_after_a_tap(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.reader.set_fault("silent")
    town.sees("代码 D-", 40)
    town.reader.set_fault("")
    town.lay("P6")

    def read() -> bool:
        """The driver opens a lost port again after a moment; whoever is quicker taps twice."""
        if town.ui.sees("代码 D-"):
            town.ui.tap("再试一次")
        return town.ui.sees("本次由工作人员核验")

    town.ui.until(read, 30)
