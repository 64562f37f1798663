"""A person of the site vouches: their card on the reader, their PIN on the pad. The screen says that no face was compared.

Offered for everybody who does not want the camera, and by itself where nothing here can compare faces.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from core.id_card import IdCard
from core.secret import Secret
from flows import masking
from flows.records.exchange import Identified
from flows.steps import FACE
from kiosk.screens.card import NUDGE_S, CardReading, CardWait, plate_px
from kiosk.screens.conductor import FACE_TRIES
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

PIN_DIGITS = 6


class VouchScreen(Screen):
    """First the staff card, then the PIN; a wrong one starts again from the card."""

    form = True

    def body(self) -> Widget:
        self._body = Column(fit=False, gap=self.mode.gap)
        self._staff: IdCard | None = None
        self._ask_card()
        return self._body

    def acts(self) -> Sequence[Widget]:
        self._go = PrimaryButton(self.mode, self.tr("确认核验"), self._vouch, reason=self.tr("请先放工作人员的身份证"))
        return [self._other_act(), self._go]

    def enter(self) -> None:
        self._reading.begin()
        self.every(NUDGE_S, lambda: self._wait.plate.nudge())

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
            Words(self.mode, tr("本次由工作人员核验"), Type.LABEL, bold=True), Words(self.mode, line, Type.BODY, Ink.SOFT), gap=4
        )
        return Well(self.mode, Row(Icon(self.mode, Symbol.ACCOUNT_CHECK, 72), words, gap=3 * 8), tone="primary_soft")

    def _ask_card(self) -> None:
        site = self.desk.site
        line = self.tr("先取走您的身份证，请{role}放上证件。{window}").format(role=site.helper_role, window=site.window)
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
        phone = self.desk.site.helper_phone
        self._wait.say(self.tr("还没有读到工作人员的证件。"), self.tr("可以到窗口请人，或拨打 {phone}。").format(phone=phone))

    def _taken(self, card: IdCard) -> None:
        if card.number == self.case.path().answers["card"].number:
            self._reading.again(self.tr("这是您自己的身份证。"), self.tr("请取走，再请工作人员放上证件。"))
            return
        self._staff = card
        self.shell.idle.stir()
        self._pad = NumberPad(self.mode, Digits.PIN, PIN_DIGITS, self._typed, hint=self.tr("请输入密码"))
        title = Title(self.mode, self.tr("请工作人员输入密码"), align="center")
        held: IdCard = self.case.path().answers["card"]
        who = f"{masking.name(held.name)}  {masking.number_on_screen(held.number)}"
        whom = Words(self.mode, self.tr("为 {who} 核验").format(who=who), Type.LABEL, bold=True, align="center", quiet=True)
        words = self.tr("{staff}，请先看居民的身份证和本人，再输密码；输完请取回您的证件。").format(staff=masking.name(card.name))
        line = Words(self.mode, words, Type.BODY, Ink.SOFT, align="center", quiet=True)
        self._show(Middle(self.mode, title, whom, line, self._pad, extra=[line]))
        self._go.refuse(self.tr("请输入 {count} 位密码").format(count=PIN_DIGITS))

    def _typed(self, pin: Secret[str]) -> None:
        if len(pin.reveal()) == PIN_DIGITS:
            self._go.allow()
        else:
            self._go.refuse(self.tr("请输入 {count} 位密码").format(count=PIN_DIGITS))

    def _vouch(self) -> None:
        staff, pin, case = self._staff, self._pad.text, self.case
        assert staff is not None, "the button is off until the staff card was read"
        self._go.work(self.tr("正在核验…"))
        self.ask("platform", lambda: self.desk.identity.vouch(case, staff, pin), self._vouched, self._failed)

    def _vouched(self, identified: Identified) -> None:
        self.case.answer("face", identified)
        self.sitting.visit.remember(self.case)
        self.shell.refresh()

    def _failed(self, error: Exception) -> None:
        if not (isinstance(error, Trouble) and error.explained is KioskProblem.WRONG_PIN):
            self.shell.failed(error)
            return
        self._staff = None
        self._ask_card()
        self._wait.say(*(self.tr(sentence) for sentence in error.sentences))
        self._go.refuse(self.tr("请先放工作人员的身份证"))
        self._reading.begin()
