"""The font files hold Simplified Chinese faces, and what they lack is known."""

from __future__ import annotations

import shutil
from pathlib import Path

import fonticon_mdi7
import pytest
from fontTools.ttLib import TTFont

from kiosk import prepared
from kiosk.ui import fonts
from kiosk.ui.icons import Symbol


def test_the_single_face_file_is_the_simplified_chinese_one():
    with TTFont(fonts._file(fonts._REGULAR), lazy=True) as font:
        assert font["name"].getDebugName(1) == "Noto Sans CJK SC"


def test_half_width_characters_of_the_paper_font_are_half_as_wide():
    with TTFont(fonts._file(fonts._MONO), lazy=True) as font:
        widths = {c: font["hmtx"][font.getBestCmap()[ord(c)]][0] for c in "1A-国"}
    assert widths["1"] == widths["A"] == widths["-"] == widths["国"] / 2


def test_rare_name_characters_are_drawn_and_a_lacking_one_is_known():
    assert fonts.has_glyphs("张䶮㛃𬭊𬶍㑇鿏 喆堃翀")
    assert not fonts.has_glyphs("李𨱍")


def test_a_lacking_character_becomes_the_geta_mark():
    assert fonts.drawable("李𨱍 先生") == "李〓 先生"


@pytest.mark.parametrize("symbol", Symbol, ids=lambda symbol: symbol.name)
def test_every_symbol_is_the_picture_of_that_name(symbol: Symbol):
    assert getattr(fonticon_mdi7.MDI7, symbol.name.lower())[-1] == symbol.value


def test_every_symbol_is_in_the_symbol_font():
    with TTFont(fonts.symbols_file(), lazy=True) as font:
        assert {ord(symbol.value) for symbol in Symbol} <= set(font.getBestCmap())


@pytest.mark.parametrize("ending", [".otf", fonts.CHARACTERS])
@pytest.mark.parametrize("left", [0, 1000])
def test_a_font_that_was_cut_off_is_not_taken_for_whole(tmp_path: Path, ending: str, left: int) -> None:
    made = prepared.folder("fonts") / "NotoSansSC-Regular.otf"
    copy = tmp_path / made.name
    for file in (made, made.with_suffix(fonts.CHARACTERS)):
        shutil.copy(file, tmp_path)
    assert fonts.whole(copy)
    damaged = copy.with_suffix(ending)
    damaged.write_bytes(damaged.read_bytes()[:left])
    assert not fonts.whole(copy)
