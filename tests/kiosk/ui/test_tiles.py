"""Tiles: what can be tapped, what says why it cannot, and pages of them."""

from __future__ import annotations

import pytest

from kiosk.ui.icons import Symbol
from kiosk.ui.palettes import CALM, HIGH_CONTRAST, NIGHT, Hue, Palette, contrast
from kiosk.ui.tokens import Mode


def grid(count: int, taps: list[str]):
    from kiosk.ui.icons import Symbol
    from kiosk.ui.tile_grid import TileGrid
    from kiosk.ui.tiles import Tile

    names = [f"第 {number} 类" for number in range(count)]
    return lambda mode: TileGrid(mode, [Tile(mode, name, Symbol.HOME, lambda name=name: taps.append(name)) for name in names])


def test_a_tap_on_a_tile_acts(show):
    taps: list[str] = []
    show(grid(4, taps)).tap("第 2 类")
    assert taps == ["第 2 类"]


def test_a_tile_with_a_reason_shows_it_and_does_not_act(show):
    from kiosk.ui.icons import Symbol
    from kiosk.ui.tile_grid import TileGrid
    from kiosk.ui.tiles import Tile

    taps: list[str] = []
    driver = show(lambda mode: TileGrid(mode, [Tile(mode, "公安", Symbol.HOME, lambda: taps.append("x"), reason="部门系统暂停")]))
    driver.tap("部门系统暂停")
    assert taps == []


@pytest.mark.parametrize("mode", [Mode(), Mode(elder=True), Mode(width=1920, height=1080), Mode(width=768, height=1366)], ids=str)
def test_every_tile_is_reached_by_turning_pages(show, mode: Mode):
    driver = show(grid(40, []), mode)
    seen = set(driver.texts())
    while next(found.widget.usable for found in driver.touchables() if found.widget.say == "下一页"):
        driver.tap("下一页")
        seen |= set(driver.texts())
    assert {f"第 {number} 类" for number in range(40)} <= seen


def test_of_thousands_only_the_tiles_of_the_shown_pages_are_made(show):
    from kiosk.ui.icons import Symbol
    from kiosk.ui.tile_grid import MadeWhenShown, TileGrid
    from kiosk.ui.tiles import Tile

    made: list[int] = []

    def make(number: int, mode: Mode) -> Tile:
        made.append(number)
        return Tile(mode, f"第 {number} 类", Symbol.HOME)

    driver = show(lambda mode: TileGrid(mode, MadeWhenShown(lambda number: make(number, mode), range(3_600)), page=100))
    per_page = len(made)
    assert made == list(range(100 * per_page, 101 * per_page))
    driver.tap("下一页")
    driver.tap("上一页")
    assert made == list(range(100 * per_page, 102 * per_page))
    assert driver.sees(f"第 {100 * per_page} 类")


def test_the_way_back_leads_to_the_first_page(show):
    driver = show(grid(40, []))
    driver.tap("下一页")
    driver.tap("上一页")
    assert driver.sees("第 0 类")


def test_few_tiles_have_no_page_buttons(show):
    assert not show(grid(6, [])).sees("下一页")


def test_elder_mode_has_two_columns_at_most(show):
    for width, height in ((1080, 1920), (1920, 1080)):
        driver = show(grid(8, []), Mode(elder=True, width=width, height=height))
        assert len({round(seen.left) for seen in driver.touchables() if seen.widget.say.endswith("类")}) <= 2


@pytest.mark.parametrize("palette", [CALM, HIGH_CONTRAST, NIGHT], ids=["calm", "high contrast", "night"])
@pytest.mark.parametrize("hue", Hue)
def test_white_icons_stand_out_from_every_badge_in_every_palette(palette: Palette, hue: Hue):
    ground = palette.hues[hue]
    assert min(contrast("#FFFFFF", ground.top), contrast("#FFFFFF", ground.bottom)) >= 2.9


@pytest.mark.parametrize("mode", [Mode(), Mode(width=1920, height=1080), Mode(width=768, height=1366)], ids=str)
def test_the_line_of_a_wide_tile_gets_the_room_that_is_told(show, mode: Mode):
    from kiosk.ui.layout import Column
    from kiosk.ui.tiles import Tile
    from kiosk.ui.words import Words

    tile = []

    def one(mode: Mode) -> Column:
        tile.append(Tile(mode, "现场帮", Symbol.HAND_HEART, line="代办员过来帮您", wide=True))
        tile[0].size_hint_y, tile[0].height = None, 160
        return Column(tile[0])

    show(one, mode)
    line = next(part for part in tile[0].walk() if isinstance(part, Words) and part.plain == "代办员过来帮您")
    assert line.width == Tile.line_room(mode, tile[0].width)


LINE = "婚姻登记 · 救助"


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("mode", [Mode(), Mode(elder=True), Mode(width=768, height=1366)], ids=str)
def test_a_tile_has_its_line_where_there_is_room_and_only_there(show, mode: Mode, wide: bool):
    from kiosk.ui.layout import Column
    from kiosk.ui.tiles import Tile
    from tests.window.look import faults

    made: list[Tile] = []

    def one(mode: Mode) -> Column:
        made.append(Tile(mode, "民政", Symbol.ACCOUNT_HEART, line=LINE, wide=wide))
        made[0].size_hint_y, made[0].height = None, 400
        return Column(made[0])

    driver = show(one, mode)
    for height, seen in ((400, True), (mode.target - 40, False), (400, True)):
        made[0].height = height
        driver.step(3)
        assert driver.sees(LINE) is seen, height
        if seen:
            assert faults(driver, mode) == []


def test_in_large_type_a_line_is_written_smaller_before_it_is_left_out(show):
    from kiosk.ui.layout import Column
    from kiosk.ui.tiles import Tile
    from kiosk.ui.tokens import Type
    from kiosk.ui.words import Words

    mode, made = Mode(elder=True), []

    def one(mode: Mode) -> Column:
        made.append(Tile(mode, "民政", Symbol.ACCOUNT_HEART, line=LINE, wide=True))
        made[0].size_hint, made[0].size = (None, None), (440, 168)
        return Column(made[0])

    show(one, mode)
    line = next(part for part in made[0].walk() if isinstance(part, Words) and part.plain == LINE)
    assert line.font_size == mode.px(Type.FINE)
