"""A question over everything, and the faces of an evaluation."""

from __future__ import annotations

from core.explained import Actor, Explanation, Severity
from kiosk.ui.tokens import Mode

WHY = Explanation("P-PAPER-OUT", Severity.BLOCKING, Actor.STAFF, True, "打印纸用完了", "请工作人员加纸后再试", "paper end sensor")


def test_a_dialog_answers_once_and_goes(show):
    from kiosk.ui.dialog import Dialog
    from kiosk.ui.words import Words

    answers: list[str] = []
    driver = show(lambda mode: Words(mode, "下面的页面"))
    buttons = {"main": ("继续办理", lambda: answers.append("go")), "other": ("结束", lambda: answers.append("end"))}
    Dialog(Mode(), "要结束吗", "已填写的内容会清除", **buttons).open()
    driver.step(2)
    driver.tap("结束")
    assert answers == ["end"]
    assert driver.texts() == ["下面的页面"]


def test_nothing_below_a_dialog_can_be_touched(show):
    from kiosk.ui.buttons import PrimaryButton
    from kiosk.ui.dialog import Dialog

    taps: list[str] = []
    driver = show(lambda mode: PrimaryButton(mode, "提交", lambda: taps.append("tap")))
    driver.skip(1)
    x, y = driver.find("提交").middle
    dialog = Dialog(Mode(), "要结束吗", "", ("继续", lambda: None)).open()
    driver.skip(1)
    driver.tap_at(x, y)
    assert taps == []
    dialog.close()
    driver.tap_at(x, y)
    assert taps == ["tap"]


def test_an_elder_dialog_has_no_fault(show):
    from kiosk.ui.countdown import Countdown
    from kiosk.ui.dialog import Dialog
    from kiosk.ui.words import Words
    from tests.window.look import faults

    for mode in (Mode(elder=True), Mode(elder=True, width=768, height=1366), Mode(width=1920, height=1080), Mode(low=True, elder=True)):
        driver = show(lambda mode: Words(mode, "页面"), mode)
        extra = Countdown(mode, 15)
        Dialog(mode, "您还在办理吗", "没有操作时，本机会清除您的信息并返回首页", ("我还在", print), ("结束办理", print), extra).open()
        driver.step(2)
        assert faults(driver, mode) == []


def test_a_face_is_one_evaluation(show):
    from kiosk.ui.evaluation import FaceRow
    from kiosk.ui.icons import Symbol

    chosen: list[str] = []
    driver = show(lambda mode: FaceRow(mode, chosen.append))
    driver.tap("一般")
    assert chosen == ["neutral"]
    drawn = {getattr(seen.widget, "text", "") for seen in driver.visible()}
    filled = {Symbol.EMOTICON_EXCITED, Symbol.EMOTICON_HAPPY, Symbol.EMOTICON_NEUTRAL, Symbol.EMOTICON_SAD}
    assert [face for face in filled if face.value in drawn] == [Symbol.EMOTICON_NEUTRAL], "for whoever does not see the colour"
    assert [seen.widget.say for seen in driver.touchables()] == ["非常满意", "满意", "一般", "不满意"]


def test_an_amount_is_grouped_and_silent(show):
    from kiosk.ui.money import Amount
    from kiosk.ui.speech import spoken

    driver = show(lambda mode: Amount(mode, 123456789))
    assert driver.texts() == ["1,234,567.89", "元"]
    assert spoken(driver.app.place) == []
