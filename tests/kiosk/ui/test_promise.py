"""A promise: its sentences stand on the screen, one row gives it and takes it back."""

from __future__ import annotations

from kiosk.ui.tokens import Mode

SENTENCES = tuple(f"第{number}句：所填信息真实、准确、完整，没有隐瞒，情况变化及时告知。" for number in range(1, 7))


def shown(show, mode: Mode, promised: bool = False):
    from kiosk.ui.promise import PromiseTick

    changes: list[bool] = []
    driver = show(lambda mode: PromiseTick(mode, SENTENCES, "我已看完并承诺", changes.append, promised), mode)
    driver.changes = changes
    return driver


def test_the_row_gives_the_promise_and_takes_it_back(show):
    driver = shown(show, Mode())
    assert all(driver.sees(sentence) for sentence in SENTENCES)
    driver.tap("我已看完并承诺")
    driver.tap("我已看完并承诺")
    assert driver.changes == [True, False]


def test_the_row_stands_behind_the_last_sentence(show):
    driver = shown(show, Mode(elder=True, width=768, height=1366))
    seen = []
    while not driver.sees("我已看完并承诺"):
        seen += driver.texts()
        driver.tap("下一页")
    assert all(sentence in seen + driver.texts() for sentence in SENTENCES)


def test_a_promise_that_was_given_opens_at_its_row(show):
    driver = shown(show, Mode(elder=True, width=768, height=1366), promised=True)
    row = next(seen.widget for seen in driver.touchables() if seen.widget.say == "我已看完并承诺")
    assert row.chosen
