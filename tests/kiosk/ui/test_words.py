"""What a label shows of any text it is given."""

from __future__ import annotations

import pytest

from kiosk.ui.tokens import Mode, Type


def test_a_name_with_markup_is_shown_as_it_is(show):
    from kiosk.ui.words import Words

    words = show(lambda mode: Words(mode, "[b]张[/b] & 李", hug=True)).labels()[0].widget
    assert words.text == "[b]张[/b] & 李"
    assert words.texture_size[0] >= words.natural_width("[b]张[/b] & 李") - 4


def test_control_characters_and_direction_overrides_never_reach_the_screen(show):
    from kiosk.ui.words import Words

    driver = show(lambda mode: Words(mode, "张\u202e三\x07\ud800"))
    assert driver.labels()[0].widget.text == "张三"


def test_a_character_without_a_glyph_is_the_geta_mark(show):
    from kiosk.ui.words import Words

    driver = show(lambda mode: Words(mode, "李𨱍"))
    assert driver.labels()[0].widget.text == "李〓"


def test_in_a_masked_name_it_is_one_more_star(show):
    from kiosk.ui.words import Words

    driver = show(lambda mode: Words(mode, "李𨱍、𨱍*强、张*𨱍、𨱍𨱍**"))
    assert driver.labels()[0].widget.text == "李〓、**强、张**、****"


def test_height_follows_the_text_at_once(show):
    from kiosk.ui.words import Words

    driver = show(lambda mode: Words(mode, "短"))
    words = driver.labels()[0].widget
    low = words.height
    words.plain = "这一句话很长，" * 20
    assert words.height > 3 * low
    driver.step(2)
    assert words.texture_size[1] == words.height


def test_a_hugging_text_is_as_wide_as_it_is(show):
    from kiosk.ui.words import Words

    driver = show(lambda mode: Words(mode, "四个汉字", Type.BODY, hug=True))
    assert 4 * 32 <= driver.labels()[0].widget.width <= 4 * 32 + 6


def test_only_single_characters_enter_the_measuring_cache(show):
    from kiosk.ui import measuring, words

    show(lambda mode: words.Words(mode, "0123456789"))
    before = measuring._one.cache_info().currsize
    measuring.measure("431021195305100041", "Jinban", 32, False)
    assert measuring._one.cache_info().currsize == before


def test_what_a_resident_has_written_is_shown_as_it_is_in_every_language() -> None:
    from core.language import Language
    from kiosk.ui.tokens import Mode
    from kiosk.ui.words import Words

    english = Mode(language=Language.ENGLISH)
    assert Words(english, "本人").plain == "Myself"
    written = Words(english, "本人", verbatim=True)
    assert written.plain == "本人"
    written.plain = "女"
    assert written.plain == "女"
    assert written.data


@pytest.mark.parametrize(("text", "kind"), [("82.32 元", Type.DISPLAY), ("2027 年 12 月 31 日到期", Type.TITLE), ("长" * 40, Type.TITLE)])
def test_a_headline_is_as_large_as_one_line_allows(show, text: str, kind: Type):
    from kiosk.ui.layout import Column
    from kiosk.ui.words import Words

    words = []

    def narrow(mode: Mode) -> Column:
        words.append(Words(mode, text, Type.BODY, bold=True))
        words[0].keep_on_line(Type.DISPLAY, Type.TITLE)
        return Column(words[0])

    show(narrow, Mode(width=768, height=1366))
    assert words[0].kind is kind
    assert "\n" not in words[0].text or len(text) == 40
