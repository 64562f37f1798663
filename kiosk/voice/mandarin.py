"""Chinese as the built-in voice can say it: syllables with tone digits, the sound of a character chosen by the words around it.

    请取走身份证，办好了   ▶   qing3 qu3 zou3 shen1 fen4 zheng4, ban4 hao3 le5

The voice reads Chinese characters badly (重庆 as zhòng qìng) and tone digits well, so it is given nothing else. Letters within
a sentence are said by the English voice, one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from kiosk.voice import numerals

MANDARIN, ENGLISH = "cmn-latn-pinyin", "en"
"""Names of the voices of espeak-ng."""

_MENDED = {
    "难处": "nán chù",
    "发卡": "fā kǎ",
    "当场": "dāng chǎng",
    "规定当场": "guī dìng dāng chǎng",
    "的当场": "de dāng chǎng",
    "的当事人": "de dāng shì rén",
    "等得": "děng de",
    "开得": "kāi de",
    "办得": "bàn de",
    "看得": "kàn de",
    "视为": "shì wéi",
    "长按": "cháng àn",
    "多长时间": "duō cháng shí jiān",
    "打的": "dǎ de",
    "一会儿": "yí huì er",
    "请长按": "qǐng cháng àn",
}
"""Words of the counter that the dictionary lacks, or cuts in the wrong place."""

_PAUSES = str.maketrans({**dict.fromkeys("，、；：,;:（）()—…·/", ","), **dict.fromkeys("。！？!?\n", ".")})
_LETTERS = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_SPOKEN = re.compile(r"[a-zü]+[1-5]?|[,.]")


@dataclass(frozen=True)
class Span:
    """What one voice of espeak-ng says at a stretch."""

    voice: str
    text: str


def spans(text: str) -> list[Span]:
    """The text in the order of speaking; empty when nothing in it can be said."""
    spelled, found, done = numerals.spell(text), [], 0
    for letters in _LETTERS.finditer(spelled):
        found += [Span(MANDARIN, syllables(spelled[done : letters.start()])), Span(ENGLISH, _letter_by_letter(letters[0]))]
        done = letters.end()
    found.append(Span(MANDARIN, syllables(spelled[done:])))
    return [span for span in found if re.search("[a-z]", span.text, re.IGNORECASE)]


def syllables(text: str) -> str:
    """Chinese characters as syllables, punctuation as pauses, all else left out."""
    read = _pypinyin()
    parts = read.lazy_pinyin(text.translate(_PAUSES), style=read.Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True)
    return " ".join(sound for part in parts for sound in _SPOKEN.findall(part))


def _letter_by_letter(word: str) -> str:
    """PIN is said P I N; a word with small letters is a word."""
    return " ".join(word.replace(" ", "")) if word.isupper() else word


@cache
def _pypinyin() -> Any:
    """The dictionary of readings. It takes a quarter of a second to load, so only who speaks loads it."""
    import pypinyin

    pypinyin.load_phrases_dict({word: [[sound] for sound in sounds.split(" ")] for word, sounds in _MENDED.items()})
    return pypinyin
