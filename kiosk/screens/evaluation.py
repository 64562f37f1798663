"""Four faces and 提交评价, the same two taps for each. Nothing is chosen beforehand, and no answer within 20 s is no rating, never 满意.

What was wrong may be said before 提交评价; nobody who is unhappy has to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.uix.widget import Widget

from kiosk.screens.screen import Screen
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.choices import ChoiceRow, MultiChoice
from kiosk.ui.countdown import Countdown, TimedLine
from kiosk.ui.evaluation import FOUR_LEVELS, FaceRow
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Filler, Row
from kiosk.ui.middle import Middle
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Icon, Title, Words
from kiosk.voice.prompts import Prompt

NO_ANSWER_S = 20.0
ASK_WHY_UP_TO = 2
"""From 一般 down the screen asks what was wrong."""
LEVELS = {mood.key: level for mood, level in zip(FOUR_LEVELS, (4, 3, 2, 1), strict=True)}
TAGS = ("等得太久", "要了指南上没有的材料", "增加了条件", "机器不好用", "机器坏了", "没有人帮忙", "结果不对", "其他")


class EvaluationScreen(Screen):
    """One rating of one case; voluntary."""

    spoken_as = Prompt.EVALUATION

    def body(self) -> Widget:
        self._face: str
        self._tags: tuple[str, ...]
        self._asks_why: bool
        self._face, self._tags, self._asks_why = self.resumed or ("", (), False)
        self._limit: Any = None
        self._body = Column(fit=False, gap=self.mode.gap)
        self._above = Column(gap=2 * STEP)
        self._ask(self._why() if self._asks_why else self._faces())
        return self._body

    def entered(self) -> tuple[str, tuple[str, ...], bool] | None:
        return (self._face, self._tags, self._asks_why) if self._face else None

    def intro(self) -> Widget | None:
        """With 低位 the question stands above."""
        return self._above if self.mode.lowered else None

    def acts(self) -> Sequence[Widget]:
        self._send = PrimaryButton(self.mode, self.tr("提交评价"), self._rate, reason=self.tr("请先点一个表情"))
        self._other = SecondaryButton(self.mode, self.tr("不评价"), self._decline)
        if self._face:
            self._send.allow()
        if self._asks_why:
            self._other.become(self.tr("换个表情"), self._choose_again)
        return [self._other, self._send]

    def _faces(self) -> Widget:
        title = Title(self.mode, self.tr("这次办得怎么样"), Type.TITLE if self.mode.tight else Type.DISPLAY, align="center")
        line = Words(self.mode, self.tr("不署名，只用于改进服务。"), Type.BODY, Ink.SOFT, align="center")
        return self._below(title, line, FaceRow(self.mode, self._chosen, self._face), 4 * STEP)

    def _below(self, title: Widget, line: Widget, asked: Widget, gap: int) -> Widget:
        if not self.mode.lowered:
            return Column(title, *([] if self.mode.tight else [line, Filler(gap)]), asked, gap=STEP)
        self._above.clear_widgets()
        for part in (title, line):
            self._above.add_widget(part)
        return asked

    def _ask(self, asked: Widget) -> None:
        self._body.clear_widgets()
        self._seconds = Countdown(self.mode, NO_ANSWER_S * self.mode.patience)
        self._wait()
        who, clock = self._who(), TimedLine(self.mode, self._seconds, self.tr("秒后自动结束"))
        self._body.add_widget(Middle(self.mode, asked, clock, foot=who, extra=[who, clock]))

    def _wait(self) -> None:
        """The whole time again; its end also comes where the panel has no room to show the seconds."""
        if self._limit is not None:
            self._limit.cancel()
        self._limit = self.after(NO_ANSWER_S * self.mode.patience, self._over)
        self._seconds.again()

    def _who(self) -> Widget:
        """Who answers for this place: an evaluation names whom it is about."""
        site = self.site
        words = Column(
            Words(self.mode, f"{self.tr('本网点负责人')}　{site.helper}（{site.helper_role}）", Type.BODY, data=True),
            Words(self.mode, f"{self.tr('电话')} {site.helper_phone}　{self.tr('投诉监督')} {site.hotline}", Type.BODY, Ink.SOFT),
            gap=4,
        )
        return Well(self.mode, Row(Icon(self.mode, Symbol.ACCOUNT_VOICE, self.mode.side(Pictogram.ROW)), words, gap=3 * STEP))

    @property
    def _level(self) -> int:
        return LEVELS.get(self._face, 0)

    def _chosen(self, key: str) -> None:
        self._face, self._tags = key, ()
        self._asks_why = self._level <= ASK_WHY_UP_TO
        self._send.allow()
        if self._asks_why:
            self._other.become(self.tr("换个表情"), self._choose_again)
            self._ask(self._why())
        else:
            self._ask(self._faces())

    def _choose_again(self) -> None:
        """A face that was tapped by mistake is no rating yet, whichever it was."""
        self._face, self._tags, self._asks_why = "", (), False
        self._send.refuse(self.tr("请先点一个表情"))
        self._other.become(self.tr("不评价"), self._decline)
        self._ask(self._faces())

    def _decline(self) -> None:
        self._end(0)

    def _why(self) -> Widget:
        title = Title(self.mode, self.tr("哪里没有做好"), align="center")
        line = Words(self.mode, self.tr("可以选几项，也可以直接提交。"), Type.BODY, Ink.SOFT, align="center")
        options = [ChoiceRow(tag, self.tr(tag)) for tag in TAGS]
        return self._below(title, line, MultiChoice(self.mode, options, self._tagged, self._tags, columns=2), 2 * STEP)

    def _tagged(self, tags: tuple[str, ...]) -> None:
        self._tags = tags
        self._wait()

    def _over(self) -> None:
        """Time is up: a face that was tapped counts, nothing tapped is no rating."""
        if self._level:
            self._rate()
        else:
            self._end(0)

    def _rate(self) -> None:
        case, level, tags = self.case, self._level, self._tags
        self.shell.errands.run(f"rate {case.id}", "desk", lambda: self.desk.evaluate(case, level, tags), lambda _: None)
        self._end(level)

    def _end(self, level: int) -> None:
        self.case.rating = level
        self.shell.refresh()
