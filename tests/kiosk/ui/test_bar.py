"""The bar keeps what a resident cannot do without: words get shorter before an entry goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.ui.tokens import Mode

PANELS = [(1080, 1920), (1920, 1080), (768, 1366)]


@pytest.mark.parametrize("size", PANELS, ids=str)
@pytest.mark.parametrize("elder", [False, True])
def test_what_has_no_rank_stays_and_nothing_is_cut(show, size: tuple[int, int], elder: bool):
    from kiosk.ui.bar import BarEntry, BottomBar
    from kiosk.ui.icons import Symbol
    from kiosk.ui.touch import nothing
    from tests.window.look import faults

    words = [("首页", "", 0), ("标准版", "", 0), ("语音", "", 2), ("English", "En", 0), ("低位", "", 3), ("再听一遍", "再听", 1)]
    words += [("看和听", "", 0), ("请人帮我办", "帮我办", 0), ("办不成事", "", 0)]
    entries = [BarEntry(word, Symbol.HOME, nothing, rank=rank, short=short) for word, short, rank in words]
    mode = replace(Mode(elder=elder), width=size[0], height=size[1])
    driver = show(lambda mode: BottomBar(mode, entries), mode)
    driver.app.place.padding = 0
    driver.step(2)
    told = {"".join(text.split()) for text in driver.texts()}
    assert not [word for word, short, rank in words if not rank and not {word, short} & told]
    assert faults(driver, mode) == []


def test_what_cannot_be_had_is_shown_and_leads_nowhere(show):
    from kiosk.ui.bar import BarEntry, BottomBar
    from kiosk.ui.icons import Symbol

    tapped: list[str] = []
    driver = show(lambda mode: BottomBar(mode, [BarEntry("没声音", Symbol.VOLUME_OFF, lambda: tapped.append("tap"), off=True)]))
    driver.tap_at(*driver.find("没声音").middle)
    assert tapped == []


def test_pictures_stand_in_one_line_and_are_of_one_size_beside_words_of_two_lines(show):
    from core.language import Language
    from kiosk.ui.bar import BarEntry, BottomBar
    from kiosk.ui.icons import Symbol
    from kiosk.ui.touch import nothing
    from kiosk.ui.words import Icon

    entries = [BarEntry(word, Symbol.HOME, nothing) for word in ("首页", "看和听", "请人帮我办")]
    mode = Mode(elder=True, language=Language.ENGLISH)
    driver = show(lambda mode: BottomBar(mode, [replace(entry, text=mode.tr(entry.text)) for entry in entries]), mode)
    icons = [part for part in driver.app.place.walk() if isinstance(part, Icon)]
    assert len(icons) == len(entries)
    assert len({(icon.y, icon.height) for icon in icons}) == 1
