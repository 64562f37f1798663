"""The names under which prompts may be recorded: the file of `Prompt.CARD_LAY` in Chinese is `config/voice/zh/card.lay.wav`.

Only words that are always the same have a name here; what an item asks is `<item>/<step>`, its guide read aloud `<item>/guide`.
A recording says the prompt's own words and is played for no others: a screen that has another title is read by the built-in voice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from core.language import mark
from flows.flow import Gate
from flows.item import Item
from kiosk.voice.utterance import Utterance


class Prompt(Enum):
    """Fixed words of a screen, named after the place where they stand."""

    HOME = "home", mark("您好，请选择要办的事")
    LOOK = "look", mark("请看屏幕上的说明")
    BUNDLES = "bundles", mark("您要办哪件事")
    SERVICES = "services", mark("我的办件")
    CARD_LAY = "card.lay", mark("平放在读卡区，读完会自动进入下一步")
    CARD_LIFT = "card.lift", mark("请先拿起身份证，再放一次")
    CARD_NONE = "card.none", mark("还没有读到身份证。")
    CARD_TAKE = "card.take", mark("请取走身份证")
    FACE_LOOK = "face.look", mark("请看屏幕上方的摄像头")
    FACE_CLOSER = "face.closer", mark("请靠近一点")
    FACE_ONE_PERSON = "face.one_person", mark("请让旁边的人退后一步")
    FACE_LIGHT = "face.light", mark("这里光线不好，请正对屏幕")
    FACE_TURN_LEFT = "face.turn_left", mark("请慢慢向左转头")
    FACE_TURN_RIGHT = "face.turn_right", mark("请慢慢向右转头")
    FACE_CENTER = "face.center", mark("请把脸转回正面")
    FACE_HOLD = "face.hold", mark("很好，请保持不动")
    QUESTION_TAP = "question.tap", mark("点一项，就到下一步")
    EVALUATION = "evaluation", mark("这次办得怎么样")
    HELP = "help", mark("请人帮我办")
    TICKET = "ticket", mark("办不成事")
    REGISTERED = "registered", mark("已经登记")
    PREFERENCES = "preferences", mark("怎样更方便您看和听")
    STILL_THERE = "still_there", mark("您还在办理吗")
    DOOR = "door", mark("您的信息已从本机清除")

    def __init__(self, key: str, words: str) -> None:
        self.key, self.words = key, words

    def spoken(self, text: str, tr: Callable[[str], str]) -> Utterance:
        """`text`, which is in the resident's language; played from the recording only where it is what the recording says."""
        return Utterance(text, self.key if text == tr(self.words) else "")

    def said(self, tr: Callable[[str], str]) -> Utterance:
        """The prompt's own words."""
        return self.spoken(tr(self.words), tr)


def item_key(item_id: str, step_id: str) -> str:
    """The key of an item's question, or of its guide with the step `guide`."""
    return f"{item_id}/{step_id}"


def keys(items: Mapping[str, Item]) -> frozenset[str]:
    """Every key that a screen names."""
    of_items = {item_key(item.id, step.id) for item in items.values() for step in item.steps if not isinstance(step, Gate)}
    return frozenset({*(prompt.key for prompt in Prompt), *(item_key(item_id, "guide") for item_id in items), *of_items})
