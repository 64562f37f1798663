"""A few letters lead to the item, however the resident spells it."""

from __future__ import annotations

import time

import pytest

from core.language import Language
from kiosk.finding.index import FoundIn, Index, Phrase
from tests.kiosk.finding.county import ITEMS, index

OWN = index()


@pytest.mark.parametrize(
    ("typed", "item_id"),
    [
        ("df", "ut-electricity-pay"),
        ("jdf", "ut-electricity-pay"),
        ("DIANFEI", "ut-electricity-pay"),
        ("duandian", "ut-electricity-pay"),
        ("dd", "ut-electricity-pay"),
        ("lnz", "ag-senior-preference-card"),
        ("ylq", "si-pension-payment-query"),
        ("yanglj", "si-pension-payment-query"),
        ("khj", "ps-household-certificate"),
        ("kaihujizheng", "ps-household-certificate"),
        ("hz", "mi-resident-pay"),
        ("gjj", "hf-account-query"),
        ("sbk", "si-card-temporary-loss"),
        ("养老钱", "si-pension-payment-query"),
    ],
)
def test_what_residents_say_leads_to_the_item(typed: str, item_id: str) -> None:
    assert item_id in OWN.find(typed)[:4]


def test_two_letters_bring_the_items_whose_names_begin_so_to_the_top() -> None:
    assert [ITEMS[item_id].tile for item_id in OWN.find("yl")[:2]] == ["养老金查询", "养老认证"]


def test_every_item_is_found_by_the_first_letters_of_its_tile() -> None:
    from pypinyin import Style, lazy_pinyin

    for item in ITEMS.values():
        letters = "".join(lazy_pinyin(item.tile, style=Style.FIRST_LETTER))
        assert item.id in OWN.find(letters[:4])[:6], (item.tile, letters)


@pytest.mark.parametrize("typed", ["yinhang", "yinxing", "yh", "yx"])
def test_a_character_with_several_readings_is_found_by_each(typed: str) -> None:
    assert Index([Phrase("银行", FoundIn.SPOKEN, ("bank",))], ["bank"]).find(typed) == ["bank"]


@pytest.mark.parametrize(
    ("typed", "text"), [("zhongj", "重疾"), ("cqyl", "重庆养老"), ("zhang", "长辈"), ("cb", "长辈"), ("nv", "女"), ("nu", "女")]
)
def test_the_other_reading_leads_there_too(typed: str, text: str) -> None:
    assert Index([Phrase(text, FoundIn.SPOKEN, ("one",))], ["one"]).find(typed) == ["one"]


def test_a_syllable_with_others_behind_it_is_whole_or_its_first_sound() -> None:
    one = Index([Phrase("养老", FoundIn.SPOKEN, ("one",))], ["one"])
    assert one.find("ylao") == one.find("yangl") == one.find("yanglao") == ["one"]
    assert one.find("yal") == []


def test_who_does_not_tell_the_sounds_apart_is_understood_when_nothing_is_spelt_so() -> None:
    assert "ut-electricity-pay" in OWN.find("dianhui"), "f and hu"
    assert "hf-account-query" in OWN.find("zuhuan"), "zh and z, f and hu, ang and an"
    assert "ps-id-card-renewal-appointment" in OWN.find("senfenzhen"), "sh and s, zheng and zhen"


def test_a_guides_words_are_the_last_resort() -> None:
    assert "ps-household-certificate" in OWN.find("hukoubo")
    assert OWN.find("df")[-1] != "si-pension-payment-query"


def test_letters_that_mean_nothing_find_nothing() -> None:
    assert OWN.find("qqqq") == []
    assert OWN.find("") == []
    assert OWN.find(" 。") == []


def test_of_equals_what_others_use_more_comes_first() -> None:
    equal = [Phrase(text, FoundIn.SPOKEN, (text,)) for text in ("水费", "水表")]
    pair = Index(equal, ["水费", "水表"])
    assert pair.find("s") == ["水费", "水表"]
    assert pair.find("s", {"水表": 9}) == ["水表", "水费"]


def test_the_same_letters_always_find_the_same() -> None:
    assert index().find("zm") == OWN.find("zm")


def test_in_english_mode_english_words_lead_there_and_so_does_pinyin() -> None:
    english = index(Language.ENGLISH)
    assert "ut-water-pay" in english.find("wat")
    assert "si-pension-payment-query" in english.find("pension")
    assert "ut-electricity-pay" in english.find("df")
    assert OWN.find("wat") == []


def test_a_key_is_answered_at_once() -> None:
    OWN.find("a")
    for typed in ("y", "yl", "zhengming", "shengfenzheng", "qqqq"):
        begun = time.process_time()
        for _ in range(10):
            OWN.find(typed)
        assert (time.process_time() - begun) / 10 < 0.005, typed


def test_the_text_that_was_met_best_is_known() -> None:
    index = Index([Phrase("电费", FoundIn.SPOKEN, ("pay",)), Phrase("电力缴纳电费", FoundIn.NAME, ("pay",))], ["pay"])
    assert index.met("dianfei")["pay"].text == "电费"
    assert index.met("dljn")["pay"].text == "电力缴纳电费"
    assert index.met("") == {}
