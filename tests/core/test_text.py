"""Text from outside loses what kills a window or moves paper, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import clean, typed_code


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("张远", "张远"),
        ("欧阳静·Ö 𠮷", "欧阳静·Ö 𠮷"),
        ("a\x1dV\x00b", "aVb"),
        ("a\ud800b", "ab"),
        ("一行\n两行", "一行\n两行"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("\ttab\r", "tab"),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_nothing_dangerous_is_left(text: str) -> None:
    left = clean(text)
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in left)
    assert clean(left) == left
    left.encode("utf-8")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("１２３ ４５６", "123456"), ("abcd\u3000efgh", "ABCDEFGH"), (" ｘ９\n", "X9"), ("", ""), ("²٣", "²٣")],
)
def test_a_code_is_read_as_it_was_meant(typed: str, code: str) -> None:
    assert typed_code(typed) == code


def test_it_has_a_length() -> None:
    assert clean("很长" * 10, limit=5) == "很长很长很"
