"""What is offered for which keys."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.writing import Writing
from kiosk.pinyin.lexicon import Lexicon
from kiosk.pinyin.speller import MOST_KEYS, Speller
from kiosk.pinyin.vulgar import Vulgar
from tests.kiosk.pinyin.conftest import Typing

LETTERS = "abcdefghijklmnopqrstuvwxyz'"


def spelled(lexicon: Lexicon, keys: str, writing: Writing = Writing.FREE) -> Speller:
    speller = Speller(lexicon, writing, Vulgar.read())
    for key in keys:
        speller.push(key)
    return speller


def test_a_whole_phrase_comes_first_and_its_beginnings_after_it(offered: Typing) -> None:
    found = offered("shebaokadiule")

    assert found[0] == "社保卡丢了"
    assert "社保卡" in found
    assert found.index("社保卡") < found.index("设")


def test_every_character_of_the_first_syllable_can_be_had(offered: Typing) -> None:
    found = offered("yi", most=2000)

    assert {"一", "意", "翊", "祎", "弋", "彝"} <= set(found)


def test_a_separator_says_where_a_syllable_ends(offered: Typing) -> None:
    assert offered("xi'an")[0] == "西安"
    assert "先" in offered("xian", most=400)
    assert "先" not in offered("xi'an", most=400)


def test_what_sounds_alike_in_the_south_is_found_behind_what_is_spelled_right(offered: Typing) -> None:
    assert "长沙" in offered("cangsa")[:4]
    assert "湖南" in offered("fulan")[:12]
    assert "证明" in offered("zenmin")[:12]
    assert offered("changsha")[0] == "长沙"


def test_a_line_begun_on_one_kind_of_keys_goes_on_on_the_other(offered: Typing) -> None:
    assert offered("huk68") == offered("48568")
    assert offered("485ou") == offered("48568")


def test_initials_and_a_last_syllable_only_begun_are_enough(offered: Typing) -> None:
    assert "中国" in offered("zhongg")[:3]
    assert "身份证" in offered("sfz")[:10]
    assert offered("zh")


def test_in_a_name_a_family_name_stands_first(offered: Typing) -> None:
    assert offered("zengli", Writing.NAME)[0].startswith("曾")
    assert offered("ouyang", Writing.NAME)[0] == "欧阳"
    assert "单" in offered("shan", Writing.NAME)[:3]


def test_behind_a_family_name_a_given_name_is_meant(offered: Typing) -> None:
    assert "建国" in offered("jianguo", Writing.NAME, before="王")[:2]


def test_rare_characters_of_names_are_there(offered: Typing) -> None:
    assert "喆" in offered("zhe", Writing.NAME, most=2000)
    assert "堃" in offered("kun", Writing.NAME, most=2000)
    assert "䶮" in offered("yan", Writing.NAME, most=2000)


def test_an_address_prefers_places(offered: Typing) -> None:
    assert offered("guiyangxian", Writing.ADDRESS)[0] == "桂阳县"
    assert "第五组" in offered("diwuzu", Writing.ADDRESS)[:2]


def test_taking_a_candidate_leaves_the_keys_behind_it(lexicon: Lexicon) -> None:
    speller = spelled(lexicon, "woyaochahukou")
    chosen = next(candidate for candidate in speller.candidates() if candidate.text == "我要")

    speller.take(chosen, "我要")

    assert speller.keys == "chahukou"
    assert "查户口" in [candidate.text for candidate in speller.candidates()[:3]]


def test_taking_back_a_key_is_as_if_it_had_never_been_typed(lexicon: Lexicon) -> None:
    there_and_back, straight = spelled(lexicon, "hukoubenx"), spelled(lexicon, "hukouben")

    there_and_back.pop()

    assert there_and_back.candidates() == straight.candidates()


def test_what_was_chosen_before_does_not_come_earlier_the_next_time(lexicon: Lexicon) -> None:
    first = [candidate.text for candidate in spelled(lexicon, "shi").candidates()]
    speller = spelled(lexicon, "shi")
    for _ in range(5):
        speller.take(next(c for c in speller.candidates() if c.text == first[30]), first[30])
        for key in "shi":
            speller.push(key)

    assert [candidate.text for candidate in spelled(lexicon, "shi").candidates()] == first


@settings(max_examples=60, deadline=None)
@given(keys=st.text(LETTERS + "A1 中", max_size=MOST_KEYS + 5), writing=st.sampled_from(Writing))
def test_whatever_is_typed_candidates_spell_a_beginning_of_it(lexicon: Lexicon, keys: str, writing: Writing) -> None:
    speller = spelled(lexicon, keys, writing)

    found = speller.candidates(60)

    assert len(speller.keys) <= MOST_KEYS
    assert all(candidate.text and 0 < candidate.keys <= len(speller.keys) for candidate in found)
    assert len({candidate.text for candidate in found}) == len(found)
    for _ in range(len(speller.keys) + 1):
        speller.pop()
    assert speller.keys == ""
    assert speller.candidates() == []
