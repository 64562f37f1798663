"""The judges of a screen really find what is wrong with it."""

from __future__ import annotations

from kiosk.ui.palettes import Ink
from kiosk.ui.tokens import Mode, Type


def test_a_text_without_room_is_found(show):
    from kiosk.ui.layout import Column
    from kiosk.ui.words import Words
    from tests.window.look import cut_texts

    driver = show(lambda mode: Column(Words(mode, "很长的一行字" * 3, hug=True), size_hint_x=None, width=200))
    assert any("很长的一行字" in fault for fault in cut_texts(driver))


def test_a_text_that_leaves_the_window_is_found(show):
    from kiosk.ui.layout import Column
    from kiosk.ui.words import Words
    from tests.window.look import cut_texts

    driver = show(lambda mode: Column(*(Words(mode, f"第 {n} 行", Type.TITLE) for n in range(40))))
    assert any("the window" in fault for fault in cut_texts(driver))


def test_two_texts_over_each_other_are_found(show):
    from kivy.uix.floatlayout import FloatLayout

    from kiosk.ui.words import Words
    from tests.window.look import overlapping_texts

    def both(mode: Mode):
        place = FloatLayout()
        for text in ("第一句", "第二句"):
            place.add_widget(Words(mode, text, pos_hint={"x": 0, "center_y": 0.5}))
        return place

    assert overlapping_texts(show(both)) == ["overlap: '第一句' and '第二句'"]


def test_a_target_that_is_too_low_or_too_narrow_is_found(show):
    from kiosk.ui.keys import Key
    from kiosk.ui.layout import Column
    from tests.window.look import small_targets

    def keys(mode: Mode):
        sizes = ((200, 80), (60, 200), (96, 96))
        return Column(*(Key(mode, "1", print, size_hint=(None, None), size=size) for size in sizes))

    assert len(small_targets(show(keys), Mode())) == 2
    assert len(small_targets(show(keys), Mode(elder=True))) == 3


def test_targets_too_close_are_found(show):
    from kiosk.ui.buttons import PrimaryButton, SecondaryButton
    from kiosk.ui.layout import Column
    from tests.window.look import close_targets

    driver = show(lambda mode: Column(PrimaryButton(mode, "缴费"), SecondaryButton(mode, "返回"), gap=4))
    assert close_targets(driver) == ["close: 缴费 and 返回 are 4 px apart"]


def test_pale_writing_is_found(show):
    from kiosk.ui.words import Words
    from tests.window.look import low_contrast

    driver = show(lambda mode: Words(mode, "看不清的字", Type.CAPTION))
    assert low_contrast(driver, driver.shot()) == []
    driver.labels()[0].widget.color = (0.75, 0.8, 0.85, 1)
    driver.step(2)
    assert len(low_contrast(driver, driver.shot())) == 1


def test_invisible_writing_is_found(show):
    from kiosk.ui.surface import Card
    from kiosk.ui.words import Words
    from tests.window.look import low_contrast

    driver = show(lambda mode: Card(mode, Words(mode, "白底白字", Type.TITLE, Ink.ON_PRIMARY)))
    assert len(low_contrast(driver, driver.shot())) == 1


def test_a_key_without_a_word_is_found(show):
    from kiosk.ui.icons import Symbol
    from kiosk.ui.keys import Key
    from tests.window.look import unspoken

    driver = show(lambda mode: Key(mode, Symbol.PLUS, print, size_hint=(None, None), size=(100, 100)))
    assert unspoken(driver) == ["nameless: Key"]


def test_a_card_larger_than_its_place_is_found(show):
    from kiosk.ui.layout import Column
    from kiosk.ui.surface import Card
    from kiosk.ui.words import Words
    from tests.window.look import spilling

    def page(mode: Mode):
        card = Card(mode, Words(mode, "字"), size_hint_y=None)
        return Column(card, fit=False, size_hint_y=None, height=40)

    assert spilling(show(page)) == ["spills: Card out of Column"]


def test_a_broken_number_is_found(show):
    from kiosk.ui.layout import Column
    from kiosk.ui.words import Words
    from tests.window.look import split_words

    driver = show(lambda mode: Column(Words(mode, "2025 年", Type.TITLE), size_hint_x=None, width=80))
    assert len(split_words(driver)) == 1
