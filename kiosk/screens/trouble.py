"""What stopped the resident, in one form: what happened, what to do, one button; the code small, for the technician.

A refusal is the item's own no; a trouble is ours. Help and 办不成事 are one tap away in the bar, on both.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from core.explained import Explained
from flows.demonstration import WORDS
from flows.refusal import Refusal, Refused, Way
from kiosk.offline import stopped
from kiosk.screens.conductor import needs_person
from kiosk.screens.registering import OFFER, PROMISED, may_register, stopped_before_anything
from kiosk.screens.screen import Screen
from kiosk.screens.sitting import InBundle
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Ink, Type
from kiosk.ui.words import Icon, Title, Words

_BUTTONS = {
    Way.HOME: "返回首页",
    Way.HELP: "请人帮我办",
    Way.TICKET: "登记办不成事",
    Way.CHANGE: "返回修改",
    Way.RETRY: "再试一次",
}
_SYMBOLS = (
    ("C-", Symbol.CARD_BULLETED_OFF_OUTLINE),
    ("P-", Symbol.PRINTER_ALERT),
    ("V-", Symbol.CAMERA_OFF),
    ("D-", Symbol.POWER_PLUG_OFF),
    ("E-OFFLINE", Symbol.LAN_DISCONNECT),
    ("E-CONNECTOR", Symbol.LAN_DISCONNECT),
    ("K-SLOW", Symbol.LAN_DISCONNECT),
    ("E-AGE", Symbol.CALENDAR_MONTH),
    ("E-COOLING", Symbol.CALENDAR_MONTH),
    ("E-WINDOW", Symbol.CALENDAR_MONTH),
    ("E-NODATA", Symbol.TEXT_BOX_SEARCH),
    ("E-ACCOUNT", Symbol.TEXT_BOX_SEARCH),
    ("E-CARD", Symbol.CARD_BULLETED_OFF_OUTLINE),
)


class _Stopped(Screen):
    """What both kinds share: the notice, and who helps here besides the machine."""

    form = True

    def notice(self, explained: Explained, sentences: tuple[str, str], button: Widget, *, quiet: bool) -> Widget:
        """The notice with its one button, in the middle; below it where people are."""
        happened, do = (self.tr(sentence) for sentence in sentences)
        symbol = next((s for start, s in _SYMBOLS if explained.code.startswith(start)), Symbol.ALERT_CIRCLE)
        picture = Medallion(self.mode, symbol, Ink.ATTENTION, 240)
        words = Column(
            Title(self.mode, happened, align="center", quiet=quiet),
            Words(self.mode, do, Type.BODY, Ink.SOFT, align="center", quiet=quiet),
            gap=2 * STEP,
        )
        code = Words(self.mode, self.tr("代码 {code}").format(code=explained.code), Type.CAPTION, Ink.SOFT, align="center", quiet=True)
        return Middle(self.mode, picture, words, button, code, foot=self._people(), extra=[picture])

    def button(self, way: Way) -> PrimaryButton:
        """The one button of a refusal or a trouble."""
        return PrimaryButton(self.mode, self.tr(_BUTTONS[way]), lambda: self.go(way))

    def _people(self) -> Widget:
        """The machine is never the only way."""
        site = self.desk.site
        words = Words(self.mode, f"{site.window}，{self.tr('咨询投诉')} {site.hotline}", Type.BODY, Ink.SOFT)
        return Well(self.mode, Row(Icon(self.mode, Symbol.ACCOUNT_VOICE, 56), words, gap=3 * STEP))

    def go(self, way: Way) -> None:
        """Does what the button says."""
        {
            Way.HOME: self.shell.finish,
            Way.HELP: lambda: self.shell.call(ticket=False),
            Way.TICKET: lambda: self.shell.call(ticket=True),
            Way.CHANGE: self.shell.go.mend,
            Way.RETRY: self.shell.go.retry,
        }[way]()


class RefusedScreen(_Stopped):
    """Why the item cannot go on for this person now; within a bundle the others may."""

    def body(self) -> Widget:
        assert isinstance(self.scene.of, Refused)
        refused = self.scene.of
        happened, do = refused.sentences
        return self.notice(refused.refusal, (happened, f"{do}{WORDS}" if refused.demo else do), self.button(refused.way), quiet=True)

    def acts(self) -> Sequence[Widget]:
        bundle = self.sitting.bundle
        return [SecondaryButton(self.mode, self.tr("接着办别的"), lambda: self.shell.go.to(InBundle(bundle)))] if bundle else []


class TroubleScreen(_Stopped):
    """What this kiosk, a machine or the line could not do. Where the line broke, it says what the item's kind leaves to do."""

    def body(self) -> Widget:
        trouble = self.sitting.trouble
        assert trouble is not None, "the trouble screen has a trouble"
        case = self.sitting.case
        self._registers = case is not None and may_register(
            self.sitting, needs_person(self.sitting, case), case.item.id in self.desk.readiness.drafts()
        )
        sentences, self._way = trouble.sentences, trouble.way
        if self._registers:
            go_on = PrimaryButton(self.mode, self.tr(PROMISED), self._register)
            return self.notice(trouble.explained, OFFER, go_on, quiet=False)
        if case is not None and trouble.explained is Refusal.OFFLINE and stopped_before_anything(case):
            happened, do, self._way = stopped(case.item, self.desk.guides[case.item.id])
            sentences = happened, do
        return self.notice(trouble.explained, sentences, self.button(self._way), quiet=False)

    def acts(self) -> Sequence[Widget]:
        trouble = self.sitting.trouble
        back = SecondaryButton(self.mode, self.tr("返回"), self.shell.go.back, symbol=Symbol.ARROW_LEFT)
        if trouble is not None and trouble.way is Way.RETRY and (self._registers or self._way is not Way.RETRY):
            return [back, SecondaryButton(self.mode, self.tr(_BUTTONS[Way.RETRY]), self.shell.go.retry)]
        return [back]

    def _register(self) -> None:
        self.case.to_draft()
        self.shell.go.retry()
