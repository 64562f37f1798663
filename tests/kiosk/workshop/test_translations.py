"""The check names every guide whose English is missing, half or of other texts; a command says what it has to name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.config import read_folder
from flows.guides import read_guide
from kiosk.cli import main
from kiosk.workshop.people import CONFIG
from kiosk.workshop.translations import faults, site_faults

ONE = "ut-electricity-pay"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    shutil.copy(CONFIG / "guides" / f"{ONE}.toml", tmp_path)
    shutil.copy(CONFIG / "guides/en" / f"{ONE}.toml", tmp_path / "en")
    return tmp_path


def changed(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_translated_guide_has_no_fault(folder: Path) -> None:
    assert list(faults(read_folder(folder), ONE)) == []


def test_an_edited_guide_asks_to_look_at_its_translation_and_says_what_to_write(folder: Path) -> None:
    changed(folder / f"{ONE}.toml", "国网湖南桂阳县供电公司", "国网湖南桂阳供电公司")
    digest = read_guide(read_folder(folder), ONE).digest
    assert [fault.endswith(f'look at the translation, then write of = "{digest}"') for fault in faults(read_folder(folder), ONE)] == [True]


def test_a_guide_without_translation_is_named(folder: Path) -> None:
    (folder / "en" / f"{ONE}.toml").unlink()
    assert [f"en/{ONE}.toml: no such file: the guide is shown in Chinese" in fault for fault in faults(read_folder(folder), ONE)] == [True]


def test_texts_that_were_only_copied_are_named(folder: Path) -> None:
    changed(folder / "en" / f"{ONE}.toml", '"Account number or ID card"', '"户号，或身份证"')
    assert [fault.endswith("still in Chinese: materials") for fault in faults(read_folder(folder), ONE)] == [True]


def test_a_key_that_is_missing_is_named(folder: Path) -> None:
    changed(folder / "en" / f"{ONE}.toml", "fee = ", "# ")
    assert ["fee" in fault for fault in faults(read_folder(folder), ONE)] == [True]


def test_the_command_says_what_each_translation_has_to_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["items", "guides", "--config", str(CONFIG / "kiosk.toml")]) == 0
    lines = capsys.readouterr().out.splitlines()
    digest = read_guide(read_folder(CONFIG / "guides"), ONE).digest
    assert f'of = "{digest}"  en/{ONE}.toml  sound' in lines
    assert all(line.endswith("  sound") for line in lines)


def test_the_words_of_our_sites_are_all_in_english() -> None:
    assert list(site_faults(CONFIG)) == []


def test_a_word_of_a_site_that_was_edited_is_named_with_the_english_that_is_left_over(tmp_path: Path) -> None:
    shutil.copytree(CONFIG / "sites", tmp_path / "sites")
    changed(tmp_path / "sites/taihe.toml", 'window = "人工窗口在左侧"', 'window = "人工窗口在右侧"')
    assert list(site_faults(tmp_path)) == [
        "sites/taihe.toml: no English for '人工窗口在右侧' in [en]",
        "sites/taihe.toml: [en] translates '人工窗口在左侧', which the file does not say",
    ]
