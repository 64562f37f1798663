"""Digits by touch: what may be typed where, how it is grouped, and that it stays secret."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from core.secret import Secret
from kiosk.ui.tokens import Mode


@pytest.fixture
def pad(show):
    """`pad(digits, length)` shows a pad and gives the driver; `entries` collects what was typed."""
    from kiosk.ui.number_pad import Digits, NumberPad

    def start(digits: str, length: int):
        entries: list[Secret[str]] = []
        driver = show(lambda mode: NumberPad(mode, Digits[digits], length, entries.append, hint="请输入"))
        driver.entries = entries
        return driver

    return start


def type_in(driver, keys: Sequence[str]) -> str:
    """Taps the keys and gives what stands there."""
    driver.skip(1)
    for key in keys:
        target = next(seen for seen in driver.touchables() if seen.widget.say == {"<": "退格"}.get(key, key))
        driver.tap_at(*target.middle, hold=1)
    return driver.entries[-1].reveal() if driver.entries else ""


def test_an_identity_number_is_grouped_and_its_last_place_may_be_x(pad):
    driver = pad("ID_NUMBER", 18)
    assert type_in(driver, "X43102119530510004X9") == "43102119530510004X"
    assert driver.sees("431021 19530510 004X")


def test_backspace_takes_the_last_one(pad):
    assert type_in(pad("PHONE", 11), "1387<1") == "1381"


def test_a_pin_shows_dots_only(pad):
    driver = pad("PIN", 6)
    type_in(driver, "1234")
    assert driver.texts()[0] == "●●●●"


def test_an_amount_has_one_point_and_two_decimals(pad):
    assert type_in(pad("MONEY", 8), ".82.3.215") == "82.32"


def test_before_the_first_digit_the_hint_stands_there(pad):
    assert pad("NUMBER", 8).texts()[0] == "请输入"


def test_what_is_typed_comes_as_a_secret_and_is_not_read_out(pad):
    from kiosk.ui.speech import spoken

    driver = pad("NUMBER", 8)
    type_in(driver, "4711")
    assert all(isinstance(entry, Secret) for entry in driver.entries)
    assert not any("4711" in text for text in spoken(driver.app.place))


@pytest.fixture
def money(show):
    """`money(stands)` shows a pad for money up to 12 000 yuan with keys that add 1000 and 10000."""
    from kiosk.ui.number_pad import Digits, NumberPad, QuickAdds

    def start(stands: str = ""):
        entries: list[Secret[str]] = []
        adds = QuickAdds((1000, 10000), 12_000, stands)
        driver = show(lambda mode: NumberPad(mode, Digits.MONEY, 8, entries.append, hint=stands, adds=adds))
        driver.entries = entries
        return driver

    return start


def test_a_tap_gives_a_round_amount_and_another_adds_to_it(money):
    driver = money()
    assert type_in(driver, ["+1000"]) == "1000"
    assert type_in(driver, ["+1000", "+10000"]) == "12000"


def test_a_round_amount_is_added_to_what_was_typed_or_stood_there(money):
    assert type_in(money(), ["8", ".", "5", "+1000"]) == "1008.5"
    assert type_in(money("250.00"), ["+1000"]) == "1250"


def test_what_would_be_too_much_cannot_be_added(money):
    driver = money("3000.00")
    assert not next(seen for seen in driver.touchables() if seen.widget.say == "+10000").widget.usable
    assert type_in(driver, ["+10000"]) == ""
    assert type_in(driver, ["2", "0", "0", "0", ".", "0", "1", "+10000"]) == "2000.01"


@pytest.mark.parametrize("mode", [Mode(), Mode(low=True), Mode(width=1920, height=1080), Mode(width=768, height=1366)], ids=str)
def test_nought_stands_under_eight(show, mode: Mode):
    from kiosk.ui.number_pad import Digits, NumberPad, QuickAdds

    adds = QuickAdds((100, 200), 10_000)
    driver = show(lambda mode: NumberPad(mode, Digits.MONEY, 8, print, adds=adds, apart=mode.lowered), mode)
    keys = {seen.widget.say: seen for seen in driver.touchables()}
    assert keys["0"].middle[0] == pytest.approx(keys["8"].middle[0])
    assert keys["0"].top < keys["8"].bottom
