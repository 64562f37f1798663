"""A countdown ends once, and not after it has left the screen."""

from __future__ import annotations

import pytest


@pytest.fixture
def counting(show):
    """A driver with a countdown of 20 s; `ends` collects its end."""
    from kiosk.ui.countdown import Countdown
    from kiosk.ui.layout import Column

    ends: list[str] = []
    driver = show(lambda mode: Column(Countdown(mode, 20, lambda: ends.append("end"))))
    driver.ends = ends
    return driver


def test_the_seconds_left_stand_in_it(counting):
    assert counting.texts() == ["20"]
    counting.skip(12)
    assert counting.texts() == ["8"]


def test_it_ends_once(counting):
    counting.skip(40)
    assert counting.ends == ["end"]


def test_a_countdown_of_a_screen_that_is_gone_never_ends(counting):
    counting.skip(2)
    counting.app.place.clear_widgets()
    counting.skip(60)
    assert counting.ends == []


def test_a_screen_that_is_gone_is_not_kept_alive_by_its_clock(show):
    import gc
    import weakref

    from core.clock import ManualClock
    from kiosk.ui.header import Header, SiteLabel

    driver = show(lambda mode: Header(mode, SiteLabel("太和镇便民服务中心", "0007"), ManualClock()))
    header = weakref.ref(driver.app.place.children[-1])
    driver.skip(2)
    driver.app.place.clear_widgets()
    driver.skip(3)
    gc.collect()
    assert header() is None
