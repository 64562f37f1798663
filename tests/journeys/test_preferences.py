"""How a resident wants the screen, from one tap to the next resident, who finds it as the site has it."""

from __future__ import annotations

from tests.journeys.conftest import Visit
from tests.journeys.town import Town
from tests.kiosk.voice.conftest import Machine, until


def _words(town: Town) -> set[str]:
    return set(town.ui.texts())


def test_one_tap_turns_everything_low_and_nothing_touchable_is_left_above_the_middle(visit: Visit) -> None:
    town = visit()
    town.tap("低位")
    town.ui.step(3)
    assert max(seen.top for seen in town.ui.touchables()) <= town.ui.window.height / 2
    town.tap("低位")
    town.ui.step(3)
    assert max(seen.top for seen in town.ui.touchables()) > town.ui.window.height / 2


def test_every_mode_stands_on_one_page_that_shows_at_once_what_it_does(machine: Machine, visit: Visit) -> None:
    town = visit()
    until(lambda: town.ui.step(1) or town.shell.voice.able)
    town.tap("看和听")
    town.sees("怎样更方便您看和听")
    before = town.shell.mode
    town.tap("高对比")
    town.ui.step(2)
    assert town.shell.mode.high_contrast
    assert not before.high_contrast
    assert tuple(town.ui.window.clearcolor[:3]) == (0.0, 0.0, 0.0)
    town.tap("语音")
    volume = town.shell.mode.volume
    town.tap("大声")
    assert town.shell.mode.volume == volume + 1
    town.tap("好了")
    town.sees("您好，请选择要办的事")


def test_the_page_of_modes_lies_over_a_case_and_loses_nothing(visit: Visit) -> None:
    town = visit()
    town.begin("水电气", "电费查询缴纳")
    town.sees("怎样找到您的户号")
    town.tap("输入户号")
    town.tap("看和听")
    town.tap("长辈版")
    town.tap("好了")
    town.sees("请输入户号")


def test_the_next_resident_finds_the_screen_as_the_site_has_it(visit: Visit) -> None:
    town = visit()
    usual = town.shell.mode
    for entry in ("低位", "长辈版", "看和听", "高对比", "好了"):
        town.tap(entry)
        town.ui.step(2)
    assert town.shell.mode != usual
    town.ui.skip(200)
    town.sees("您好，请选择要办的事")
    assert town.shell.mode == usual
    assert town.ui.window.clearcolor[0] > 0.5
