"""Text of a card, the platform or the configuration is shown as it is, never obeyed, and costs neither the window nor its time.

Every screen of some items is built with records in which each Chinese text has a hostile tail; free words go through the same door.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language import CHINESE, Language
from core.secret import Secret
from flows.refusal import Refusal, Refused, Way
from kiosk.bootstrap import Kiosk
from kiosk.central import LONGEST_TEXT
from kiosk.screens.sitting import Sitting
from kiosk.ui.language import translate
from kiosk.ui.tokens import Mode
from kiosk.ui.words import Words
from tests.kiosk.screens.cases import begun
from tests.kiosk.screens.conftest import Start
from tests.kiosk.ui.conftest import Show, show
from tests.window.driver import Driver
from tests.window.look import crowded, cut_texts, overlapping_texts, spilling
from tools.gallery.moments import of_item
from tools.gallery.stage import StillBridge

__all__ = ["show"]

HOSTILE = {
    "size": "[size=9999]张[/size]",
    "no size": "[size=abc][size=99999999]张",
    "font": "[font=/etc/passwd]张[/font]",
    "unclosed": "[b][i][color=ff0000][ref=x]" * 40,
    "surrogates": "张\ud800三\udfff",
    "NUL": "张\x00三\x1b[2J",
    "right to left": "\u202e张三\u2066\u2069\u200f",
    "line ends": "张\u2028三\u2029李\x85王\r\v\f",
    "joined": "👨\u200d👩\u200d👧葛\U000e0100",
    "rare": "𨱍𠮷㐀䶮",
    "stacked": "张" + "\u0301" * 300,
    "lines": "张\n" * 5000,
    "long": "张" * 10_000,
    "one word": "a" * 10_000,
    "closing": "。）" * 5000,
    "opening": "（" * 5000,
    "brackets": "（国）" * 3000,
    "blanks": " \u3000\t" * 3000,
    "templates": "{0.__class__} %s %(x)s {{7*7}} ${x}",
}
ITEMS = ("si-pension-payment-query", "ut-electricity-pay")
SLOWEST_S = 5.0
"""Of one screen on a busy machine; what is bounded takes a tenth of it, what is not takes for ever."""


def harmless(driver: Driver) -> None:
    """Nothing larger than a texture may be, nothing dangerous is drawn."""
    for words in driver.written():
        assert max(words.texture_size) <= 8192, words.plain[:40]
        assert not set(words.text) & set("\ud800\udfff\x00\x1b\u202e\u2066\u200f\x85\r"), words.plain[:40]


@pytest.mark.parametrize("hug", [False, True], ids=["lines", "hug"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_breaks_a_label(show: Show, text: str, hug: bool) -> None:
    begun = time.thread_time()
    driver = show(lambda mode: Words(mode, text, hug=hug))
    driver.step(2)
    assert time.thread_time() - begun < SLOWEST_S
    harmless(driver)


def test_markup_is_read_as_it_stands(show: Show) -> None:
    driver = show(lambda mode: Words(mode, HOSTILE["size"]))
    assert driver.labels()[0].widget.text == HOSTILE["size"]


@given(st.lists(st.text(max_size=60) | st.sampled_from(sorted(HOSTILE.values())), max_size=6), st.booleans())
def test_no_text_at_all_breaks_a_label(show: Show, parts: list[str], hug: bool) -> None:
    driver = show(lambda mode: Words(mode, "".join(parts), hug=hug))
    harmless(driver)
    label = driver.app.place.children[-1]
    assert label.text == "" or label.texture_size[1] == label.height, "Kivy has broken the lines in another way"
    driver.app.place.clear_widgets()


@pytest.mark.parametrize(
    "text", [*HOSTILE.values(), "共、" * 3000, "国。" * 5000, " · 尾号" * 2000, "张已经登记过（国，" * 900], ids=lambda t: t[:12]
)
def test_no_text_holds_up_its_translation(text: str) -> None:
    begun = time.thread_time()
    translate(text, Language.ENGLISH)
    assert time.thread_time() - begun < SLOWEST_S


def poisoned(value: Any, tail: str) -> Any:
    """The same record, with a tail to every Chinese text."""
    if isinstance(value, str):
        return value + tail if CHINESE.search(value) else value
    if isinstance(value, Secret):
        return Secret(poisoned(value.reveal(), tail))
    if isinstance(value, tuple | list):
        return type(value)(poisoned(one, tail) for one in value)
    if isinstance(value, Mapping):
        return {key: poisoned(one, tail) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(value, **{f.name: poisoned(getattr(value, f.name), tail) for f in dataclasses.fields(value) if f.init})
    return value


def poison(driver: Driver, tail: str) -> bool:
    """Puts the tail to everything that the present case was told; whether there was anything."""
    shell = driver.app.shell
    case = shell.sitting.visit.case
    if case is None:
        return False
    for step, told in list(case.given.items()):
        if not isinstance(told, str):
            case.given[step] = poisoned(told, tail)
    shell.sitting.visit.card = poisoned(shell.sitting.visit.card, tail)
    case.outcome, case.payment = poisoned(case.outcome, tail), poisoned(case.payment, tail)
    shell.screen = None
    shell.refresh()
    return True


TAILS = {
    "everything at once": "".join(text[:60] for text in HOSTILE.values()),
    "as long as an answer may be": "张" * LONGEST_TEXT,
    "as many lines as an answer may have": "\n" * LONGEST_TEXT,
}


PANELS = {
    "upright": Mode(),
    "small, large type": Mode(elder=True, width=768, height=1366),
    "lying, large type, low": Mode(elder=True, low=True, width=1920, height=1080),
}


def misplaced(driver: Driver) -> list[str]:
    """What does not stand where it belongs; that the end of a text is left out on what is touched is meant."""
    return [
        *(found for found in cut_texts(driver) if not found.endswith("is only begun")),
        *overlapping_texts(driver),
        *spilling(driver),
        *crowded(driver),
    ]


@pytest.mark.parametrize(("tail", "mode"), [*zip(TAILS.values(), PANELS.values(), strict=True)], ids=TAILS)
def test_no_record_breaks_a_screen(start: Start, kiosk: Kiosk, tail: str, mode: Mode) -> None:
    driver = start((mode.width, mode.height))
    shell = driver.app.shell
    shell.bridge.close()
    shell.bridge = StillBridge()
    shown = 0
    for moment in (moment for item in ITEMS for moment in of_item(kiosk.desk.items[item], others=0)):
        begun = time.thread_time()
        shell.prefer(replace(shell.mode, elder=mode.elder, low=mode.low))
        moment.arrange(shell)
        shown += poison(driver, tail)
        driver.lay_out()
        assert time.thread_time() - begun < SLOWEST_S, moment.name
        assert driver.app.failures == 0, moment.name
        harmless(driver)
        assert misplaced(driver) == [], moment.name
    assert shown > 10


@pytest.mark.parametrize("mode", PANELS.values(), ids=PANELS)
def test_a_refusal_without_end_leaves_room_for_what_to_do(start: Start, mode: Mode) -> None:
    driver = start((mode.width, mode.height))
    shell = driver.app.shell
    shell.prefer(replace(shell.mode, elder=mode.elder, low=mode.low))
    case = begun("ut-electricity-pay")
    case.judged = Refused(Refusal.QUOTA, "张" * LONGEST_TEXT, "请" * LONGEST_TEXT, Way.CHANGE)
    shell.sitting = Sitting(place=None)
    shell.sitting.visit.open(case)
    shell.refresh()
    driver.step(3)
    assert misplaced(driver) == []
    driver.tap("返回修改")
