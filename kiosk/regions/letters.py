"""The first letter of a division's name as people say it.

A character has several readings; pypinyin knows most names of cities and counties as words. The table has those of which
it does not know that they are names: 单县 is Shàn, 歙县 Shè.
"""

from __future__ import annotations

_AS_SAID = {
    **dict.fromkeys(("长治市", "长垣市"), "C"),
    **dict.fromkeys(("涡阳县",), "G"),
    **dict.fromkeys(("筠连县", "伽师县"), "J"),
    **dict.fromkeys(("漯河市",), "L"),
    **dict.fromkeys(("牟平区",), "M"),
    **dict.fromkeys(("郫都区",), "P"),
    **dict.fromkeys(("覃塘区",), "Q"),
    **dict.fromkeys(("任泽区",), "R"),
    **dict.fromkeys(("单县", "歙县", "莘县"), "S"),
    **dict.fromkeys(("浚县",), "X"),
    **dict.fromkeys(("蔚县", "尉犁县"), "Y"),
    **dict.fromkeys(("曾都区",), "Z"),
}


def first_letter(name: str) -> str:
    """A to Z; "#" for what no reading is known of."""
    if name in _AS_SAID:
        return _AS_SAID[name]
    from pypinyin import Style, lazy_pinyin  # here: its dictionaries take 0.2 s, and a list from the set-up needs none

    letter = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))[:1].upper()
    return letter if "A" <= letter <= "Z" else "#"
