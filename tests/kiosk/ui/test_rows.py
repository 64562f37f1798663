"""Label and value rows: change, show for ten seconds, hide."""

from __future__ import annotations

from core.secret import Secret


def row(**more):
    from kiosk.ui.rows import LabelledValue, Rows

    return lambda mode: Rows(mode, [LabelledValue("身份证号", "431021********0041", **more)])


def test_a_masked_value_is_shown_for_ten_seconds(show):
    driver = show(row(full=Secret("431021195305100041")))
    assert not driver.sees("431021195305100041")
    driver.tap("显示")
    assert driver.sees("431021195305100041")
    driver.skip(9)
    assert driver.sees("431021195305100041")
    driver.skip(2)
    assert not driver.sees("431021195305100041")
    assert driver.sees("显示")


def test_it_can_be_hidden_before(show):
    driver = show(row(full=Secret("431021195305100041")))
    driver.tap("显示")
    driver.tap("隐藏")
    assert driver.sees("431021********0041")


def test_showing_again_lasts_ten_seconds_again(show):
    driver = show(row(full=Secret("431021195305100041")))
    driver.tap("显示")
    driver.skip(8)
    driver.tap("隐藏")
    driver.tap("显示")
    driver.skip(4)
    assert driver.sees("431021195305100041")


def test_change_leads_back_to_the_question(show):
    changed: list[str] = []
    driver = show(row(change=lambda: changed.append("id")))
    driver.tap("更改")
    assert changed == ["id"]


def test_values_are_not_read_out_but_labels_are(show):
    from kiosk.ui.speech import spoken

    driver = show(row())
    assert spoken(driver.app.place) == ["身份证号"]
