"""Nobody there any more: when the question comes, when the visit ends, and what holds it."""

from __future__ import annotations

import pytest

from kiosk.ui.tokens import Mode


@pytest.fixture
def guarded(show):
    """A driver over an empty page; `guard` watches and `ends` collects the ends."""
    from kiosk.ui.idle import IdleGuard
    from kiosk.ui.words import Words

    ends: list[str] = []
    driver = show(lambda mode: Words(mode, "请选择"))
    driver.guard, driver.ends = IdleGuard(lambda: ends.append("end")), ends
    yield driver
    driver.guard.close()


def test_the_question_comes_after_a_minute_and_the_end_fifteen_seconds_later(guarded):
    guarded.guard.watch(Mode())
    guarded.skip(59)
    assert not guarded.guard.warning
    guarded.skip(2)
    assert guarded.sees("我还在")
    guarded.skip(13)
    assert guarded.ends == []
    guarded.skip(3)
    assert guarded.ends == ["end"]
    assert not guarded.sees("我还在")


def test_a_touch_starts_the_minute_again(guarded):
    guarded.guard.watch(Mode())
    guarded.skip(50)
    guarded.tap_at(540, 900)
    guarded.skip(50)
    assert not guarded.guard.warning


def test_i_am_still_here_goes_on_from_the_left(guarded):
    guarded.guard.watch(Mode())
    guarded.skip(61)
    guarded.tap("我还在")
    assert not guarded.guard.warning
    guarded.skip(58)
    assert not guarded.guard.warning
    guarded.skip(4)
    assert guarded.guard.warning
    assert guarded.ends == []


def test_ending_by_hand_ends_at_once_and_only_once(guarded):
    guarded.guard.watch(Mode())
    guarded.skip(61)
    guarded.tap("结束办理")
    guarded.skip(60)
    assert guarded.ends == ["end"]


def test_a_touch_beside_the_question_neither_answers_it_nor_reaches_what_is_below(guarded):
    guarded.guard.watch(Mode())
    guarded.skip(61)
    guarded.skip(1)
    guarded.tap_at(540, 100)
    assert guarded.guard.warning


def test_elder_mode_has_twice_the_time(guarded):
    guarded.guard.watch(Mode(elder=True))
    guarded.skip(118)
    assert not guarded.guard.warning
    guarded.skip(4)
    assert guarded.guard.warning
    guarded.skip(26)
    assert guarded.ends == []
    guarded.skip(6)
    assert guarded.ends == ["end"]


def test_forms_have_two_minutes_and_thirty_seconds(guarded):
    from kiosk.ui.idle import FORM

    guarded.guard.watch(Mode(), FORM)
    guarded.skip(119)
    assert not guarded.guard.warning
    guarded.skip(28)
    assert guarded.ends == []
    guarded.skip(6)
    assert guarded.ends == ["end"]


def test_a_pending_payment_is_never_cut(guarded):
    guarded.guard.watch(Mode())
    guarded.guard.hold("payment")
    guarded.skip(600)
    assert not guarded.guard.warning
    assert guarded.ends == []
    guarded.guard.release("payment")
    guarded.skip(59)
    assert not guarded.guard.warning
    guarded.skip(3)
    assert guarded.guard.warning


def test_two_holds_need_two_releases(guarded):
    guarded.guard.watch(Mode())
    guarded.guard.hold("payment")
    guarded.guard.hold("printing")
    guarded.guard.release("payment")
    guarded.skip(200)
    assert not guarded.guard.warning


def test_a_hold_takes_a_question_away_that_is_already_asked(guarded):
    guarded.guard.watch(Mode())
    guarded.skip(61)
    guarded.guard.hold("payment")
    guarded.skip(60)
    assert not guarded.sees("我还在")
    assert guarded.ends == []


def test_a_resting_machine_asks_nobody(guarded):
    guarded.guard.watch(Mode())
    guarded.guard.rest()
    guarded.skip(300)
    assert guarded.ends == []
