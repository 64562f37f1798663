"""Letters, digits and the hyphen by touch: what is typed leaves as plain text, on one sheet of keys or on three."""

from __future__ import annotations

import pytest

from kiosk.ui.tokens import Mode

SMALL = Mode(width=768, height=1366)


@pytest.fixture
def pad(show):
    """`pad(length, mode)` shows a pad and gives the driver; `entries` collects what was typed."""
    from kiosk.ui.letter_pad import LetterPad

    def start(length: int = 20, mode: Mode | None = None):
        entries: list[str] = []
        driver = show(lambda mode: LetterPad(mode, length, entries.append, hint="请输入"), mode)
        driver.entries = entries
        return driver

    return start


def type_in(driver, *keys: str) -> str:
    """Taps the keys and gives what was said last."""
    for key in keys:
        driver.tap_widget(next(seen.widget for seen in driver.touchables() if seen.widget.say == key), hold=1)
    return driver.entries[-1] if driver.entries else ""


def test_letters_digits_and_the_hyphen_come_as_plain_text(pad):
    driver = pad()
    assert type_in(driver, "H", "N", "横线", "7") == "HN-7"
    assert all(type(entry) is str for entry in driver.entries)


def test_backspace_takes_the_last_one(pad):
    assert type_in(pad(), "A", "B", "退格", "1") == "A1"


def test_no_more_is_typed_than_there_is_room_for(pad):
    assert type_in(pad(3), *"ABCDE") == "ABC"


def test_before_the_first_key_the_hint_stands_there(pad):
    assert pad().texts()[0] == "请输入"


@pytest.mark.parametrize("mode", [SMALL, Mode(elder=True)], ids=["small", "elder"])
def test_three_sheets_lead_around_and_what_was_typed_stays(pad, mode: Mode):
    driver = pad(20, mode)
    assert type_in(driver, "A", "N-Z", "N", "0-9", "横线", "1", "A-M", "B") == "AN-1B"


def test_every_key_is_there_once_whichever_the_sheets(pad):
    def keys(driver) -> set[str]:
        return {seen.widget.say for seen in driver.touchables()}

    everything = keys(pad())
    driver = pad(20, SMALL)
    seen = keys(driver)
    for sheet in ("N-Z", "0-9"):
        type_in(driver, sheet)
        seen |= keys(driver)
    assert seen - {"A-M", "N-Z", "0-9"} == everything


def test_a_long_code_stays_on_one_line(pad):
    driver = pad(20, SMALL)
    type_in(driver, *"MMMMMMMMMMMMMMMMMMMM")
    assert "\n" not in driver.labels()[0].widget.text


def test_what_is_typed_is_not_read_out(pad):
    from kiosk.ui.speech import spoken

    driver = pad()
    type_in(driver, *"HN47")
    assert not any("HN47" in text for text in spoken(driver.app.place))
