"""Colours can be read, sizes stay few, and elder mode keeps its promises."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.ui import palettes
from kiosk.ui.palettes import CALM, HIGH_CONTRAST, NIGHT, Hue, Ink, contrast
from kiosk.ui.sizes import Pictogram, Side
from kiosk.ui.tokens import SIZES, Mode, Type

PALETTES = {"calm": CALM, "high contrast": HIGH_CONTRAST, "night": NIGHT}
GROUNDS = ("page", "panel", "panel_pressed", "panel_off", "well", "primary_soft", "attention_soft", "good_soft", "bad_soft")
ON_ANY_GROUND = [(ink.value, ground) for ink in Ink if ink not in (Ink.ON_PRIMARY, Ink.OFF) for ground in GROUNDS]
ON_THEIR_OWN = [("ink_off", "panel_off"), ("ink_off", "panel"), ("on_primary", "primary"), ("on_primary", "primary_pressed")]
"""What cannot be touched is neither pressed nor chosen, so that its ink stands only here, as does the ink of main buttons; every other may
stand anywhere."""


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize(("ink", "ground"), [*ON_ANY_GROUND, *ON_THEIR_OWN])
def test_every_writing_of_any_size_stands_out_from_its_ground(palette: palettes.Palette, ink: str, ground: str):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_white_can_be_read_on_the_header_of_every_palette(palette: palettes.Palette):
    assert min(contrast("#FFFFFF", ground) for ground in (palette.header_top, palette.header_bottom)) >= 4.5


def test_white_can_be_read_on_the_banner_and_ink_on_paper():
    assert contrast("#FFFFFF", palettes.BANNER) >= 4.5
    assert contrast(palettes.PAPER_INK, palettes.PAPER) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("hue", [Hue.WARM, Hue.COOL, Hue.DEEP])
def test_white_words_of_any_size_can_be_read_on_the_coloured_fields(palette: palettes.Palette, hue: Hue):
    ground = palette.hues[hue]
    assert contrast("#FFFFFF", ground.top) >= 4.5
    assert contrast("#FFFFFF", ground.bottom) >= 4.5


def test_high_contrast_is_higher():
    assert contrast(HIGH_CONTRAST.ink, HIGH_CONTRAST.panel) > contrast(CALM.ink, CALM.panel) > 7


def test_the_ratio_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_role_of_writing_is_a_colour_of_the_palette():
    fields = {field.name for field in dataclasses.fields(CALM)}
    assert {ink.value for ink in Ink} <= fields


def test_sizes_are_few_enough_for_the_font_cache():
    assert len(SIZES) <= 12


def test_elder_mode_is_large():
    elder = Mode(elder=True)
    assert elder.px(Type.BODY) >= 48
    assert elder.px(Type.TITLE) >= 64
    assert elder.target >= 150
    assert elder.patience == 2
    assert elder.questions == 1


def test_standard_targets_fit_a_finger():
    assert Mode().target >= 96


def test_a_mode_is_a_value():
    assert Mode(elder=True) == Mode(elder=True)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Mode().elder = True


def test_a_size_is_the_most_particular_one_that_is_said():
    side = Side(400, narrow=280, lying=280, tight=112, tight_lying=200)
    assert side.px(elder=False, narrow=False, lying=False) == 400
    assert side.px(elder=True, narrow=False, lying=False) == 400
    assert side.px(elder=False, narrow=True, lying=False) == 280
    assert side.px(elder=True, narrow=True, lying=False) == 112
    assert side.px(elder=True, narrow=False, lying=True) == 200


def test_a_drawing_grows_with_its_rank():
    ranks = [Pictogram.LINE, Pictogram.STATE, Pictogram.ROW, Pictogram.NOTICE, Pictogram.CALL, Pictogram.HEADING, Pictogram.HERO]
    sides = [Mode().side(rank) for rank in ranks]
    assert sides == sorted(sides)
    assert sides[0] < sides[-1]
