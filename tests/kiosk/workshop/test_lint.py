"""Each fault that the lint knows, found in an item that has it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from flows.counter import Answers, Refusal, Way, choice, lookup, require
from flows.flow import Gate, Step
from flows.item import Item, Summary
from flows.items import catalogue
from flows.records.exchange import Registered
from flows.records.housing_fund import FundAccount
from kiosk.workshop import lint
from kiosk.workshop.editions import KEPT
from kiosk.workshop.new_item import ROOT
from kiosk.workshop.people import CONFIG, policy

SOUND = catalogue()["hf-account-query"]
YES_NO = ["是", "否"]


def found(item: Item, root: Path = ROOT) -> list[str]:
    return [fault for fault in lint.faults({item.id: item}, CONFIG, policy(), root) if fault.startswith(f"{item.id}:")]


def with_more(*steps: Step | Gate) -> Item:
    return replace(SOUND, steps=(*SOUND.steps, *steps))


def faults(*steps: Step | Gate) -> Sequence[str]:
    return [fault.removeprefix(f"{SOUND.id}: ") for fault in found(with_more(*steps)) if "English" not in fault]


def test_a_sound_item_has_none() -> None:
    assert found(SOUND) == []


def test_a_step_that_nobody_reaches() -> None:
    assert faults(choice("extra", "问一句", YES_NO, when=lambda a: a["period"] == "近9个月")) == ["step 'extra' is never asked"]


def test_a_step_that_nobody_can_answer() -> None:
    assert "step 'extra': nothing can be answered to it" in faults(choice("extra", "问一句", lambda _: ()))


def test_a_rule_that_reads_a_later_answer() -> None:
    later = choice("later", "问一句", YES_NO)
    for rule, step in (
        ("when", choice("extra", "问一句", YES_NO, when=lambda a: a["later"] == "是")),
        ("options", choice("extra", "问一句", lambda a: a["later"])),
        ("preset", choice("extra", "问一句", YES_NO, preset=lambda a: a["later"])),
        ("ask", lookup("extra", FundAccount, "正在查询", ask=lambda a: {"number": a["later"]})),
    ):
        assert faults(step, later)[0] == f"step 'extra': {rule!r} reads 'later', which is not answered before it"


def test_a_gate_that_reads_a_later_answer() -> None:
    gate = require(lambda a: a["later"] == "是").otherwise(Refusal.NOT_ELIGIBLE, way=Way.HOME)
    fault = "gate 'E-NOT-ELIGIBLE': 'judge' reads 'later', which is not answered before it"
    assert faults(gate, choice("later", "问一句", YES_NO))[0] == fault


def test_words_that_read_what_is_not_always_answered() -> None:
    def summary(answers: Answers) -> Summary:
        return Summary("明细", answers["extra"])

    sometimes = choice("extra", "问一句", YES_NO, when=lambda a: a["period"] == "近3年")
    told = found(replace(with_more(sometimes), summary=summary))
    assert f"{SOUND.id}: 'summary' reads 'extra', which is not always answered" in told


def test_a_record_of_which_there_is_no_example() -> None:
    told = faults(lookup("extra", Registered, "正在查询"))
    assert "Registered has no examples: add a table to kiosk/workshop/examples/" in told


@pytest.mark.parametrize("changed", ["tile", "slip_title"])
def test_words_without_english(changed: str) -> None:
    assert f"{SOUND.id}: no English for '没有人译过'" in found(replace(SOUND, **{changed: "没有人译过"}))


def test_english_that_is_missing_for_titles_options_and_sentences() -> None:
    gate = require(lambda a: a["extra"] == "甲").otherwise(Refusal.NOT_ELIGIBLE, "没译的一句。", "没译的另一句。", gate="NEW")
    told = found(with_more(choice("extra", "没译的问题", ["甲", "乙"], label="没译的名字", note="没译的话"), gate))
    for text in ("没译的问题", "没译的名字", "没译的话", "甲", "乙", "没译的一句。", "没译的另一句。"):
        assert f"{SOUND.id}: no English for {text!r}" in told


def test_english_that_nobody_needs_any_more(tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / "assets/locale/en/items/old.toml").write_text('"没有人说的话" = "Nobody says this"\n', encoding="utf-8")
    assert "assets/locale/en: nobody says '没有人说的话'" in lint.faults(catalogue(), CONFIG, policy(), root)


def test_a_bundle_without_english(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    shutil.copytree(CONFIG, folder)
    changed(folder / "bundles.toml", 'title = "我要养老"', 'title = "没有人译过"')
    told = lint.faults(catalogue(), folder, policy())
    assert "bundles: no English for '没有人译过'" in told
    assert "assets/locale/en: nobody says '我要养老'" in told


def tree(folder: Path) -> Path:
    """What the lint reads of the source tree, to be changed."""
    for name in ("assets/locale", "flows", "kiosk"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "config").mkdir()
    shutil.copy(ROOT / KEPT, folder / KEPT)
    return folder


def changed(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_what_a_template_left_to_its_author(tmp_path: Path) -> None:
    root = tree(tmp_path)
    changed(root / "flows/items/housing_fund/hf_account_query.py", "MONTHS =", "# 【待填：几个月】\nMONTHS =")
    told = found(SOUND, root)
    assert len(told) == 1
    assert "flows/items/housing_fund/hf_account_query.py:" in told[0]
    assert told[0].endswith("【待填：几个月】")


def test_a_change_without_a_new_version(tmp_path: Path) -> None:
    root = tree(tmp_path)
    assert found(SOUND, root) == []
    changed(root / "flows/items/housing_fund/hf_account_query.py", '"近6个月": 6', '"近6个月": 7')
    assert found(SOUND, root) == [f"{SOUND.id}: changed, but its version is still 2: raise it or run `kiosk items editions`"]
    assert found(replace(SOUND, version=3), root) == [f"{SOUND.id}: version 3 is new: run `kiosk items editions`"]


def test_a_change_in_a_topic_is_one_of_every_item_on_it(tmp_path: Path) -> None:
    root = tree(tmp_path)
    changed(root / "flows/housing_fund.py", "def has_account", "EXTRA = 1\n\n\ndef has_account")
    told = [fault for fault in lint.faults(catalogue(), CONFIG, policy(), root) if "changed, but" in fault]
    assert {fault.split(":")[0] for fault in told} == {"hf-account-query", "hf-loan-settled-certificate", "hf-offsite-loan-certificate"}


def test_a_change_in_a_record_is_one_of_its_items(tmp_path: Path) -> None:
    root = tree(tmp_path)
    changed(root / "flows/records/ag_bus_card_validation.py", "return self.number is not None", "return bool(self.state)")
    told = [fault for fault in lint.faults(catalogue(), CONFIG, policy(), root) if "changed, but" in fault]
    assert {fault.split(":")[0] for fault in told} == {"ag-bus-card-validation"}


def test_comments_and_layout_are_no_change(tmp_path: Path) -> None:
    root = tree(tmp_path)
    changed(root / "flows/items/housing_fund/hf_account_query.py", "MONTHS =", "# how far back\nMONTHS =")
    assert found(SOUND, root) == []


def test_an_item_whose_edition_was_never_kept(tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / KEPT).write_text("", encoding="utf-8")
    assert found(SOUND, root) == [f"{SOUND.id}: its edition is not kept: run `kiosk items editions`"]


def test_a_missing_file_of_editions_is_named_itself(tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / KEPT).unlink()
    told = lint.faults({SOUND.id: SOUND}, CONFIG, policy(), root)
    assert [fault for fault in told if "edition" in fault] == [
        "config/editions.toml: missing, so no change of an item can be seen: run `kiosk items editions`"
    ]
