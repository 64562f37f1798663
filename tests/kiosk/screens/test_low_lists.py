"""With 低位 a list has the lower part of the panel only: three rows stand there at least, and its page buttons beside 返回."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.language import Language
from kiosk.screens.browsing import AtFound, InCategory
from tests.kiosk.screens.conftest import Start
from tests.window.driver import Driver
from tests.window.look import faults

MODES = [((1080, 1920), {}), ((1080, 1920), {"elder": True}), ((768, 1366), {})]


def rows(driver: Driver) -> int:
    from kiosk.ui.item_tile import ItemTile

    return sum(isinstance(part, ItemTile) for part in driver.app.shell.screen.widget.walk())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("size", "wanted"), MODES, ids=str)
def test_three_rows_of_a_list_of_several_pages_are_in_reach(
    start: Start, size: tuple[int, int], wanted: dict[str, bool], language: Language
) -> None:
    driver = start(size)
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, low=True, language=language, **wanted))
    for place in (InCategory(), AtFound()):
        shell.sitting.sought = "s"
        shell.go.to(place)
        driver.step(4)
        assert rows(driver) >= 3
        first = driver.texts()
        driver.tap(shell.mode.tr("下一页"))
        assert rows(driver) >= 3
        assert driver.texts() != first
        assert faults(driver, shell.mode, driver.shot()) == []
    driver.tap(shell.mode.tr("返回"))
    assert shell.sitting.place != AtFound()
