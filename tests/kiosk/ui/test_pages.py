"""Pages show everything to its end: what is higher than a page goes on, line after line, on the next ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.language import Language
from kiosk.ui.tokens import Mode
from tests.window.driver import Driver
from tests.window.look import faults

CHINESE = "".join(f"第{number}条，符合规定条件的居民可以在本镇便民服务中心当场办理。" for number in range(1, 34))
ENGLISH = " ".join(f"Rule {number}: residents who meet the conditions may do this at the township hall." for number in range(1, 26))
PANELS = (
    Mode(elder=True, width=768, height=1366),
    Mode(elder=True),
    Mode(elder=True, width=1920, height=1080),
    Mode(elder=True, width=768, height=1366, language=Language.ENGLISH),
)


def named(mode: Mode) -> str:
    return f"{mode.width} {mode.language.name}"


def long_text(mode: Mode) -> str:
    return ENGLISH if mode.language is Language.ENGLISH else CHINESE


def alone(mode: Mode, words: Any) -> list[Any]:
    return [words]


def after_what_is_short(mode: Mode, words: Any) -> list[Any]:
    from kiosk.ui.words import Words

    return [*(Words(mode, short, data=True) for short in ("张*英", "太和镇")), words, Words(mode, "完", data=True)]


def in_a_field(mode: Mode, words: Any) -> list[Any]:
    from kiosk.ui.surface import Well
    from kiosk.ui.words import Words

    return [Well(mode, Words(mode, "张*英", data=True), words)]


def in_a_row(mode: Mode, words: Any) -> list[Any]:
    from kiosk.ui.rows import LabelledValue, Rows

    return [Rows(mode, [LabelledValue("张*英", words.plain, change=lambda: None)])]


def parts_of(driver: Driver, mode: Mode, text: str) -> list[str]:
    """What each page has of that text; every page is looked at."""
    seen: list[str] = []
    for _ in driver.pages(mode=mode):
        assert faults(driver, mode) == []
        seen += [label.widget.text.replace("\n", " ") for label in driver.labels() if label.widget.plain == text]
    return seen


@pytest.mark.parametrize("mode", PANELS, ids=named)
@pytest.mark.parametrize("placed", [alone, after_what_is_short, in_a_field, in_a_row], ids=lambda placed: placed.__name__)
def test_a_text_higher_than_a_page_is_shown_to_its_end(show: Any, mode: Mode, placed: Callable[..., list[Any]]) -> None:
    from kiosk.ui.pages import Pages
    from kiosk.ui.words import Words

    text = long_text(mode)
    seen = parts_of(show(lambda mode: Pages(mode, placed(mode, Words(mode, text, data=True)), gap=16), mode), mode, text)
    assert len(seen) > 1
    assert "".join(seen).replace(" ", "") == text.replace(" ", "")


def test_the_voice_reads_what_the_page_has_of_a_long_text(show: Any) -> None:
    from kiosk.ui.pages import Pages
    from kiosk.ui.speech import spoken
    from kiosk.ui.words import Words

    driver = show(lambda mode: Pages(mode, [Words(mode, CHINESE, data=True)]), PANELS[0])
    first = driver.labels()[0].widget.text.replace("\n", "")
    said = spoken(driver.window.children[0])
    assert first in said
    assert CHINESE not in said


def test_no_page_begins_or_ends_with_a_hair(show: Any) -> None:
    from kiosk.ui.pages import Hairline, Pages, ruled
    from kiosk.ui.words import Words

    mode = PANELS[0]
    driver = show(lambda mode: Pages(mode, ruled(mode, [Words(mode, f"{n}\n又一行", data=True) for n in range(30)])), mode)
    numbers = list[int]()
    for number in driver.pages(mode=mode):
        numbers.append(number)
        hairs = [seen.top for seen in driver.visible() if isinstance(seen.widget, Hairline)]
        words = [seen for seen in driver.labels() if "又一行" in seen.widget.plain]
        assert len(hairs) == len(words) - 1
        assert all(min(seen.bottom for seen in words) < hair < max(seen.top for seen in words) for hair in hairs)
    assert len(numbers) > 1


@pytest.mark.parametrize(("rows", "begins"), [((2, 5), True), ((3, 5, 4), False), ((4, 8), True)], ids=str)
def test_pages_end_between_sections_where_that_costs_no_page(show: Any, rows: tuple[int, ...], begins: bool) -> None:
    """On pages of six: the last section begins one, unless that takes another page; and always when its first row would stand alone."""
    from kiosk.ui.layout import Filler
    from kiosk.ui.pages import Pages

    mode = Mode(width=1920, height=1080)

    def made(mode: Mode) -> Any:
        parts = [[Filler(150) for _ in range(count)] for count in rows]
        pages.append(Pages(mode, [part for section in parts for part in section], kept=[section[0] for section in parts], by_sections=True))
        return pages[-1]

    pages: list[Any] = []
    driver = show(made, mode)
    room = pages[-1].height - 80
    assert 6 * 150 <= room < 7 * 150
    heads, first = [section[0] for section in pages[-1]._sections], []
    for _ in driver.pages(mode=mode):
        first.append(max((seen.widget for seen in driver.visible() if seen.widget in pages[-1]._parts), key=lambda widget: widget.top))
    assert (heads[-1] in first) == begins
