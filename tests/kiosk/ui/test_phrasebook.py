"""Finished sentences are found by the ids of the catalogue, whole or by their parts."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from core.config import ConfigError
from core.language import Language
from kiosk.ui.english import FORMS
from kiosk.ui.language import phrasebook
from kiosk.ui.phrasebook import Phrasebook

BOOK = {
    "缴费": "Payment",
    "补打": "Reprint",
    "没有欠费。": "Nothing is due.",
    "以后再来。": "Come back later.",
    "确认缴费 {amount}": "Pay {amount}",
    "{day}起可以预约。": "You can book from {day}.",
    "{name}，您好": "Hello {name}",
    "{count}人": "{count} people",
    "共 {count} 项": "{count} items",
    "共 1 项": "1 item",
    "第{at}步 / 共{all}步": "Step {at} of {all}",
}


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("缴费", "Payment"),
        ("确认缴费 82.32 元", "Pay 82.32 yuan"),
        ("2026年3月1日起可以预约。", "You can book from 1 Mar 2026."),
        ("2026年3月", "Mar 2026"),
        ("11月21日 周五", "Fri 21 Nov"),
        ("11月 第一档(180度内)", "Nov Step 1 (up to 180 kWh)"),
        ("2026年度", "2026"),
        ("共 3 项", "3 items"),
        ("共 1 项", "1 item"),
        ("缴费、补打", "Payment, Reprint"),
        ("没有欠费。以后再来。", "Nothing is due. Come back later."),
        ("缴费（3人）", "Payment (3 people)"),
        ("「缴费」", "“Payment”"),
        ("缴费：82.32 元", "Payment: 82.32 yuan"),
        ("王建国，您好", "Hello 王建国"),
        ("第{at}步 / 共{all}步", "Step {at} of {all}"),
        ("Already English", "Already English"),
        ("The window is left，12345（free）", "The window is left, 12345 (free)"),
    ],
)
def test_a_sentence_is_put_into_english(chinese: str, english: str) -> None:
    assert Phrasebook(BOOK, FORMS).translate(chinese) == english


@pytest.mark.parametrize("chinese", ["王建国", "太和镇新华路9号", "没有人", "太和、仁义"])
def test_what_nobody_knows_stays(chinese: str) -> None:
    assert Phrasebook(BOOK, FORMS).translate(chinese) == chinese


def test_an_exact_sentence_goes_before_one_with_slots() -> None:
    assert Phrasebook({"{n} 度": "{n} kWh", "满 度": "Full"}).translate("满 度") == "Full"


def test_the_sentence_with_most_words_of_its_own_is_the_one() -> None:
    book = {"请{act}": "Please {act}", "请在{day}前{act}": "Please {act} by {day}", "认证": "confirm"}
    for order in (book, dict(reversed(book.items()))):
        assert Phrasebook(order, FORMS).translate("请在3月1日前认证") == "Please confirm by 1 Mar"


def test_it_tells_which_ids_were_needed() -> None:
    used: set[str] = set()
    Phrasebook(BOOK, FORMS, used).translate("确认缴费 82.32 元")
    assert used == {"确认缴费 {amount}"}


def test_a_catalogue_that_cannot_be_read_leaves_the_words_chinese() -> None:
    def damaged(_: Language) -> Mapping[str, str]:
        raise ConfigError("home.toml: two translations")

    assert phrasebook(Language.ENGLISH, damaged).translate("首页") == "首页"
