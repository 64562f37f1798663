"""The driver touches the real window: through the X server, in virtual time."""

from __future__ import annotations

import threading

import pytest

from tests.window.fixtures import Drive


@pytest.fixture
def app(screen):
    """An app with one button that counts its taps, and a bridge."""
    from kivy.app import App

    from kiosk.ui.bridge import Bridge
    from kiosk.ui.buttons import PrimaryButton
    from kiosk.ui.layout import Column
    from kiosk.ui.stage import set_stage
    from kiosk.ui.tokens import Mode

    class Counting(App):
        taps = 0

        def build(self):
            set_stage()
            self.bridge = Bridge()
            self.button = PrimaryButton(Mode(), "确认", self.count)
            return Column(self.button, pos_hint={"top": 0.5})

        def count(self):
            self.taps += 1

        def on_stop(self):
            self.bridge.close()

    return Counting


def test_a_tap_on_the_words_reaches_the_button_through_the_x_server(drive: Drive, app):
    driver = drive(app)
    driver.tap("确认")
    assert driver.app.taps == 1


def test_a_finger_that_slides_off_the_button_does_not_tap(drive: Drive, app):
    driver = drive(app)
    driver.skip(1)
    x, y = driver.find("确认").middle
    driver.drag([(x, y), (x, y + 50), (x, y + 400)])
    assert driver.app.taps == 0


def test_the_second_half_of_a_double_tap_never_answers_a_new_button(drive: Drive, app):
    driver = drive(app)
    x, y = driver.find("确认").middle
    driver.tap_at(x, y)
    assert driver.app.taps == 0
    driver.skip(0.4)
    driver.tap_at(x, y)
    assert driver.app.taps == 1


def test_a_text_that_is_not_there_fails_with_what_is_there(drive: Drive, app):
    driver = drive(app)
    with pytest.raises(AssertionError, match="确认"):
        driver.find("取消")


def test_minutes_pass_at_once(drive: Drive, app):
    from kivy.clock import Clock

    driver, fired = drive(app), []
    Clock.schedule_once(lambda _: fired.append("minute"), 60)
    driver.skip(59)
    assert fired == []
    driver.skip(2)
    assert fired == ["minute"]


def test_waiting_for_a_worker_takes_real_time_and_little_virtual_time(drive: Drive, app):
    driver, done = drive(app), []
    begun, pause = driver.now, threading.Event()
    driver.app.bridge.run("slow", lambda: pause.wait(0.5), done.append, done.append)
    driver.until(lambda: done)
    assert done == [False]
    assert 0.3 < driver.now - begun < 2.0


def test_the_picture_is_what_the_screen_shows(drive: Drive, app):
    driver = drive(app)
    picture = driver.shot()
    assert picture.size == (1080, 1920)
    assert picture.getpixel((540, 1000)) == (26, 95, 219)


def test_another_panel_is_another_window_size(drive: Drive, app):
    driver = drive(app, (1920, 1080))
    assert driver.shot().size == (1920, 1080)
    driver.tap("确认")
    assert driver.app.taps == 1
