"""Whoever touches the bar while a card is being read keeps the card; whoever comes next never gets it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event

import pytest

from core.cancel import Cancel
from kiosk.workshop.people import card
from tests.journeys.conftest import Visit
from tests.journeys.town import PIN, STAFF, Town

BUSY = 4.0
"""Times the usual: the reader takes 2.4 s for a card, longer than some taps."""


def to_the_card(town: Town) -> None:
    """To 「请放身份证」, the whole of the item ahead."""
    town.begin("水电气", "电费查询缴纳")
    town.tap("刷身份证")
    town.sees("请放身份证")


def read_and_not_yet_shown(town: Town, person: str) -> None:
    """That card has been read, and the screen has not drawn a frame since."""
    waiting = Cancel(10.0)
    town.lay(person)
    while not town.shell.sitting.unclaimed.waits:
        waiting.wait(0.01)


def has_been_read(town: Town, person: str) -> None:
    """The item goes on with that card."""
    town.ui.until(lambda: town.shell.sitting.visit.card is not None, 30)
    assert town.shell.sitting.visit.card.number == card(person).number


@pytest.mark.parametrize("change", [("长辈版",), ("看和听", "好了"), ("请人帮我办", "返回"), ("返回", "刷身份证")], ids=str)
def test_a_card_is_not_lost_by_a_tap_while_it_is_read(visit: Visit, change: tuple[str, ...]) -> None:
    town = visit()
    to_the_card(town)
    town.reader.options = replace(town.reader.options, latency=BUSY)
    heard = town.reader.heard["3001"]
    town.lay("P1")
    town.ui.until(lambda: town.reader.heard["3001"] > heard)
    for entry in change:
        town.tap(entry)
    town.reader.options = replace(town.reader.options, latency=0.0)
    has_been_read(town, "P1")


def test_a_card_that_was_read_for_a_screen_which_has_gone_comes_to_the_next(visit: Visit) -> None:
    town = visit()
    to_the_card(town)
    read_and_not_yet_shown(town, "P1")
    town.shell.prefer(replace(town.shell.mode, elder=True))
    has_been_read(town, "P1")


def test_the_next_resident_is_not_given_the_card_and_is_told_what_to_do(visit: Visit) -> None:
    town = visit()
    to_the_card(town)
    read_and_not_yet_shown(town, "P1")
    town.shell.finish()
    to_the_card(town)
    town.sees("请先拿起身份证，再放一次")
    town.look()
    town.ui.skip(3)
    assert town.shell.sitting.visit.card is None
    town.lay("P2")
    has_been_read(town, "P2")


def test_the_card_of_a_person_of_the_site_is_not_lost_either(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P6")
    town.sees("请工作人员放身份证")
    read_and_not_yet_shown(town, STAFF)
    town.shell.prefer(replace(town.shell.mode, elder=True))
    town.sees("请工作人员输入密码")


def to_the_pin(visit: Visit) -> Town:
    """To 「请工作人员输入密码」."""
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P6")
    town.sees("请工作人员放身份证")
    town.lay(STAFF)
    town.sees("请工作人员输入密码")
    return town


@contextmanager
def platform_takes_its_time(town: Town) -> Iterator[None]:
    """Nothing that is asked of the platform meanwhile is answered before the end."""
    answers = Event()
    town.shell.bridge.run("platform", lambda: answers.wait(30.0), lambda _: None, town.shell.failed)
    yield
    answers.set()


@pytest.mark.parametrize("change", [("长辈版",), ("低位",), ("看和听", "高对比", "好了"), ("请人帮我办", "返回")], ids=str)
def test_the_staff_do_not_lay_their_card_twice_for_a_change_of_the_page(visit: Visit, change: tuple[str, ...]) -> None:
    town = to_the_pin(visit)
    town.type(PIN[:3])
    town.sees("●●●")
    for entry in change:
        town.tap(entry)
        town.ui.step(3)
    town.sees("请工作人员输入密码")
    assert not town.ui.sees("●"), "the PIN is typed anew"
    town.type(PIN)
    town.ui.tap("确认核验")
    town.sees("求职")


def test_what_the_platform_says_of_the_staff_is_heard_on_the_page_in_another_mode(visit: Visit) -> None:
    town = to_the_pin(visit)
    town.type(PIN)
    with platform_takes_its_time(town):
        town.ui.tap("确认核验")
        town.tap("长辈版")
        town.sees("正在核验…")
    town.sees("求职")


@pytest.mark.parametrize("over", [("长辈版",), ("请人帮我办", "返回")], ids=str)
def test_a_wrong_pin_is_said_wherever_it_is_heard_of(visit: Visit, over: tuple[str, ...]) -> None:
    town = to_the_pin(visit)
    town.type("999999")
    with platform_takes_its_time(town):
        town.ui.tap("确认核验")
        town.tap(over[0])
        town.ui.step(3)
    town.ui.until(lambda: not town.shell.bridge.busy)
    for entry in over[1:]:
        town.tap(entry)
    town.sees("员工卡或密码不对")
    town.tap("长辈版" if over[1:] else "标准版")
    town.sees("员工卡或密码不对")
    town.reader.lift()
    town.sees("请工作人员放身份证")


def test_who_goes_back_while_the_staff_are_confirmed_stays_where_they_went(visit: Visit) -> None:
    town = to_the_pin(visit)
    town.type(PIN)
    with platform_takes_its_time(town):
        town.ui.tap("确认核验")
        town.tap("返回")
        there = town.shell.screen.scene
    town.ui.until(lambda: not town.shell.bridge.busy)
    assert town.shell.screen.scene == there


def test_why_a_card_was_refused_is_said_again_in_large_type(visit: Visit) -> None:
    town = visit()
    town.begin("社会保险", "社会保险参保缴费证明打印")
    town.lay("P6")
    town.sees("请工作人员放身份证")
    town.lay("P6")
    town.sees("读到的还是欧阳*的身份证")
    town.tap("长辈版")
    town.sees("读到的还是欧阳*的身份证")
    town.look()
    town.lay(STAFF)
    town.sees("请工作人员输入密码")
