"""A place tells of itself in the resident's language; what the county has not translated stays Chinese."""

from __future__ import annotations

from dataclasses import replace

from core.language import Language
from kiosk.settings import read_site
from kiosk.workshop.people import CONFIG

TAIHE = read_site(CONFIG, "taihe")


def test_window_people_and_the_nearest_place_are_told_in_english() -> None:
    told = TAIHE.in_language(Language.ENGLISH)
    assert told.window == "The staffed counter is on the left"
    assert told.people[0].does.startswith("Takes papers, stamps")
    assert told.nearest.name == "Guiyang County Service Centre"
    assert (told.helper_phone, told.opening) == (TAIHE.helper_phone, TAIHE.opening)


def test_what_has_no_english_stays_chinese() -> None:
    moved = replace(TAIHE, window="人工窗口在楼上")
    assert moved.in_language(Language.ENGLISH).window == "人工窗口在楼上"
    assert TAIHE.in_language(Language.CHINESE) is TAIHE
