"""The end: take the card, take the paper. `Goodbye` still knows the person and offers 再办一件; at the `Door` all is wiped.

Within a bundle that has more to do it is no end yet: the card stays where it is, and the way on is the bundle's next item.

The door stays open while a card lies on the reader, and says so, because a forgotten card is the worst end of a visit.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from devices.kinds import PrintOutcome
from flows.numbers import grouped, spaced
from kiosk.screens.browsing import AtHome, InBundle
from kiosk.screens.identity import was_vouched
from kiosk.screens.paper import printing, sheet_in
from kiosk.screens.result import number_label
from kiosk.screens.screen import Screen
from kiosk.screens.topics import AFTERWARDS
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.countdown import Countdown
from kiosk.ui.english import within
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.touch import Callback, nothing
from kiosk.ui.words import Icon, Title, Words
from kiosk.voice.prompts import Prompt

LOOK_S = 1.0
"""How often the reader is asked whether the card still lies there."""
REMIND_EVERY, REMINDERS = 8, 6
"""Looks from one spoken reminder to the next, and how many there are."""
FAREWELL_S = 20.0
DOOR_S = 6.0
STAFF_CARD_STILL = "机器上还有身份证，请取走；是工作人员的，请交还"
"""Where a person of the site has vouched, theirs was the last card on the reader."""


class CardStill(Column):
    """「请取走身份证」 as long as one lies there, blinking once a second; asks on the worker."""

    def __init__(self, screen: Screen, told: str = "身份证还在机器上，请取走") -> None:
        super().__init__(gap=0, height=0)
        self._screen, self._told = screen, told
        self.changed: Callback = nothing
        self.lies: bool | None = None
        self._lit = False
        self._looks = 0

    def look(self) -> None:
        """Asks the reader once more."""
        self._screen.ask("card", self._screen.desk.identity.card_present, self._known, lambda _: self._known(False))

    def _known(self, lies: bool) -> None:
        changed, self.lies = self.lies != lies, lies
        self._lit = not self._lit
        self._remind(lies)
        if changed or lies:
            self._show()

    def _remind(self, lies: bool) -> None:
        """Calls it out when it is seen and every few seconds after, but not all night."""
        if (
            lies
            and self._looks % REMIND_EVERY == 0
            and self._looks < REMINDERS * REMIND_EVERY
            and self._screen.desk.site.voice.card_reminder
        ):
            self._screen.shell.voice.remind(Prompt.CARD_TAKE)
        self._looks = self._looks + 1 if lies else 0

    def _show(self) -> None:
        mode, tr = self._screen.mode, self._screen.tr
        self.clear_widgets()
        if self.lies:
            tone, ink = ("attention_soft", Ink.ATTENTION) if self._lit else ("panel", Ink.ATTENTION)
            words = Words(mode, tr(self._told), Type.LABEL, ink, bold=True)
            icon = Icon(mode, Symbol.CARD_ACCOUNT_DETAILS, mode.side(Pictogram.CALL), ink)
            self.add_widget(Well(mode, Row(icon, words, gap=3 * STEP), tone=tone))
        self.changed()


class GoodbyeScreen(Screen):
    """Another item with the same card, or the end; the end comes by itself."""

    def body(self) -> Widget:
        tr, case = self.tr, self.case
        self._going_on = self._more_in_bundle()
        lies = self.sitting.visit.card is not None
        things = [tr("身份证")] if lies and not self._going_on else []
        if printing(self.shell, case) or any(result.outcome is not PrintOutcome.NOT_PRINTED for result in case.prints):
            things.append(tr(sheet_in(case, self.desk.items).value))
        farewell = tr("这一项办好了") if self._going_on else tr("办好了，请慢走")
        title = tr("请取走{things}").format(things=within(tr("和").join(things))) if things else farewell
        self._card = CardStill(self, STAFF_CARD_STILL) if was_vouched(case) else CardStill(self)
        line = tr("谢谢您的评价。") if case.rating else tr("感谢使用。")
        if self._going_on and lies:
            line = tr("身份证先放着，接着办不用再刷。")
        thanks = Words(self.mode, line, Type.BODY, Ink.SOFT, align="center")
        spare = self.mode.tightest and not self._going_on  # the card, the number and what is still to do go first
        words = Column(
            Title(self.mode, title, Type.TITLE if self.mode.tight else Type.DISPLAY, align="center"), *([] if spare else [thanks]), gap=STEP
        )
        clock = Countdown(self.mode, FAREWELL_S * self.mode.patience)
        after = Words(self.mode, tr("时间到后，会从本机清除您的信息"), Type.NOTE, Ink.SOFT, align="center")
        picture = Medallion(self.mode, Symbol.CHECK_CIRCLE, Ink.GOOD, self.mode.side(Pictogram.HERO))
        later = Words(self.mode, tr(AFTERWARDS) if case.item.category is not None else "", Type.NOTE, align="center")
        parts = [picture, words, self._card, self._number(), *([later] if later.plain else []), clock, after]
        page = Middle(self.mode, *parts, extra=[picture, after, clock, later])
        self._card.changed = page.refit
        return page

    def _number(self) -> Widget:
        """What to keep of the case, once more: whoever took no paper sees it only here."""
        outcome = self.case.outcome
        assert outcome is not None, "a farewell follows a result"
        lines = [f"{self.tr(number_label(outcome))} {grouped(outcome.case_no)}"]
        if outcome.query_code:
            lines.append(f"{self.tr('查询码')} {spaced(outcome.query_code)}")
        kind = Type.NOTE if self.mode.narrow else Type.BODY
        return Well(self.mode, *(Words(self.mode, line, kind, bold=True, align="center", quiet=True) for line in lines), gap=4)

    def acts(self) -> Sequence[Widget]:
        if self._going_on:
            go_on = PrimaryButton(self.mode, self.tr("接着办下一项"), lambda: self.shell.go.to(InBundle(self.sitting.bundle)))
            return [SecondaryButton(self.mode, self.tr("办完了"), self._end), go_on]
        more = SecondaryButton(self.mode, self.tr("再办一件"), lambda: self.shell.go.to(AtHome()))
        return [more, PrimaryButton(self.mode, self.tr("办完了"), self._end)]

    def _more_in_bundle(self) -> bool:
        """Whether the bundle that the resident came for has items which this visit has not finished."""
        bundle = self.desk.bundles.get(self.sitting.bundle)
        return bundle is not None and any(self.sitting.visit.done(item_id) is None for item_id in bundle.items)

    def enter(self) -> None:
        self.after(FAREWELL_S * self.mode.patience, self._end)  # also where the panel has no room to show the seconds
        if self.sitting.visit.card is not None and not self._going_on:
            self._card.look()
            self.every(LOOK_S, self._card.look)

    def _end(self) -> None:
        self.shell.finish(thanked=True)


class DoorScreen(Screen):
    """Nothing of the person is left here but, perhaps, the card."""

    spoken_as = Prompt.DOOR

    def body(self) -> Widget:
        self._card, self._seconds = CardStill(self), 0.0
        title = Title(self.mode, self.tr("您的信息已从本机清除"), align="center")
        line = Words(self.mode, self.tr("请带好随身物品，慢走。"), Type.BODY, Ink.SOFT, align="center")
        picture = Medallion(self.mode, Symbol.SHIELD_CHECK, Ink.GOOD, self.mode.side(Pictogram.HERO))
        page = Middle(self.mode, picture, Column(title, line, gap=STEP), self._card, extra=[picture])
        self._card.changed = page.refit
        return page

    def acts(self) -> Sequence[Widget]:
        return [PrimaryButton(self.mode, self.tr("返回首页"), self._home)]

    def enter(self) -> None:
        self._card.look()
        self.every(LOOK_S, self._tick)

    def _tick(self) -> None:
        """Home once the card is gone and there was time to read; at once when the visit was only broken off."""
        self._seconds += LOOK_S
        if self._card.lies is False and self._seconds >= (DOOR_S if self.scene.of else LOOK_S):
            self._home()
        else:
            self._card.look()

    def _home(self) -> None:
        self.shell.make_way()
