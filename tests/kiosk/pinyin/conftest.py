"""The machine's own lexicon, made if this machine has the dictionary and nobody has made it yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.writing import Writing
from kiosk.pinyin import build
from kiosk.pinyin.lexicon import Lexicon
from kiosk.pinyin.speller import Speller
from kiosk.pinyin.vulgar import Vulgar
from tests.needs import needs

Typing = Callable[..., list[str]]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    needs("python3-jieba", (build.DICTIONARY / "dict.txt").exists(), "no dictionary")
    build.main()
    return Lexicon()


@pytest.fixture
def offered(lexicon: Lexicon) -> Typing:
    """`offered("nihao")`: what is offered for these keys, in order."""

    def typed(keys: str, writing: Writing = Writing.FREE, before: str = "", most: int = 40) -> list[str]:
        speller = Speller(lexicon, writing, Vulgar.read(), before)
        for key in keys:
            speller.push(key)
        return [candidate.text for candidate in speller.candidates(most)]

    return typed
