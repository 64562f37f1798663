"""A guide is told in the resident's language while its translation is of its present texts, and in Chinese otherwise."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from core.config import ConfigError, read_folder
from core.language import Language, sentence
from core.opening import Hours
from flows.guide import Guide, first_clause, first_sentences
from flows.guides import Guides, read_guide, read_guides
from flows.items import known

FOLDER = Path(__file__).resolve().parents[2] / "config/guides"
ONE = "ut-electricity-pay"
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One guide and its English, to be changed."""
    (tmp_path / "en").mkdir()
    shutil.copy(FOLDER / f"{ONE}.toml", tmp_path)
    shutil.copy(FOLDER / "en" / f"{ONE}.toml", tmp_path / "en")
    return tmp_path


def changed(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def english(guides: Guides) -> Guide:
    return guides.in_language(ONE, Language.ENGLISH)


@pytest.fixture(scope="module")
def ours() -> Guides:
    return read_guides(read_folder(FOLDER), known())


def test_every_item_has_its_guide(ours: Guides) -> None:
    assert set(ours) == set(known())
    assert all(len(guide.elements()) == 13 for guide in ours.values())


@pytest.mark.parametrize("item_id", sorted(known()))
def test_a_guide_of_ours_says_in_english_what_it_says_in_chinese(ours: Guides, item_id: str) -> None:
    guide, told = ours[item_id], ours.in_language(item_id, Language.ENGLISH)
    assert ours.speaks(item_id, Language.ENGLISH)
    assert not CHINESE.search("".join(vars(told).values()))
    assert told.name == sentence(known()[item_id].name, Language.ENGLISH), "the screen calls the item so"
    for key, text in vars(guide).items():
        assert ("演示" in text) is ("(demo)" in vars(told)[key]), key
    for key in ("phone", "supervision", "fee"):
        assert set(re.findall(r"\d{3,}", vars(guide)[key])) == set(re.findall(r"\d{3,}", vars(told)[key])), key


def test_an_edited_guide_is_shown_in_chinese_until_its_translation_was_looked_at(folder: Path) -> None:
    assert english(read_guides(read_folder(folder), [ONE])).phone == "95598"
    changed(folder / f"{ONE}.toml", "缴费不收手续费", "缴费收手续费2元")
    guides = read_guides(read_folder(folder), [ONE])
    assert "手续费2元" in english(guides).fee
    assert not guides.speaks(ONE, Language.ENGLISH)
    changed(folder / "en" / f"{ONE}.toml", "of = ", f'of = "{guides[ONE].digest}"  # ')
    assert english(read_guides(read_folder(folder), [ONE])).name == "Look up and pay electricity"


def test_a_guide_that_nobody_has_translated_is_shown_in_chinese(folder: Path) -> None:
    (folder / "en" / f"{ONE}.toml").unlink()
    assert english(read_guides(read_folder(folder), [ONE])) == read_guide(read_folder(folder), ONE)


@pytest.mark.parametrize("file", [f"{ONE}.toml", f"en/{ONE}.toml"])
def test_an_empty_element_is_named_in_either_language(folder: Path, file: str) -> None:
    changed(folder / file, 'phone = "95598"', 'phone = " "')
    with pytest.raises(ConfigError, match=f"{file}: 'phone' is empty"):
        read_guides(read_folder(folder), [ONE])


@pytest.mark.parametrize(
    ("file", "limit", "often"),
    [
        (f"{ONE}.toml", "无专门规定，在电费账单写的日期前缴", "每年一次"),
        (f"en/{ONE}.toml", "None in particular; pay by the date on the bill", "Once a year"),
    ],
)
def test_how_often_a_thing_is_due_is_no_time_limit(folder: Path, file: str, limit: str, often: str) -> None:
    changed(folder / file, limit, often)
    with pytest.raises(ConfigError, match=f"{file}: 'legal_limit' says how often, not by when: {often}"):
        read_guides(read_folder(folder), [ONE])


@pytest.mark.parametrize("key", ["of", "fee"])
def test_half_a_translation_stops_the_start(folder: Path, key: str) -> None:
    changed(folder / "en" / f"{ONE}.toml", f"{key} = ", "# ")
    with pytest.raises(ConfigError, match=key):
        read_guides(read_folder(folder), [ONE])


def test_the_time_limits_stand_in_one_element_of_their_language(ours: Guides) -> None:
    assert dict(ours[ONE].elements())["办理时限"] == "承诺：即时办结　法定：无专门规定，在电费账单写的日期前缴"
    assert (
        dict(english(ours).elements(Language.ENGLISH))["办理时限"]
        == "Promised: At once. By law: None in particular; pay by the date on the bill."
    )


@pytest.mark.parametrize(
    ("told", "clause", "two"),
    [
        ("身份证。票据可以后补", "身份证", "身份证。票据可以后补"),
        ("甲。乙。丙。", "甲", "甲。乙"),
        ("免收工本费（演示）", "免收工本费", "免收工本费（演示）"),
        ("ID card. Bills can follow. Or not.", "ID card", "ID card. Bills can follow"),
        ("At once; a home visit within 5 days (demo)", "At once", "At once; a home visit within 5 days (demo)"),
        ("No charge for 1.5 kWh (demo)", "No charge for 1.5 kWh", "No charge for 1.5 kWh (demo)"),
    ],
)
def test_what_decides_stands_first_in_either_language(told: str, clause: str, two: str) -> None:
    assert first_clause(told) == clause
    assert first_sentences(told, 2) == two


def test_hours_that_are_those_of_the_place_are_told_as_the_place_has_them(folder: Path) -> None:
    guides = read_guides(read_folder(folder), [ONE])
    hours = Hours(workdays=("08:30-12:00",))
    here = guides.at_place(hours.told)
    assert (here[ONE].hours, english(here).hours) == ("工作日 8:30–12:00", "Workdays 8:30–12:00")
    assert english(here).name == english(guides).name
    assert guides.at_place(Hours().told)[ONE] == guides[ONE]
    changed(folder / f"{ONE}.toml", "随场所开放", "每天 9:00–10:00，不随场所开放")
    own = read_guides(read_folder(folder), [ONE])
    assert own.at_place(hours.told)[ONE] == own[ONE]
