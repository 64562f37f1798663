"""What the lexicon holds, for its making: every word with its weight, its kind and how dear it is where an address is typed.

Costs are negative logs of shares: 0 is certain, 11 is one in sixty thousand.
"""

from __future__ import annotations

import math
import re
import sqlite3
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LONGEST_WORD = 8
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_LEAST_COUNT = 3
_LEAST_NAME_COUNT = 20
"""Whole names of people are kept only when they are known; the others teach what names are made of."""
OWN_COUNT = 150
"""What one use in our own texts counts as: together they weigh about a tenth of the dictionary, for people come here with such matters."""
_TOTAL, _UNKNOWN = math.log(6e7), 0.0

_ABOVE_TOWNS = 10**9
"""The first code that is too long for a town."""
_DIVISION_COUNTS = ((10**4, 400), (10**6, 80), (10**9, 15))
"""What a city, a county and a town count as, by the first code that is too long; there are 40 000 towns."""

PLACE_ENDINGS = frozenset("省市县区州盟旗镇乡村屯寨街道路巷弄里号栋幢座楼层单元室户组队社湾冲塘坪坳桥岭")
_ABOUT_PLACES = frozenset(
    "小区 花园 家园 宿舍 新村 大厦 广场 公寓 市场 商场 医院 卫生院 学校 小学 中学 幼儿园 车站 老街 新城 安置房 家属院 家属区 教学楼 门面 门面房 大院 旁边 "
    "对面 后面 前面 隔壁 附近 路口 村委会 居委会 社区 村部 水库 大桥 桥头 河边 山下 街上 一期 二期 三期 一楼 二楼 三楼 四楼 五楼".split()
)
_NUMBER = frozenset("第一二三四五六七八九十百")
_PLACE_FACTOR = 12.0
_COMMON_FACTOR = 0.25
_PLACE_CHARACTERS = 6.0
"""How much more place names, and how much less other words, count in an address."""


@dataclass(frozen=True)
class Entry:
    """A word of the dictionary: how often it was seen, and the class of its use (jieba's tag)."""

    word: str
    count: int
    tag: str


def dictionary(file: Path) -> list[Entry]:
    """Every line of jieba's dict.txt: word, count, tag."""
    rows = (line.split(" ") for line in file.read_text(encoding="utf-8").splitlines())
    return [Entry(row[0], int(row[1]), row[2]) for row in rows if len(row) == 3]


def usual(entries: list[Entry]) -> Iterator[Entry]:
    """What somebody may want to type: words of Chinese characters, neither endless nor seen but twice."""
    for entry in entries:
        if not _simplified(entry.word):
            continue
        least = _LEAST_NAME_COUNT if entry.tag.startswith("nr") and len(entry.word) > 2 else _LEAST_COUNT
        if entry.count >= least and len(entry.word) <= LONGEST_WORD and _CHINESE.fullmatch(entry.word):
            yield entry


def _simplified(word: str) -> bool:
    """Whether the word is written with the everyday characters of the mainland; the dictionary has words from elsewhere too."""
    try:
        word.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def own_words(folders: Sequence[Path], entries: list[Entry]) -> Iterator[Entry]:
    """How often our own services and screens use each word, counted as the dictionary counts: its words, and what they say in one go."""
    log = {entry.word: math.log(entry.count) for entry in entries}
    found: Counter[str] = Counter()
    for folder in folders:
        for file in sorted(folder.rglob("*.toml")):
            for run in _runs(tomllib.loads(file.read_text(encoding="utf-8"))):
                found.update(_said(_words_of(run, log)))
    for words, times in sorted(found.items()):
        if words in log or (times > 1 and len(words) > 1):
            yield Entry(words, times * OWN_COUNT, "n")


def divisions(file: Path) -> Iterator[Entry]:
    """The names of provinces, cities, counties and towns, from the terminal's list of divisions where it has one; villages are too many."""
    if not file.exists():
        return
    rows = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        for code, name in rows.execute("SELECT code, name FROM division WHERE code < ? ORDER BY code", (_ABOVE_TOWNS,)):
            yield Entry(name, next(count for below, count in _DIVISION_COUNTS if code < below), "ns")
    finally:
        rows.close()


def _said(words: list[str]) -> Iterator[str]:
    """Each word, and each row of words that is short enough to be looked up as one."""
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            text = "".join(words[start:end])
            if len(text) > LONGEST_WORD:
                break
            yield text


def _words_of(run: str, log: Mapping[str, float]) -> list[str]:
    """The likeliest way to cut a run of characters into words of the dictionary."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        starts = range(max(0, end - LONGEST_WORD), end)
        best.append(max((best[at][0] + log.get(run[at:end], _UNKNOWN if end - at == 1 else -math.inf) - _TOTAL, at) for at in starts))
    words, end = [], len(run)
    while end:
        words.append(run[best[end][1] : end])
        end = best[end][1]
    return words[::-1]


def _runs(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from _CHINESE.findall(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _CHINESE.findall(str(key))
            yield from _runs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _runs(inner)


def place_characters(entries: list[Entry]) -> dict[str, float]:
    """The share of each character in the names of places: what an unknown village is spelled with."""
    seen: Counter[str] = Counter()
    for entry in entries:
        if entry.tag == "ns":
            seen.update(entry.word)
    total = sum(seen.values())
    return {character: count / total for character, count in seen.items()}


def address_weight(entry: Entry, places: Mapping[str, float], total: float) -> float:
    """The share of a word among those of addresses (not made to add up to one)."""
    share = entry.count / total
    if len(entry.word) == 1:
        return share * (1.0 if entry.word in _NUMBER else _COMMON_FACTOR) + places.get(entry.word, 0) / _PLACE_CHARACTERS
    placed = entry.tag in ("ns", "nt") or entry.word[-1] in PLACE_ENDINGS or entry.word in _ABOUT_PLACES
    placed = placed or _NUMBER.issuperset(entry.word)
    return share * (_PLACE_FACTOR if placed else _COMMON_FACTOR)


def cost(share: float) -> float:
    """The negative log of a share; what was never seen costs like one in a hundred million."""
    return -math.log(max(share, 1e-8))
