"""A person of the site vouches: their card on the reader, their PIN on the pad. The screen says that no face was compared.

Offered for everybody who does not want the camera, and by itself where nothing here can compare faces.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from kivy.uix.widget import Widget

from core.id_card import IdCard
from core.log import event
from core.secret import Secret
from flows import masking
from flows.records.exchange import Identified
from flows.steps import FACE
from kiosk.screens.card import NUDGE_S, CardReading, CardWait, plate_px
from kiosk.screens.conductor import FACE_TRIES
from kiosk.screens.hours import people_line
from kiosk.screens.screen import Screen
from kiosk.trouble import KioskProblem, Trouble
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.middle import Middle
from kiosk.ui.number_pad import Digits, NumberPad
from kiosk.ui.surface import Well
from kiosk.ui.tokens import Ink, Type
from kiosk.ui.words import Icon, Title, Words

log = logging.getLogger(__name__)

PIN_DIGITS = 6
LOOK_S = 0.5
"""How often the reader is asked, after a wrong PIN, whether the card was taken away."""


class VouchScreen(Screen):
    """First the staff card, then the PIN, typed anew when it was wrong."""

    form = True

    def body(self) -> Widget:
        self._body = Column(fit=False, gap=self.mode.gap)
        self._staff: IdCard | None = None
        self._missed = False
        path = self.case.path()
        assert path.next is not None, "the face step is asked"
        self._step, self._held = path.next, path.answers[path.next.extra["of"]]
        self._ask_card()
        return self._body

    def acts(self) -> Sequence[Widget]:
        self._go = PrimaryButton(self.mode, self.tr("确认核验"), self._vouch, reason=self.tr("请先放工作人员的身份证"))
        return [self._other_act(), self._go]

    def enter(self) -> None:
        self._reading.begin()
        self.every(NUDGE_S, lambda: self._wait.plate.nudge())
        self.every(LOOK_S, self._look)

    def leave(self) -> None:
        self._reading.stop()

    def _other_act(self) -> Widget:
        if self.sitting.face_off or self.sitting.visit.face_tries >= FACE_TRIES:
            return self.back_button()
        return SecondaryButton(self.mode, self.tr("改用刷脸"), self._to_camera)

    def _to_camera(self) -> None:
        self.case.answer("consent", FACE)
        self.shell.refresh()

    def _reason(self) -> str:
        """Why it is not the machine that compares."""
        if self.sitting.face_off:
            return self.tr("本机未核验人脸：人脸核验暂时不能用。")
        if self.sitting.visit.face_tries >= FACE_TRIES:
            return self.tr("本机没有核对上人脸，这不影响您办事。")
        return self.tr("您选择了不刷脸，一样能办。")

    def _why(self) -> Widget:
        """What is true here: who compares this time, and why it is not the machine."""
        tr, line = self.tr, self._reason()
        words = Column(
            Words(self.mode, tr("本次由工作人员核验"), Type.LABEL, bold=True), Words(self.mode, line, Type.BODY, Ink.SOFT, data=True), gap=4
        )
        return Well(self.mode, Row(Icon(self.mode, Symbol.ACCOUNT_CHECK, 72), words, gap=3 * 8), tone="primary_soft")

    def _where(self) -> str:
        """Where the person of the site is; when nobody is there, from when on."""
        timetable, now = self.desk.timetable, self.desk.now()
        return self.site.window if timetable.at(now).open else people_line(self.mode, timetable, now)

    def _ask_card(self) -> None:
        site = self.site
        line = self.tr("先取走您的身份证，请{role}放上证件。{window}").format(role=site.helper_role, window=self._where())
        small = self.mode.landscape or self.mode.narrow
        title = self.tr("请工作人员放身份证")
        told = f"{self.tr('本次由工作人员核验')}：{self._reason()}\n{line}" if small else line
        self._wait = CardWait(self.mode, title, told, self._over, plate_px(self.mode, beside=200))
        self._reading = CardReading(self, self._wait, self._taken)
        self._show(*([] if small else [self._why()]), self._wait)

    def _show(self, *parts: Widget) -> None:
        self._body.clear_widgets()
        for part in parts:
            self._body.add_widget(part)

    def _over(self) -> None:
        phone = self.site.helper_phone
        self._wait.say(self.tr("还没有读到工作人员的证件。"), self.tr("可以到窗口请人，或拨打 {phone}。").format(phone=phone))

    def _taken(self, card: IdCard) -> None:
        held: IdCard = self._held
        if card.number == held.number:
            happened = self.tr("读到的还是{name}的身份证。").format(name=masking.name(held.name))
            self._reading.again(happened, self.tr("请取走，换成工作人员的证件。居民的身份证没有读过的，请点「首页」重新开始。"))
            return
        self._staff = card
        self.shell.idle.stir()
        self._ask_pin()

    def _ask_pin(self, missed: Sequence[str] = ()) -> None:
        """The pad, for whom, and what to look at first; or in its place what was wrong with the last try."""
        self._show(self._pin_in_short(missed) if self.tight else self._pin_page(missed))
        self._go.refuse(self.tr("请输入 {count} 位密码").format(count=PIN_DIGITS))

    def _pin_page(self, missed: Sequence[str]) -> Widget:
        mode, tr, staff = self.mode, self.tr, self._staff
        assert staff is not None, "the staff card was read"
        held: IdCard = self._held
        self._pad = NumberPad(mode, Digits.PIN, PIN_DIGITS, self._typed, hint=tr("请输入密码"))
        title = Title(mode, tr("请工作人员输入密码"), align="center")
        who = tr("为 {who} 核验").format(who=f"{masking.name(held.name)}  {masking.number_on_screen(held.number)}")
        whom = Words(mode, who, Type.LABEL, bold=True, align="center", quiet=True, data=True)
        before = tr("{staff}，请先看居民的身份证和本人，再输密码；输完请取回您的证件。").format(staff=masking.name(staff.name))
        line = Words(
            mode, "".join(missed) or before, Type.BODY, Ink.ATTENTION if missed else Ink.SOFT, align="center", quiet=True, data=True
        )
        return Middle(mode, title, whom, line, self._pad, extra=[whom if missed else line])

    def _pin_in_short(self, missed: Sequence[str]) -> Widget:
        """A low panel with large keys has one line left, and none for a title where it is narrow too."""
        mode, tr = self.mode, self.tr
        held: IdCard = self._held
        told, asked = missed[0] if missed else tr("为 {who} 核验").format(who=masking.name(held.name)), tr("请工作人员输入密码")
        hint = asked if mode.narrow else tr("请输入密码")
        self._pad = NumberPad(mode, Digits.PIN, PIN_DIGITS, self._typed, hint=hint, told=told)
        return Middle(mode, self._pad) if mode.narrow else Middle(mode, Title(mode, asked, align="center"), self._pad)

    def _typed(self, pin: Secret[str]) -> None:
        if len(pin.reveal()) == PIN_DIGITS:
            self._go.allow()
        else:
            self._go.refuse(self.tr("请输入 {count} 位密码").format(count=PIN_DIGITS))

    def _vouch(self) -> None:
        staff, pin, case = self._staff, self._pad.text, self.case
        assert staff is not None, "the button is off until the staff card was read"
        self._missed = False
        self._go.work(self.tr("正在核验…"))
        self.ask("platform", lambda: self.desk.identity.vouch(case, staff, pin), self._vouched, self._failed)

    def _vouched(self, identified: Identified) -> None:
        assert self._staff is not None, "the staff card was read"
        self.sitting.staff = self._staff.number
        self.case.answer(self._step.id, identified)
        self.sitting.visit.remember(self.case)
        self.shell.refresh()

    def _failed(self, error: Exception) -> None:
        """A wrong PIN is typed anew over the card that still lies there; taking it away starts again from the card."""
        if not (isinstance(error, Trouble) and error.explained is KioskProblem.WRONG_PIN):
            self.shell.failed(error)
            return
        self._missed = True
        self._ask_pin([self.tr(sentence) for sentence in error.sentences])

    def _look(self) -> None:
        if self._missed:
            self.ask("card", self.desk.identity.card_present, self._seen, self._unseen)

    def _seen(self, lies: bool) -> None:
        if self._missed and not lies:
            self._missed, self._staff = False, None
            self._ask_card()
            self._go.refuse(self.tr("请先放工作人员的身份证"))
            self._reading.begin()

    def _unseen(self, error: Exception) -> None:
        """The reader cannot say: the card counts as lying there, and the next reading will tell what is wrong with it."""
        event(log, logging.INFO, "vouch.card_not_seen", type=type(error).__name__)
