"""Where a line may break: Chinese rules, counted in half-width columns.

A line never begins with a closing mark (，。、）…) and never ends with an opening one (（《“…); words, numbers, amounts with
their unit and masked names stay whole as long as one line can hold them. Two or more spaces separate phrases, and a phrase
that fits a line of its own is not broken.
"""

from __future__ import annotations

import re

from devices.escpos.characters import width

NO_START = frozenset("，。、；：？！）】》〉」』〕］｝”’…—～·％‰℃,.;:?!)]}>%°*")
NO_END = frozenset("（【《〈「『〔［｛“‘([{<￥¥$#＃№")
_WORD = re.compile(r"[!-~¥]+[元角分年月日时秒岁号个次笔]?|.", re.DOTALL)
_PHRASE = re.compile(r" *(?:(?!  ).)+", re.DOTALL)
"""A phrase with the spaces before it."""


def holds(text: str, columns: int) -> bool:
    """Whether a line of so many columns can hold every word of the text whole."""
    return all(width(unit) <= columns for unit in _units(text))


def wrap(text: str, columns: int) -> list[str]:
    """The text as lines of at most `columns`; LF begins a new one. At least one line, which may be empty."""
    return [line for paragraph in text.split("\n") for line in _wrap(paragraph, columns)]


def _wrap(paragraph: str, columns: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for phrase in _PHRASE.findall(paragraph):
        if width(line + phrase.rstrip(" ")) > columns and line.strip() and width(phrase.strip(" ")) <= columns:
            lines.append(line.rstrip(" "))
            line = ""
            phrase = phrase.lstrip(" ")
        *full, line = _fill(line, phrase, columns)
        lines += full
    return [*lines, line.rstrip(" ")]


def _fill(line: str, phrase: str, columns: int) -> list[str]:
    """The phrase set from the end of `line` on; the last line is still open."""
    lines: list[str] = []
    for unit in _units(phrase):
        if width(line) + width(unit.rstrip(" ")) <= columns:
            line += unit
            continue
        if line.strip():
            lines.append(line.rstrip(" "))
        *whole, line = _split(unit.lstrip(" "), columns)
        lines += whole
    return [*lines, line]


def _units(paragraph: str) -> list[str]:
    """The pieces between which a break is allowed."""
    units: list[str] = []
    for word in _WORD.findall(paragraph):
        stays = units and (word[0] in NO_START or units[-1][-1] in NO_END)
        if stays:
            units[-1] += word
        else:
            units.append(word)
    return units


def _split(unit: str, columns: int) -> list[str]:
    """A unit that no line can hold, cut where it must be, yet never before a closing mark if one character can move along."""
    pieces: list[str] = []
    while width(unit) > columns and len(unit) > 1:
        end = _fitting(unit, columns)
        if unit[end] in NO_START and end > 1 and unit[end - 1] not in NO_START:
            end -= 1
        pieces.append(unit[:end])
        unit = unit[end:]
    return [*pieces, unit]


def _fitting(unit: str, columns: int) -> int:
    taken = 0
    for index, c in enumerate(unit):
        taken += width(c)
        if taken > columns:
            return max(index, 1)
    return len(unit)
