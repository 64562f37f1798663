"""The words around a character choose its sound."""

from __future__ import annotations

import pytest

from kiosk.voice.mandarin import ENGLISH, MANDARIN, Span, spans, syllables

READ = {
    "重庆": "chong2 qing4",
    "长大": "zhang3 da4",
    "长辈版": "zhang3 bei4 ban3",
    "行长": "hang2 zhang3",
    "到银行网点": "dao4 yin2 hang2 wang3 dian3",
    "行动不便": "xing2 dong4 bu2 bian4",
    "办不成事": "ban4 bu4 cheng2 shi4",
    "得到什么": "de2 dao4 shen2 me5",
    "等得太久": "deng3 de5 tai4 jiu3",
    "还没有": "hai2 mei2 you3",
    "已经还清": "yi3 jing1 huan2 qing1",
    "重新放": "chong2 xin1 fang4",
    "体重": "ti3 zhong4",
    "便民": "bian4 min2",
    "难处": "nan2 chu4",
    "请到发卡银行": "qing3 dao4 fa1 ka3 yin2 hang2",
    "规定当场受理": "gui1 ding4 dang1 chang3 shou4 li3",
    "补打的凭条": "bu3 da3 de5 ping2 tiao2",
    "您的女儿": "nin2 de5 nv3 er2",
    "您认为": "nin2 ren4 wei2",
    "多长时间": "duo1 chang2 shi2 jian1",
}


@pytest.mark.parametrize(("written", "read"), READ.items())
def test_the_words_around_a_character_choose_its_sound(written: str, read: str) -> None:
    assert syllables(written) == read


def test_punctuation_is_a_pause_and_what_cannot_be_said_is_left_out() -> None:
    assert syllables("请取走身份证，〓「凭条」。") == "qing3 qu3 zou3 shen1 fen4 zheng4 , ping2 tiao2 ."


def test_letters_within_a_sentence_are_said_by_the_english_voice() -> None:
    assert spans("请输入 PIN 码") == [Span(MANDARIN, "qing3 shu1 ru4"), Span(ENGLISH, "P I N"), Span(MANDARIN, "ma3")]


def test_there_is_nothing_to_say_in_dots_and_dashes() -> None:
    assert spans("● ○ —— …") == []
