"""The 13 elements of a guide by what a resident asks: headings with a picture, an element to a line, nothing left out.

In standard type an element is its label and its text beside each other. In large type the label stands above its sentences,
and a long text can turn the page between two of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kivy.uix.widget import Widget

from core.language import mark
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.measuring import labels_px
from kiosk.ui.palettes import Ink
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Icon, Title, Words

TOPICS = (
    (mark("谁能办，要带什么"), Symbol.CARD_ACCOUNT_DETAILS, ("受理条件", "申请材料")),
    (mark("怎么办，多久办好"), Symbol.CLOCK_OUTLINE, ("办理流程", "办理时限")),
    (mark("收不收费，得到什么"), Symbol.CASH_MULTIPLE, ("收费标准", "办理结果")),
    (mark("在哪里办，有事问谁"), Symbol.MAP_MARKER, ("实施主体", "办理地点", "办理时间", "咨询电话", "监督投诉")),
    (mark("依据什么规定"), Symbol.SCALE_BALANCE, ("设定依据",)),
)
"""Every element once, but for the name of the item, which is the title of the page."""

AFTERWARDS = mark("以后要取件、补打、取消、改约或查进度，点首页的「我的办件」。")

_HEADINGS = [heading for _, _, headings in TOPICS for heading in headings]
_SENTENCE = re.compile("(?<=[。；\u3000])|(?<=[.;]) (?=[A-Z(])")


class Topics:
    """`parts` for pages, with the `headings` and `labels` among them, which never end a page; `followed` when there is something to do
    after the case."""

    def __init__(self, mode: Mode, elements: Sequence[tuple[str, str]], followed: bool) -> None:
        self.mode = mode
        self.parts: list[Widget] = []
        self.headings: list[Widget] = []
        self.labels: list[Widget] = []
        told = dict(elements)
        for title, symbol, headings in TOPICS:
            self._topic(title, symbol, [(heading, told[heading]) for heading in headings])
        if followed:
            self._topic(mark("办完以后"), Symbol.HELP_CIRCLE, [("", mode.tr(AFTERWARDS))])
            if not mode.elder:
                self._close_up()

    def _topic(self, title: str, symbol: Symbol, elements: Sequence[tuple[str, str]]) -> None:
        self._head(title, symbol)
        for heading, text in elements:
            self.parts += self._large(heading, text) if self.mode.elder else [self._element(heading, text)]

    def _close_up(self) -> None:
        """Makes one part of the last topic, which is short: what stands below it can take it along to its page."""
        words, head = self.parts.pop(), self.headings.pop()
        self.parts[-1] = Column(head, words)
        self.labels.append(self.parts[-1])

    def _large(self, heading: str, text: str) -> list[Widget]:
        """The label and its sentences below each other; a label never ends a page."""
        pieces: list[Widget] = [Words(self.mode, sentence, Type.BODY, data=True) for sentence in _sentences(text)]
        if heading:
            label = Words(self.mode, self.mode.tr(heading), Type.CAPTION, Ink.SOFT)
            self.labels.append(label)
            pieces.insert(0, label)
        return pieces

    def _head(self, title: str, symbol: Symbol) -> None:
        """A topic's heading; a page never ends with one."""
        words = Title(self.mode, self.mode.tr(title), Type.LABEL, Ink.PRIMARY)
        head = Row(Icon(self.mode, symbol, self.mode.px(Type.TITLE)), words, gap=2 * STEP)
        self.headings.append(head)
        self.parts.append(head)

    def _element(self, heading: str, text: str) -> Widget:
        words = Words(self.mode, text.replace("　", "\n"), Type.BODY, data=True)
        if not heading:
            return words
        label = Words(self.mode, self.mode.tr(heading), Type.BODY, Ink.SOFT)
        if self.mode.narrow:
            return Column(label, words, gap=0)
        label.size_hint_x, label.width, label.pos_hint = None, labels_px(self.mode, 5, _HEADINGS), {"top": 1}
        return Row(label, words, gap=2 * STEP)


def _sentences(text: str) -> list[str]:
    """The text in pieces that may stand on different pages."""
    return [piece.strip() for piece in _SENTENCE.split(text) if piece.strip()]
