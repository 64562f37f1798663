"""The consent in large type says all that the usual one says: what is read, compared and asked, for how long, and the other way."""

from __future__ import annotations

import re

import pytest

from core.language import Language
from flows.flow import StepKind
from flows.guide import HEADINGS
from flows.item import Identity, Item
from flows.items import catalogue
from kiosk.screens.privacy import privacy_in_one, privacy_in_short, privacy_lines
from kiosk.screens.topics import TOPICS
from kiosk.ui.language import translate

ORG = "某个部门"
FACE = ("本机比对一次", "比完", "删", "不想刷脸", "换一种方式")


@pytest.mark.parametrize("item", catalogue().values(), ids=lambda item: item.id)
def test_both_consents_say_the_same(item: Item) -> None:
    usual, large = "".join(privacy_lines(item, ORG)), privacy_in_one(item, ORG)
    kinds = {getattr(step, "kind", None) for step in item.steps}
    for words in ("身份证，只用于", "从本机清除"):
        assert words in usual
        assert words in large
    assert ORG in large
    titles = [step.title for step in item.steps if getattr(step, "kind", None) is StepKind.LOOKUP]
    assert [title for title in titles if re.sub("^正在(查询|核对|计算)", "", title) not in large] == []
    assert "正在" not in large + usual
    if StepKind.FACE in kinds:
        assert [words for words in FACE if words not in large] == []
    assert ("选刷身份证时" in large) == (item.identity is Identity.NONE)


@pytest.mark.parametrize("item", catalogue().values(), ids=lambda item: item.id)
def test_the_first_page_names_every_act_that_is_agreed_to(item: Item) -> None:
    usual, short = "".join(privacy_lines(item, ORG)), privacy_in_short(item)
    for act, words in (("读身份证", "您的身份证"), ("拍脸比对", "拍下您的脸"), ("查记录", "部门查询")):
        assert (act in short) == (words in usual)
    assert "清除" in short
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in translate(short, Language.ENGLISH))


def test_every_element_of_a_guide_has_one_topic_but_for_the_name_in_the_title() -> None:
    assert sorted(heading for *_, headings in TOPICS for heading in headings) == sorted(HEADINGS[1:])
