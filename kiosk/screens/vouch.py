"""A person of the site vouches: their card on the reader, their PIN on the pad. The screen says that no face was compared.

Offered for everybody who does not want the camera, and by itself where nothing here can compare faces.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.widget import Widget

from core.id_card import IdCard
from core.language import Language
from core.secret import Secret
from flows import masking
from flows.records.exchange import Identified
from flows.steps import FACE
from kiosk.screens.conductor import FACE_TRIES
from kiosk.screens.hours import people_line
from kiosk.screens.staff import StaffScreen
from kiosk.ui.buttons import SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.names import called
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Icon, Words


class VouchScreen(StaffScreen):
    """Says who the resident is, in the place of the camera."""

    def begin(self) -> None:
        self._vouched_in = self.case
        path = self.case.path()
        assert path.next is not None, "the face step is asked"
        self._step = path.next
        self._held: IdCard = path.answers[path.next.extra["of"]]

    def other_act(self) -> Widget:
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

    def above(self) -> Sequence[Widget]:
        """What is true here: who compares this time, and why it is not the machine."""
        tr, line = self.tr, self._reason()
        words = Column(
            Words(self.mode, tr("本次由工作人员核验"), Type.LABEL, bold=True), Words(self.mode, line, Type.BODY, Ink.SOFT, data=True), gap=4
        )
        icon = Icon(self.mode, Symbol.ACCOUNT_CHECK, self.mode.side(Pictogram.NOTICE))
        return [Well(self.mode, Row(icon, words, gap=3 * STEP), tone="primary_soft")]

    def told(self) -> str:
        site = self.site
        line = self.tr("先取走您的身份证，请{role}放上证件。{window}").format(role=site.helper_role, window=self._where())
        if self.mode.tightest and self.mode.language is Language.ENGLISH:
            return line
        small = self.mode.landscape or self.mode.narrow
        return f"{self.tr('本次由工作人员核验')}：{self._reason()}\n{line}" if small else line

    def _where(self) -> str:
        """Where the person of the site is; when nobody is there, from when on."""
        timetable, now = self.desk.timetable, self.desk.now()
        return self.site.window if timetable.at(now).open else people_line(self.mode, timetable, now)

    def lift_first(self) -> None:
        """The page says so as it is: the resident's own card lies there."""

    def refused(self, card: IdCard) -> tuple[str, str] | None:
        if card.number != self._held.number:
            return None
        happened = self.tr("读到的还是{name}的身份证。").format(name=self._name)
        return happened, self.tr("请取走，换成工作人员的证件。居民的身份证没有读过的，请点「首页」重新开始。")

    def whom(self, *, short: bool) -> str:
        who = self._name if short else f"{self._name}  {masking.number_on_screen(self._held.number)}"
        return self.tr("为 {who} 核验").format(who=who)

    @property
    def _name(self) -> str:
        """What the resident is called before the staff, who see the card."""
        return called(self._held.name) or self.tr("这位居民")

    def before(self, staff: IdCard) -> str:
        told = self.tr("{staff}，请先看居民的身份证和本人，再输密码；输完请取回您的证件。")
        return told.format(staff=self.staff_name(staff))

    def check(self, staff: IdCard, pin: Secret[str]) -> Identified:
        return self.desk.identity.vouch(self._vouched_in, staff, pin)

    def checked(self, staff: IdCard, answer: Identified) -> None:
        case = self._vouched_in
        asked = case.path().next
        if asked is None or asked.id != self._step.id:
            return  # the resident has gone back meanwhile
        self.sitting.staff = staff.number
        case.answer(self._step.id, answer)
        self.sitting.visit.remember(case)
        self.shell.refresh()
