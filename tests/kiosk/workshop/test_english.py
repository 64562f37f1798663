"""What is wrong with a catalogue is found without running a screen: in a source tree of one module and one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.workshop import english

SCREEN = '''"""说明文字不算。"""


def words(tr, day, count):
    """这里也不算。"""
    return tr("请放身份证"), f"{day:%Y年%-m月%-d日}前办好", tr("共 {count} 项").format(count=count)
'''
CATALOGUE = {"请放身份证": "Lay down your ID card", "{day}前办好": "Done by {day}", "共 {count} 项": "{count} items"}


def faults(root: Path, catalogue: dict[str, str], source: str = SCREEN, data: tuple[str, ...] = ()) -> list[str]:
    for path, text in (
        ("kiosk/screens/one.py", source),
        ("assets/locale/en/one.toml", "".join(f'"{text}" = "{told}"\n' for text, told in catalogue.items())),
    ):
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text(text, encoding="utf-8")
    return list(english.faults({}, set(data), root))


def test_a_catalogue_that_has_all_that_is_said_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, CATALOGUE) == []


def test_a_sentence_without_english_is_named_with_its_place(tmp_path: Path) -> None:
    told = faults(tmp_path, CATALOGUE, SCREEN.replace('tr("请放身份证")', 'tr("请放身份证"), tr("没有人译过")'))
    assert told == ["kiosk/screens/one.py:6: no English for '没有人译过'"]


@pytest.mark.parametrize("said", ['f"{count}个没有人译过"', "f\"{tr('没有人译过')} {count}\"", '["没有人译过" if day else ""]'])
def test_a_sentence_is_found_wherever_it_stands_in_the_source(tmp_path: Path, said: str) -> None:
    (told,) = faults(tmp_path, CATALOGUE, f"{SCREEN}    return {said}\n")
    assert "没有人译过" in told


def test_english_that_nobody_says(tmp_path: Path) -> None:
    told = faults(tmp_path, CATALOGUE | {"没有人说": "Nobody says this", "没有人说{count}次": "{count} times"})
    assert told == ["assets/locale/en: nobody says '没有人说'", "assets/locale/en: nobody says '没有人说{count}次'"]


def test_what_a_record_says_and_the_one_case_of_a_sentence_may_have_english(tmp_path: Path) -> None:
    assert faults(tmp_path, CATALOGUE | {"低保": "Subsistence allowance", "共 1 项": "1 item"}, data=("低保",)) == []


def test_a_translation_that_says_less_of_a_case(tmp_path: Path) -> None:
    told = faults(tmp_path, CATALOGUE | {"{day}前办好": "Done soon"})
    assert told == ["assets/locale/en: '{day}前办好' and 'Done soon' have different slots"]
