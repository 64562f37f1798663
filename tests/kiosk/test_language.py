"""English is looked up by the Chinese sentence; what nobody has translated stays Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.config import ConfigError
from core.language import Language, read_sentences, sentences_in
from kiosk.ui.english import within
from kiosk.ui.language import translate


def test_a_sentence_of_an_item_is_there_in_english() -> None:
    assert translate("电费查询缴纳", Language.ENGLISH) == "Look up and pay electricity"
    assert translate("电费查询缴纳", Language.CHINESE) == "电费查询缴纳"


def test_what_is_not_translated_is_shown_in_chinese() -> None:
    assert translate("没有人译过的一句。", Language.ENGLISH) == "没有人译过的一句。"


def test_one_sentence_cannot_be_two_things(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('"电费" = "Electricity"\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('"电费" = "Power"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="'电费' is 'Electricity' elsewhere"):
        read_sentences(tmp_path)


def test_to_translate_twice_changes_nothing() -> None:
    for sentence in sentences_in(Language.ENGLISH):
        once = translate(sentence, Language.ENGLISH)
        assert translate(once, Language.ENGLISH) == once


def test_a_label_within_a_sentence_has_no_capital_but_a_name_or_an_abbreviation_keeps_its_own() -> None:
    asked = translate("向桂阳县民政局等部门查询：户籍信息、收款账户、联系电话。", Language.ENGLISH)
    assert asked.endswith("about: household register, account to be paid to, phone number.")
    assert translate("收款账户", Language.ENGLISH) == "Account to be paid to", "by itself, and at the head of a sentence, it keeps it"
    assert within("ID card, WeChat wallet and Water bill") == "ID card, WeChat wallet and water bill"
