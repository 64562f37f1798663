"""Where a line may not break: inside the words of our own texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.ui import compounds
from kiosk.ui.wrap import wrap

TITLES = (
    "住房公积金贷款结清证明打印",
    "拖拉机和联合收割机驾驶证期满换证",
    "请将身份证平放在读卡区",
    "农村计划生育家庭奖励扶助资格年度确认",
)


@pytest.fixture(autouse=True)
def words() -> None:
    """The words as the set-up finds them."""
    compounds.prepare()
    compounds._known.cache_clear()


@pytest.mark.parametrize("text", TITLES)
def test_of_two_lines_the_first_does_not_end_in_a_word(text: str) -> None:
    for width in range(len(text) // 2 + 2, len(text)):
        lines = wrap(text, width, len, compounds.inside)
        assert "".join(lines) == text
        places = {sum(map(len, lines[:count])) for count in range(1, len(lines))}
        assert not places & compounds.inside(text), lines


@pytest.mark.parametrize("text", TITLES)
def test_words_cost_no_line(text: str) -> None:
    for width in range(4, len(text)):
        assert len(wrap(text, width, len, compounds.inside)) == len(wrap(text, width, len))


def test_a_text_without_words_breaks_anywhere() -> None:
    assert compounds.inside("Ab 12 ，。") == frozenset()
    assert compounds.inside("") == frozenset()


@pytest.mark.parametrize("damaged", [b"\xff\xfe\x00", "办理 many\n".encode(), "一行没有数\n".encode()])
def test_a_damaged_file_costs_no_more_than_line_breaks(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "compounds.txt"
    path.write_bytes(damaged)
    assert compounds.read(path) == {}
