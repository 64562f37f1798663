"""Training (演练) at the screen: how it begins and ends, and the five screens that differ in it.

    看和听 ─▶ 演练 ─▶ staff card and PIN ─▶ begin: the shell stands at the training desk ─▶ 结束演练, or nobody there ─▶ the real one

On four a tap does what a card, a face or a telephone does, the fifth shows the slip where no printer is (`ROOMS`). Every other screen
is the resident's own, so that what is learnt is what will be seen.
"""

from __future__ import annotations

import logging
from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from kivy.app import App
from kivy.uix.widget import Widget

from core.id_card import IdCard
from core.language import mark
from core.log import event
from core.secret import Secret
from devices.kinds import FaceDecision
from flows import masking
from flows.flow import Step
from flows.records.exchange import StaffKnown
from kiosk.screens.browsing import AtTrainingDoor
from kiosk.screens.card import CardAsking, CardScreen, LaidHere
from kiosk.screens.face import FaceScreen
from kiosk.screens.paper import wants_paper
from kiosk.screens.payment import PaymentScreen
from kiosk.screens.result import ResultScreen
from kiosk.screens.scene import SceneKind
from kiosk.screens.screen import Screen
from kiosk.screens.staff import StaffScreen
from kiosk.screens.vouch import VouchScreen
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column, Row
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle
from kiosk.ui.names import whole
from kiosk.ui.palettes import Hue, Ink
from kiosk.ui.sizes import Pictogram, Tall
from kiosk.ui.slip_preview import SlipPreview
from kiosk.ui.surface import Well
from kiosk.ui.tile_grid import TileGrid
from kiosk.ui.tiles import Tile
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.touch import Callback
from kiosk.ui.words import Title, Words
from kiosk.workshop.people import TODAY
from kiosk.workshop.people import card as card_of

if TYPE_CHECKING:
    from kiosk.screens.shell import Shell
    from kiosk.training.desk import TrainingDesk
    from kiosk.training.persons import Offered

log = logging.getLogger(__name__)

STAFF = ("P14", "P15")
"""Who vouches in training; the second one where the first is the resident."""


class Training:
    """One for the shell. In a `classroom` there is no real desk to go back to."""

    def __init__(self, shell: Shell) -> None:
        self._shell, self._real = shell, shell.desk
        self.classroom = False

    @property
    def on(self) -> bool:
        """Whether everything that is done now is only practised."""
        return self._shell.desk.rehearsal.training

    @property
    def offered(self) -> bool:
        """Whether it may begin now: nobody is in the middle of anything."""
        return not self.on and self._shell.sitting.case is None

    def ask(self) -> None:
        """To the page where staff say who they are; where machines are simulated nobody can be harmed, and it begins at once."""
        if self._real.rehearsal.simulated_devices:
            self.begin()
        else:
            self._shell.sitting.preferring = False
            self._shell.go.to(AtTrainingDoor())

    def begin(self) -> None:
        """From now on everybody is a demo person."""
        from kiosk.training.desk import TrainingDesk  # here: the residents' window does not need the test persons

        event(log, logging.WARNING, "training.begun")
        self._shell.stand_at(TrainingDesk(self._real), ROOMS)

    def end(self) -> None:
        """Back to the real desk; in a classroom the program ends."""
        event(log, logging.WARNING, "training.ended")
        if self.classroom:
            App.get_running_app().stop()
        else:
            self._shell.stand_at(self._real, {})

    def forsaken(self) -> None:
        """Nobody is there any more: the next one finds the real desk, in a classroom a new beginning."""
        if self.classroom:
            self.begin()
        else:
            self.end()


class TrainingDoorScreen(StaffScreen):
    """Who wants to begin; a resident does not get past it."""

    act = mark("开始演练")

    def told(self) -> str:
        return self.tr("演练只给工作人员用，办的事都不算数。居民请点「返回」。")

    def whom(self, *, short: bool) -> str:  # noqa: ARG002  short enough
        return self.tr("开始演练")

    def before(self, staff: IdCard) -> str:
        told = self.tr("{staff}，演练里都是演示人员，不会真的办理；输完请取回您的证件。")
        return told.format(staff=self.staff_name(staff))

    def other_act(self) -> Widget:
        return self.back_button()

    def check(self, staff: IdCard, pin: Secret[str]) -> StaffKnown:
        return self.desk.identity.check_staff(staff, pin)

    def checked(self, staff: IdCard, answer: StaffKnown) -> None:  # noqa: ARG002  whoever it is
        if self.sitting.place == AtTrainingDoor():  # else they have turned away meanwhile
            self.shell.training.begin()


class _Practised(Screen):
    """A screen at the training desk."""

    @property
    def training(self) -> TrainingDesk:
        from kiosk.training.desk import TrainingDesk

        assert isinstance(self.desk, TrainingDesk), "these screens stand at the training desk only"
        return self.desk


class _Persons(Column):
    """A grid of persons below the title; what is wrong with a card takes the place of the line between them."""

    def __init__(self, mode: Mode, title: str, line: str, grid: TileGrid) -> None:
        super().__init__(fit=False, gap=mode.gap)
        self._mode, self._said = mode, Column(Words(mode, line, Type.CAPTION, Ink.SOFT, align="center"), gap=0)
        small = mode.landscape or mode.narrow
        self._title = Title(mode, title, Type.LABEL if small and mode.elder else Type.TITLE, align="center")
        self.add_widget(self._title)
        self.add_widget(self._said)
        self.add_widget(grid)

    def nudge(self) -> None:
        """Nothing moves: there is no plate."""

    def retitle(self, title: str) -> None:
        """Another sentence in the place of the title."""
        self._title.plain = title

    def say(self, happened: str, do: str) -> None:
        """What is wrong with the card that was chosen, and what to do now."""
        words = Words(self._mode, f"{happened}{do}", Type.CAPTION if self._mode.elder else Type.BODY, Ink.ATTENTION, align="center")
        self._said.clear_widgets()
        self._said.add_widget(Well(self._mode, words, tone="attention_soft", padding=2 * STEP))


class _Picked(CardAsking, _Practised):
    """Cards are chosen from tiles; the waiting, the time-out and what is wrong with a card are the real ones."""

    @abstractmethod
    def people(self) -> list[Offered]:
        """Whose card may be laid, the most fitting one first."""

    def card_wait(self, title: str, line: str, over: Callback, beside: int = 0) -> LaidHere:  # noqa: ARG002  a tap takes the card's place
        people = self.people()
        many = len(people) > 1
        told = self.tr("演练：点一位，就当放上了这个人的身份证") if many else self.tr("演练：密码随意输6位，输六个0练习输错")
        least = self.mode.target if self.mode.elder else self.mode.tall(Tall.FOUND if many else Tall.LINED)
        tiles, most = [self._tile(person, many) for person in people], self.mode.tall(Tall.NOTICE)
        grid = TileGrid(self.mode, tiles, columns=2 if many and self.mode.landscape else 1, least_px=least, most_px=most)
        return _Persons(self.mode, title, told, grid)

    def _tile(self, person: Offered, many: bool) -> Tile:
        """Who it is, and where there is a choice, what comes of it; in 长辈版, which shows no line, the beginning of that."""
        mode, tr = self.mode, self.tr
        will = tr("会被告知：{told}").format(told=person.told) if person.told else tr("能办到底")
        age = tr("{age}岁").format(age=person.card.age(TODAY))
        tag = (tr("办不了") if person.told else tr("能办到底")) if many and mode.elder else ""
        lay = partial(self.training.identity.cards.lay, person.card)
        hue = Hue.SLATE if person.told else Hue.BLUE
        line = f"{age} · {will}" if many else age
        name = whole(person.card.name) or masking.name(person.card.name)
        return Tile(mode, name, Symbol.CARD_ACCOUNT_DETAILS, lay, line=line, hue=hue, wide=True, tag=tag)


class TrainingCardScreen(_Picked, CardScreen):
    """The demo persons whose stories fit, then one for each no."""

    def people(self) -> list[Offered]:
        from kiosk.training.persons import offered

        step = self.case.item.step(str(self.scene.of))
        assert isinstance(step, Step)
        return offered(self.case, step, self.desk.lessons)


class TrainingVouchScreen(_Picked, VouchScreen):
    """One of the staff, who is not the resident."""

    def people(self) -> list[Offered]:
        from kiosk.training.persons import Offered

        return [next(Offered(name, card_of(name)) for name in STAFF if card_of(name).number != self._held.number)]

    def _look(self) -> None:
        """The card of a tap is never taken away."""


class TrainingFaceScreen(FaceScreen, _Practised):
    """Two taps in the place of the camera; three misses lead to a person of the site, as they do for residents."""

    checking = mark("演练，不核对人脸")

    def _view(self) -> Widget:
        mode, tr, say = self.mode, self.tr, self.training.identity.verdicts.lay
        self._hint = Title(mode, tr("演练：不开摄像头"), align="center")
        line = Words(mode, tr("核对得怎么样，由您来定"), Type.BODY, Ink.SOFT, align="center")
        picture = Medallion(mode, Symbol.FACE_RECOGNITION, size_px=mode.side(Pictogram.HERO))
        yes = PrimaryButton(mode, tr("演练：当作本人"), lambda: say(FaceDecision.SAME))
        no = SecondaryButton(mode, tr("演练：没核对上"), lambda: say(FaceDecision.OTHER))
        keys = Column(yes, no, gap=mode.gap) if mode.narrow else Row(no, yes, gap=mode.gap)
        return Middle(mode, self._hint, line, picture, keys, extra=[picture, line])

    def _wipe(self) -> None:
        """No picture was taken."""


class TrainingPaymentScreen(PaymentScreen, _Practised):
    """A tap in the place of the telephone."""

    def acts(self) -> Sequence[Widget]:
        self._pay = PrimaryButton(self.mode, self.tr("演练：当作已付款"), self._paid, reason=self.tr("正在生成支付码"))
        return [*super().acts(), self._pay]

    def refresh(self) -> None:
        super().refresh()
        if self.case.payment is not None:
            self._pay.allow()

    def _paid(self) -> None:
        self.training.payments.pay(self.case)
        self.shell.cashier.look()


class TrainingResultScreen(ResultScreen, _Practised):
    """Where no printer is, the slip is shown instead."""

    def body(self) -> Widget:
        self._held, self._result = Column(fit=False), super().body()
        self._held.add_widget(self._result)
        return self._held

    def acts(self) -> Sequence[Widget]:
        shown = self.training.paper.only_shown and wants_paper(self.case)
        turn = [SecondaryButton(self.mode, self.tr("演练：看凭条"), self._turn)] if shown else []
        return [*turn, *super().acts()]

    def _turn(self) -> None:
        """To the slip, and back to the result."""
        on_slip = self._held.children[0] is not self._result
        self._held.clear_widgets()
        self._held.add_widget(
            self._result if on_slip else SlipPreview(self.mode, self.desk.slips.of_case(self.case), self.desk.paper.columns)
        )


ROOMS: dict[SceneKind, Callable[..., Screen]] = {
    SceneKind.CARD: TrainingCardScreen,
    SceneKind.VOUCH: TrainingVouchScreen,
    SceneKind.FACE: TrainingFaceScreen,
    SceneKind.PAYMENT: TrainingPaymentScreen,
    SceneKind.RESULT: TrainingResultScreen,
}
"""Which screens of a resident's are others in training."""
