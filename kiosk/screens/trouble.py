"""What stopped the resident, in one form: what happened, what to do, one button; the code small, for the technician.

A refusal is the item's own no; a trouble is ours. Help and 办不成事 are one tap away in the bar, on both.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from core.explained import Explained
from core.language import Language, mark
from flows.demonstration import WORDS
from flows.refusal import Refusal, Refused, Way
from kiosk.offline import stopped
from kiosk.screens.browsing import AtHome, InBundle
from kiosk.screens.conductor import needs_person
from kiosk.screens.people import signpost
from kiosk.screens.pictures import picture_of
from kiosk.screens.registering import OFFER, PROMISED, may_register, stopped_before_anything
from kiosk.screens.screen import Screen
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.middle import Middle
from kiosk.ui.palettes import Ink
from kiosk.ui.picture import Picture
from kiosk.ui.sizes import Pictogram
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Title, Words

_BUTTONS = {
    Way.HOME: "返回首页",
    Way.HELP: "请人帮我办",
    Way.TICKET: "登记办不成事",
    Way.CHANGE: "返回修改",
    Way.RETRY: "再试一次",
}
_HEADLINE, _TIGHT_HEADLINE = 3, 2
"""Lines; a longer sentence is no headline: large, it would leave no room for what to do."""


class _Stopped(Screen):
    """What both kinds share: the notice, and who helps here besides the machine."""

    form = True
    foot_only = True

    def notice(self, explained: Explained, sentences: tuple[str, str], button: Widget | None, *, quiet: bool) -> Widget:
        """The notice with its one button, in the middle; below it who helps besides. On a lying panel the picture stands beside the
        words; with 低位 the button stands at the foot. No button stands here where it has its place below (None)."""
        buttons = [button] if button is not None else []
        self._picture, self._words = self._drawn(explained), self._said(sentences, quiet=quiet)
        kind = Type.FINE if self.mode.tight else Type.CAPTION
        code = Words(self.mode, self.tr("代码 {code}").format(code=explained.code), kind, Ink.SOFT, align="center", quiet=True)
        last = [code] if self.mode.tight else []
        if self.mode.lowered:
            foot = Column(*buttons, signpost(self), gap=self.mode.gap)
            return Middle(self.mode, self._picture, self._words, code, foot=foot, extra=[self._picture, code], gives=self._sentences)
        if self.mode.landscape:  # who helps besides stands with the buttons
            return Middle(self.mode, Row(self._picture, self._words, gap=5 * STEP), *buttons, code, extra=last, gives=self._sentences)
        return Middle(
            self.mode,
            self._picture,
            self._words,
            *buttons,
            code,
            foot=signpost(self),
            extra=[self._picture, *last],
            gives=self._sentences,
        )

    def acts(self) -> Sequence[Widget]:
        return [*([signpost(self)] if self.mode.landscape else []), *self.ways()]

    def ways(self) -> Sequence[Widget]:
        """The buttons below the notice."""
        return ()

    def _drawn(self, explained: Explained) -> Picture:
        depicted = picture_of(explained)
        return Picture(self.mode, depicted.motif, depicted.sign, size_px=self.mode.side(Pictogram.SCENE))

    def _said(self, sentences: tuple[str, str], *, quiet: bool) -> Column:
        align = "left" if self.mode.landscape else "center"
        happened, do = (self.tr(sentence) for sentence in sentences)
        title = Title(self.mode, happened, self._title_type, align=align, quiet=quiet, data=True)
        title.keep_short(_TIGHT_HEADLINE if self.mode.tight else _HEADLINE, self._title_type, Type.BODY)
        then = Words(self.mode, do, Type.BODY if self.mode.tight else Type.LABEL, Ink.SOFT, align=align, quiet=quiet, data=True)
        self._sentences = (title, then)
        return Column(title, then, gap=STEP if self.mode.tight else 2 * STEP)

    @property
    def _title_type(self) -> Type:
        english = self.mode.language is Language.ENGLISH
        if self.mode.tightest and english:
            return Type.BODY
        return Type.LABEL if self.mode.tight and (self.mode.narrow or english) else Type.TITLE

    def button(self, way: Way) -> PrimaryButton:
        """The one button of a refusal or a trouble."""
        return PrimaryButton(self.mode, self.tr(_BUTTONS[way]), lambda: self.go(way))

    def go(self, way: Way) -> None:
        """Does what the button says."""
        {
            Way.HOME: self.shell.finish,
            Way.HELP: lambda: self.shell.call(ticket=False),
            Way.TICKET: lambda: self.shell.call(ticket=True),
            Way.CHANGE: self.shell.go.mend,
            Way.RETRY: self.shell.go.retry,
        }[way]()


def _judged(explained: Explained) -> bool:
    """Whether it says no to this person, which is nobody else's business; a line that is down concerns everybody."""
    return isinstance(explained, Refusal) and explained not in (Refusal.OFFLINE, Refusal.CONNECTOR)


class RefusedScreen(_Stopped):
    """Why the item cannot go on for this person now; others may, and the card is known already."""

    def body(self) -> Widget:
        assert isinstance(self.scene.of, Refused)
        refused = self.scene.of
        happened, do = refused.sentences
        button = None if self._below else self.button(refused.way)
        return self.notice(refused.refusal, (happened, f"{do}{WORDS}" if refused.demo else do), button, quiet=True)

    @property
    def _below(self) -> bool:
        """Whether the words need the height of the button, which stands beside the other way then."""
        return self.mode.tightest

    def ways(self) -> Sequence[Widget]:
        bundle = self.sitting.bundle
        word, place = (mark("接着办别的"), InBundle(bundle)) if bundle else (mark("换一件事"), AtHome())
        symbol = None if self.mode.tight else Symbol.ARROW_LEFT
        self._other = SecondaryButton(self.mode, self.tr(word), lambda: self.shell.go.to(place), symbol=symbol)
        assert isinstance(self.scene.of, Refused)
        return [self._other, self.button(self.scene.of.way)] if self._below else [self._other]

    def enter(self) -> None:
        if self._below:
            self._other.size_hint_x = 1  # four large characters need half of the row


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
        return self.notice(trouble.explained, sentences, self.button(self._way), quiet=_judged(trouble.explained))

    def ways(self) -> Sequence[Widget]:
        trouble = self.sitting.trouble
        back = SecondaryButton(self.mode, self.tr("返回"), self.shell.go.back, symbol=Symbol.ARROW_LEFT)
        if trouble is not None and trouble.way is Way.RETRY and (self._registers or self._way is not Way.RETRY):
            return [back, SecondaryButton(self.mode, self.tr(_BUTTONS[Way.RETRY]), self.shell.go.retry)]
        return [back]

    def _register(self) -> None:
        self.case.to_draft()
        self.shell.go.retry()
