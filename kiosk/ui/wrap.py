"""Breaks text into lines as Chinese typesetting asks: no line begins with 「，。」 or ends with 「（」, none ends in a word, lines are even.

Kivy breaks at spaces first and starts lines with commas, so every label is broken here and Kivy only sees the line feeds.
A dot between two things of a list is dropped where the line ends between them. As few lines as possible; among those the ones that break after punctuation and leave no short last line.
The caller measures and knows the words: this module knows no font. Rules after GB/T 15834 (punctuation at line ends).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set

Measure = Callable[[str], float]
Inside = Callable[[str], Set[int]]
"""The places of a text at which a break would split a word."""

_NOT_FIRST = frozenset("，。、；：？！）》」』】〕〉”’…—～·/,.;:?!)]}%℃°元")
_NOT_LAST = frozenset("（《「『【〔〈“‘([{￥¥")
_GOOD_LAST = frozenset("，。、；：？！）》」』】·—/")
_FOREIGN_END = re.compile(r"[A-Za-z]\s+$")
_COUNTED = re.compile(r"\d\s*$")
"""A number keeps its unit: 「16 周岁」, 「6位」, 「82.32 元」."""
_GROUP = re.compile(r"[^\s\-]*-\s*|[^\s\-]+\s*")
"""What of a run that is wider than a line stays together: it breaks at spaces and behind hyphens first."""
_TOKEN = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|[A-Za-z0-9*●#@&+./:_'\-]+|\s|.", re.DOTALL)

_MID_PHRASE = 0.15
"""The price of a break inside a phrase; a line left empty to the half costs 0.25."""
_MID_WORD = 0.6
"""The price of a break inside a word: only where every other way is worse than a line left empty to three quarters."""
_PER_LINE = 100.0
"""Outweighs everything else: never a line more than needed."""
_LOOSE_FROM = 4
"""From so many lines on it is a paragraph, and its last line may be short, though never shorter than a quarter."""


def nowhere(_text: str) -> frozenset[int]:
    """No words are known."""
    return frozenset()


def wrap(text: str, width: float, measure: Measure, inside: Inside = nowhere) -> list[str]:
    """The lines of `text`, none wider than `width` as `measure` sees it (a single wider character excepted)."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if measure(paragraph) <= width:
            lines.append(paragraph.rstrip())
        else:
            lines += _lines(_units(paragraph, width, measure, inside(paragraph)), width)
    return lines


class _Unit:
    """A run that is never broken, with its width and the width it takes when it ends a line."""

    __slots__ = ("bare", "good_end", "mid_word", "text", "width")

    def __init__(self, text: str, mid_word: bool, measure: Measure) -> None:
        self.text, self.mid_word = text, mid_word
        self.width = measure(text)
        self.bare = measure(text.rstrip()) if text[-1:].isspace() else self.width
        self.good_end = text.rstrip()[-1:] in _GOOD_LAST or bool(_FOREIGN_END.search(text))


def _units(paragraph: str, width: float, measure: Measure, inside: Set[int]) -> list[_Unit]:
    units, at = [], 0
    for run in _runs(paragraph):
        for piece in _short(run, width, measure):
            at += len(piece)
            units.append(_Unit(piece, at in inside, measure))
    return units


def _runs(paragraph: str) -> list[str]:
    runs: list[str] = []
    for token in _TOKEN.findall(paragraph):
        before = runs[-1] if runs else ""
        if runs and (token[0] in _NOT_FIRST or token.isspace() or before.rstrip()[-1:] in _NOT_LAST or _COUNTED.search(before)):
            runs[-1] += token
        else:
            runs.append(token)
    return runs


def _short(run: str, width: float, measure: Measure) -> list[str]:
    """The run itself, or its pieces when it is wider than a whole line (a long number, a web address): its groups, if it has any."""
    if len(run) == 1 or measure(run.rstrip()) <= width:
        return [run]
    if len(groups := _GROUP.findall(run)) > 1:
        return [piece for group in groups for piece in _short(group, width, measure)]
    pieces = [run[0]]
    for character in run[1:]:
        if measure(pieces[-1] + character) <= width:
            pieces[-1] += character
        else:
            pieces.append(character)
    return _closed(pieces)


def _closed(pieces: list[str]) -> list[str]:
    """A piece that would begin with a closing mark takes a character from the one before."""
    for place in range(len(pieces) - 1, 0, -1):
        while pieces[place][0] in _NOT_FIRST and len(pieces[place - 1]) > 1:
            pieces[place - 1], pieces[place] = pieces[place - 1][:-1], pieces[place - 1][-1] + pieces[place]
    return pieces


def _lines(units: list[_Unit], width: float) -> list[str]:
    """The cheapest way to cut the units, found from the end: cost[i] is the price of everything from unit i on."""
    count = len(units)
    few = _count_greedy(units, width) < _LOOSE_FROM
    cost, cut = [0.0] * (count + 1), [count] * (count + 1)
    for first in range(count - 1, -1, -1):
        cost[first], used = float("inf"), 0.0
        for last in range(first, count):
            if last > first and used + units[last].bare > width:
                break
            price = _price(units[last], used + units[last].bare, width, last == count - 1, few) + cost[last + 1]
            if price < cost[first]:
                cost[first], cut[first] = price, last + 1
            used += units[last].width
    return _cut(units, cut)


def _price(unit: _Unit, used: float, width: float, ends: bool, few: bool) -> float:
    empty = max(0.0, 1 - used / width)
    if ends and not few:
        return _PER_LINE + max(0.0, empty - 0.75) * 4
    broken = 0.0 if ends or unit.good_end else _MID_WORD if unit.mid_word else _MID_PHRASE
    return _PER_LINE + empty * empty + broken


def _cut(units: list[_Unit], cut: list[int]) -> list[str]:
    lines, first = [], 0
    while first < len(units):
        lines.append("".join(unit.text for unit in units[first : cut[first]]).rstrip())
        first = cut[first]
    return [line.removesuffix(" ·") for line in lines[:-1]] + lines[-1:] or [""]


def _count_greedy(units: list[_Unit], width: float) -> int:
    lines, used = 1, 0.0
    for unit in units:
        if used and used + unit.bare > width:
            lines, used = lines + 1, 0.0
        used += unit.width
    return lines
