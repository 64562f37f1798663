"""A person of the site says who they are: their card on the reader, their PIN on the pad.

What for is the subclass's: to vouch for a resident, or to begin training. A wrong PIN is typed anew over the card that still lies
there; taking it away starts again from the card.

Who it is outlives a change of mode and a page that lies over, and so does what the platform is being asked; the PIN never does.
"""

from __future__ import annotations

import logging
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kivy.uix.widget import Widget

from core.id_card import IdCard
from core.language import mark
from core.log import event
from core.secret import Secret
from kiosk.screens.card import NUDGE_S, CardAsking, CardReading
from kiosk.screens.scene import LIES_OVER
from kiosk.trouble import KioskProblem, Trouble
from kiosk.ui.buttons import PrimaryButton
from kiosk.ui.layout import Column
from kiosk.ui.middle import Middle
from kiosk.ui.names import called
from kiosk.ui.number_pad import Digits, NumberPad
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Tall
from kiosk.ui.tokens import Type
from kiosk.ui.words import Title, Words

log = logging.getLogger(__name__)

PIN_DIGITS = 6
LOOK_S = 0.5
"""How often the reader is asked, after a wrong PIN, whether the card was taken away."""


@dataclass(frozen=True)
class _Known:
    """Whose card was read, and what was wrong with their last PIN, in Chinese."""

    staff: IdCard
    wrong: tuple[str, ...] = ()


class StaffScreen(CardAsking):
    """First the staff card, then the PIN, typed anew when it was wrong."""

    act = mark("确认核验")
    """What the button is called."""

    def body(self) -> Widget:
        self._body = Column(fit=False, gap=self.mode.gap)
        self._staff: IdCard | None = None
        self._wrong: tuple[str, ...] = ()
        self.begin()
        self._ask_card()
        return self._body

    def begin(self) -> None:
        """Looks at what it is for, before anything is asked."""

    @abstractmethod
    def told(self) -> str:
        """The line below 「请工作人员放身份证」."""

    def above(self) -> Sequence[Widget]:
        """What stands above the card on a panel that has room for it."""
        return ()

    def refused(self, card: IdCard) -> tuple[str, str] | None:  # noqa: ARG002  most cards may be anybody's
        """Why this card is not a staff card, and what to do; None when it may be one."""
        return None

    def staff_name(self, staff: IdCard) -> str:
        """What the staff are called before they type."""
        return called(staff.name) or self.tr("工作人员")

    @abstractmethod
    def whom(self, *, short: bool) -> str:
        """For whom or what the PIN is typed."""

    @abstractmethod
    def before(self, staff: IdCard) -> str:
        """What to look at before the PIN is typed."""

    @abstractmethod
    def check(self, staff: IdCard, pin: Secret[str]) -> Any:
        """Asks the platform, on the worker. Raises Trouble(WRONG_PIN) and what is no fault of the PIN."""

    @abstractmethod
    def checked(self, staff: IdCard, answer: Any) -> None:
        """Card and PIN were good. The screen may have gone meanwhile, and the resident to another place."""

    @abstractmethod
    def other_act(self) -> Widget:
        """The button beside the main one."""

    def acts(self) -> Sequence[Widget]:
        self._go = PrimaryButton(self.mode, self.tr(self.act), self._check, reason=self.tr("请先放工作人员的身份证"))
        return [self.other_act(), self._go]

    def entered(self) -> Any:
        """Who it is, once the card was read; never the PIN."""
        return super().entered() if self._staff is None else _Known(self._staff, self._wrong)

    def enter(self) -> None:
        if isinstance(self.resumed, _Known):
            self.every(NUDGE_S, lambda: self._wait.nudge())
            self._know(self.resumed)
        else:
            super().enter()
        self.every(LOOK_S, self._look)

    def _know(self, known: _Known) -> None:
        """Goes on from there; the platform may still be asked about the PIN of before."""
        self._staff, self._wrong = known.staff, known.wrong
        self._ask_pin()
        if self._checking:
            self._go.work(self.tr("正在核验…"))

    def _ask_card(self) -> None:
        small = self.mode.landscape or self.mode.narrow
        self._wait = self.card_wait(self.tr("请工作人员放身份证"), self.told(), self._over, beside=self.mode.tall(Tall.NOTICE))
        self._reading = CardReading(self, self._wait, self._taken)
        self._show(*([] if small else self.above()), self._wait)

    def _show(self, *parts: Widget) -> None:
        self._body.clear_widgets()
        for part in parts:
            self._body.add_widget(part)

    def _over(self) -> None:
        phone = self.site.helper_phone
        self._wait.say(self.tr("还没有读到工作人员的证件。"), self.tr("可以到窗口请人，或拨打 {phone}。").format(phone=phone))

    def _taken(self, card: IdCard) -> None:
        if (no := self.refused(card)) is not None:
            self._reading.again(*no)
            return
        self._staff = card
        self.shell.idle.stir()
        self._ask_pin()

    def _ask_pin(self) -> None:
        """The pad, for whom, and what to look at first; or in its place what was wrong with the last try."""
        missed = [self.tr(sentence) for sentence in self._wrong]
        self._show(self._pin_in_short(missed) if self.mode.tight else self._pin_page(missed))
        self._go.refuse(self.tr("请输入 {count} 位密码").format(count=PIN_DIGITS))

    def _pin_page(self, missed: Sequence[str]) -> Widget:
        mode, tr, staff = self.mode, self.tr, self._staff
        assert staff is not None, "the staff card was read"
        self._pad = NumberPad(mode, Digits.PIN, PIN_DIGITS, self._typed, hint=tr("请输入密码"))
        title = Title(mode, tr("请工作人员输入密码"), align="center")
        whom = Words(mode, self.whom(short=False), Type.LABEL, bold=True, align="center", quiet=True, data=True)
        ink = Ink.ATTENTION if missed else Ink.SOFT
        line = Words(mode, "".join(missed) or self.before(staff), Type.BODY, ink, align="center", quiet=True, data=True)
        return Middle(mode, title, whom, line, self._pad, extra=[whom if missed else line])

    def _pin_in_short(self, missed: Sequence[str]) -> Widget:
        """A low panel with large keys has one line left, and none for a title where it is narrow too."""
        mode, tr = self.mode, self.tr
        told, asked = missed[0] if missed else self.whom(short=True), tr("请工作人员输入密码")
        hint = asked if mode.narrow else tr("请输入密码")
        self._pad = NumberPad(mode, Digits.PIN, PIN_DIGITS, self._typed, hint=hint, told=told)
        return Middle(mode, self._pad) if mode.narrow else Middle(mode, Title(mode, asked, align="center"), self._pad)

    def _typed(self, pin: Secret[str]) -> None:
        if self._checking:
            return
        if len(pin.reveal()) == PIN_DIGITS:
            self._go.allow()
        else:
            self._go.refuse(self.tr("请输入 {count} 位密码").format(count=PIN_DIGITS))

    def _check(self) -> None:
        staff, pin = self._staff, self._pad.text
        assert staff is not None, "the button is off until the staff card was read"
        self._wrong = ()
        self._go.work(self.tr("正在核验…"))

        def failed(error: Exception) -> None:
            if isinstance(error, Trouble) and error.explained is KioskProblem.WRONG_PIN:
                self._missed(_Known(staff, tuple(error.sentences)))
            else:
                self.shell.failed(error)

        self.shell.errands.run(self._errand, "platform", lambda: self.check(staff, pin), lambda answer: self.checked(staff, answer), failed)

    @property
    def _errand(self) -> str:
        return f"staff {self.scene}"

    @property
    def _checking(self) -> bool:
        """Whether the platform is being asked, maybe since before this screen was built."""
        return self.shell.errands.under_way(self._errand)

    def _missed(self, known: _Known) -> None:
        """Says what was wrong with the PIN where it was typed: on this screen or the same one in another mode, at once or when what
        lies over it has gone."""
        now = self.shell.screen
        if isinstance(now, StaffScreen) and now.scene == self.scene and now.sitting is self.sitting:
            now._know(known)
        elif now is not None and now.scene.kind in LIES_OVER:
            self.sitting.halfway[self.scene] = known

    def _look(self) -> None:
        if self._wrong:
            self.ask("card", self.desk.identity.card_present, self._seen, self._unseen)

    def _seen(self, lies: bool) -> None:
        if self._wrong and not lies:
            self._wrong, self._staff = (), None
            self._ask_card()
            self._go.refuse(self.tr("请先放工作人员的身份证"))
            self._reading.begin()

    def _unseen(self, error: Exception) -> None:
        """The reader cannot say: the card counts as lying there, and the next reading will tell what is wrong with it."""
        event(log, logging.INFO, "staff.card_not_seen", type=type(error).__name__)
