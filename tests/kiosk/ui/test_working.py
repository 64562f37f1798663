"""The page of a wait: what for, how long, and at a rate that leaves the machine its strength."""

from __future__ import annotations

import pytest

from kiosk.pace import Usual
from kiosk.ui.tokens import Mode


def waiting(show, usual: Usual, mode: Mode | None = None):
    from kiosk.ui.icons import Symbol
    from kiosk.ui.working import Working

    driver = show(lambda mode: Working(mode, Symbol.TEXT_BOX_SEARCH, "正在查询", usual=usual, slow="比平时慢"), mode)
    return driver, driver.app.place.children[-1]


def wait(driver, page, seconds: float) -> None:
    for _ in range(round(seconds / 0.5)):
        driver.skip(0.5)
        page.walk_on()


def test_a_guess_is_called_one(show):
    assert waiting(show, Usual(3.0, guessed=True))[0].sees("一般 3 秒左右（估计）")
    assert "估计" not in " ".join(waiting(show, Usual(3.0, guessed=False))[0].texts())


def test_the_bar_grows_and_is_never_full(show):
    from kiosk.ui.working import Bar

    driver, page = waiting(show, Usual(4.0, guessed=False))
    bar = next(seen.widget for seen in driver.visible() if isinstance(seen.widget, Bar))
    shares = []
    for _ in range(6):
        wait(driver, page, 2.0)
        shares.append(bar.share)
    assert shares == sorted(shares)
    assert shares[0] == pytest.approx(0.45, abs=0.1)
    assert 0.9 < shares[-1] < 1


def test_it_says_that_it_is_slow_only_when_it_is(show):
    driver, page = waiting(show, Usual(4.0, guessed=False))
    wait(driver, page, 5.0)
    assert not driver.sees("比平时慢")
    wait(driver, page, 2.0)
    assert driver.sees("比平时慢")
    assert driver.sees("，已等 ")
