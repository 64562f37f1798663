"""The text pad on every panel: what is typed, drawn and chosen stands in the field, and nothing else is said to the form."""

from __future__ import annotations

import pytest

from core.secret import Secret
from flows.writing import Writing
from kiosk.handwriting import recogniser
from kiosk.pinyin import build
from kiosk.pinyin.syllables import on_nine_keys
from kiosk.ui.tokens import Mode
from tests.needs import needs
from tests.window import look

PANELS = {"upright": (1080, 1920, 1000), "lying": (1920, 1080, 1320), "small": (768, 1366, 720)}
MODES = {
    f"{name}, {'large' if elder else 'standard'}": (Mode(elder=elder, width=width, height=height), card)
    for name, (width, height, card) in PANELS.items()
    for elder in (False, True)
}
UPRIGHT = MODES["upright, standard"]


@pytest.fixture
def pad(show):
    """`pad((mode, width), longest)` shows a pad and gives the driver; `entries` collects what the form was told, `pad` is the pad."""
    needs("python3-jieba", (build.DICTIONARY / "dict.txt").exists(), "no dictionary")
    build.main()

    def start(place=UPRIGHT, longest: int = 60, writing: Writing = Writing.FREE, text: str = ""):
        from kiosk.ui.surface import Card
        from kiosk.ui.text_pad import TextPad

        mode, width = place
        entries: list[str] = []

        def build_it(mode: Mode):
            built = TextPad(mode, writing, longest, lambda text: entries.append(text.reveal()), hint="请说说情况", text=Secret(text))
            driver_pad.append(built)
            card = Card(mode, built, padding=16)
            card.size_hint_x, card.width = None, width
            return card

        driver_pad: list = []
        driver = show(build_it, mode)
        driver.entries, driver.pad = entries, driver_pad[0]
        return driver

    return start


def press(driver, *says: str) -> None:
    for say in says:
        driver.tap_widget(next(seen.widget for seen in driver.touchables() if seen.widget.say == say), hold=1)


def choose(driver, text: str) -> None:
    """Taps the candidate that says exactly that."""
    driver.tap_widget(next(seen.widget for seen in driver.labels() if seen.widget.plain == text).parent, hold=1)


def test_pinyin_becomes_what_is_chosen_and_the_form_hears_only_that(pad) -> None:
    driver = pad()
    press(driver, *"hukou")
    assert driver.entries == []
    choose(driver, "户口")

    assert driver.entries == ["户口"]
    assert driver.pad.text.reveal() == "户口"


def test_a_word_taken_from_the_beginning_leaves_the_rest_to_be_chosen(pad) -> None:
    driver = pad()
    for key in "meiyoushouji":
        driver.pad.spell(key)
    driver.pad._take(driver.pad._all_offered().index("没有"))
    driver.step()
    assert driver.pad.text.reveal() == "没有"
    choose(driver, "手机")

    assert driver.pad.text.reveal() == "没有手机"


def test_nine_keys_spell_the_same_words(pad) -> None:
    driver = pad(MODES["small, large"])
    for key in on_nine_keys("hukou"):
        press(driver, {"4": "ghi", "8": "tuv", "5": "jkl", "6": "mno"}[key])

    assert "户口" in driver.pad._all_offered()[:6]


def test_digits_signs_and_letters_are_written_as_they_are(pad) -> None:
    driver = pad()
    press(driver, "数字", "3", "栋", "横线", "2", "字母", "B")

    assert driver.pad.text.reveal() == "3栋-2B"


def test_delete_takes_back_a_letter_first_and_then_a_character(pad) -> None:
    driver = pad(text="户口")
    press(driver, "b", "e", "退格", "退格")
    assert driver.pad.text.reveal() == "户口"
    press(driver, "退格")
    assert driver.pad.text.reveal() == "户"
    press(driver, "清空")
    assert driver.entries[-1] == ""


def test_no_more_is_written_than_there_is_room_for(pad) -> None:
    driver = pad(longest=3)
    press(driver, "数字", *"12345")
    assert driver.pad.text.reveal() == "123"
    press(driver, "拼音", "h")
    assert driver.pad._all_offered() == []


def test_turning_on_goes_through_every_candidate_and_comes_back(pad) -> None:
    driver = pad()
    press(driver, "z", "h", "e")
    first, seen = driver.pad._candidates.shown, set()
    for _ in range(60):
        seen |= set(driver.pad._candidates.shown)
        press(driver, "更多候选字")
        if driver.pad._candidates.shown == first:
            break
    assert {"这", "者", "喆"} <= seen


def test_what_the_font_cannot_draw_is_not_offered(pad) -> None:
    from kiosk.ui import fonts

    driver = pad()
    for key in "yi":
        driver.pad.spell(key)
    everything = driver.pad._all_offered()

    assert len(everything) > 300
    assert all(fonts.has_glyphs(text) for text in everything)


def test_a_character_written_with_the_finger_is_recognised(pad) -> None:
    needs("libzinnia0", recogniser.here() is not None, "no libzinnia with its model")
    driver = pad()
    press(driver, "手写")
    driver.skip(0.5)
    field = driver.pad._drawn
    x, y = field.to_window(field.x, field.y)
    left, middle, right = x + 120, x + 240, x + 360
    driver.drag([(left, y + 220), (middle, y + 222), (right, y + 220)])
    driver.drag([(middle, y + 340), (middle, y + 200), (middle, y + 60)])
    assert "十" in driver.pad._candidates.shown[:3]
    press(driver, "撤笔")
    assert "一" in driver.pad._candidates.shown[:3]
    choose(driver, "一")

    assert driver.pad.text.reveal() == "一"
    assert driver.pad._drawn.strokes == []


def test_nothing_that_is_written_is_read_out(pad) -> None:
    from kiosk.ui.speech import spoken

    driver = pad(text="王小明")
    press(driver, *"hukou")

    assert not [text for text in spoken(driver.app.place) if "王" in text or "户口" in text]


@pytest.mark.parametrize("name", MODES)
def test_everything_is_large_enough_and_in_its_place(pad, name: str) -> None:
    from kiosk.ui.frame import body_room
    from kiosk.ui.text_sheets import Sheet, is_small

    mode, _ = MODES[name]
    driver = pad(MODES[name], 100, text="村里说要到县里办，县里又说要回村里开证明，来回跑了三次还没有办好，手机上也看不到办到哪一步了")
    for sheet in Sheet:
        driver.pad.open(sheet)
        for key in on_nine_keys("zhengming") if is_small(mode) else "zhengming":
            if sheet is Sheet.PINYIN:
                driver.pad.spell(key)
        driver.step(2)
        assert look.faults(driver, mode, driver.shot()) == []
        assert driver.pad.parent.height <= body_room(mode)
