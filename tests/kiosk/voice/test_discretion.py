"""The voice is heard by everybody in the hall: whatever it is asked, it says no number of a person, no amount, nothing masked."""

from __future__ import annotations

import pytest

from kiosk.voice.discretion import may_be_said, sayable

NEVER = [
    "身份证号 431021195203151225",
    "身份证号 43102119520315122X",
    "尾号 122X",
    "４３１０２１１９５２０３１５",
    "431021********1225",
    "张*英，您好",
    "张＊英",
    "电话 13812345678",
    "电话 138 1234 5678",
    "0735-0000000",
    "查询码 123 456",
    "办件编号 4310 2100 0725",
    "确认缴费 82.32 元",
    "余额 47,912.16 元",
    "每月 223 元",
    "五十元",
    "三百块钱",
    "¥82.32",
    "Pay 82.32 yuan",
    "●●●● 1225",
]
MAY = [
    "请将身份证放在读卡区",
    "咨询投诉 12345",
    "第 2 步 / 共 4 步",
    "2026年11月5日",
    "8:30–12:00，14:30–17:30",
    "还可以再试 2 次",
    "5 分钟后",
    "三分之一",
    "满60周岁",
    "元旦",
    "English",
    "请选择单元",
]


@pytest.mark.parametrize("text", NEVER)
def test_what_is_for_the_eyes_only_is_never_said(text: str) -> None:
    assert not may_be_said(text)


@pytest.mark.parametrize("text", MAY)
def test_what_stands_on_every_wall_may_be_said(text: str) -> None:
    assert may_be_said(text)


def test_only_the_sentence_with_the_amount_is_left_out() -> None:
    assert sayable("请看屏幕。本次应缴 82.32 元。缴完请取凭条。") == ["请看屏幕。", "缴完请取凭条。"]
    assert sayable("Pay 82.32 yuan. Take your slip.") == ["Take your slip."]
