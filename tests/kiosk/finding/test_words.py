"""The county's words for its items, and what a slip of the pen in them says."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.config import ConfigError
from kiosk.finding.words import read_words
from tests.kiosk.finding.county import CONFIG, ITEMS


def test_every_item_of_the_county_has_words_of_its_own() -> None:
    assert set(read_words(CONFIG, ITEMS)) == set(ITEMS)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('ut-electricty-pay = ["电费"]', "no item 'ut-electricty-pay'; did you mean 'ut-electricity-pay'"),
        ("ut-electricity-pay = []", "ut-electricity-pay: a list of words is wanted"),
        ('ut-electricity-pay = "电费"', "ut-electricity-pay: a list of words is wanted"),
        ('ut-electricity-pay = ["电费", " "]', "ut-electricity-pay: a list of words is wanted"),
        ('ut-electricity-pay = ["电费", "电费"]', "a word stands there twice"),
    ],
)
def test_a_wrong_entry_stops_the_start_and_is_named(tmp_path: Path, line: str, fault: str) -> None:
    (tmp_path / "also_called.toml").write_text(line, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"also_called\.toml: .*") as caught:
        read_words(tmp_path, ITEMS)
    assert fault in str(caught.value)
