"""Which class builds the screen of each kind of scene."""

from __future__ import annotations

from kiosk.screens.card import CardScreen
from kiosk.screens.category import CategoryScreen
from kiosk.screens.check import CheckScreen
from kiosk.screens.conductor import Kind
from kiosk.screens.evaluation import EvaluationScreen
from kiosk.screens.face import FaceScreen
from kiosk.screens.goodbye import DoorScreen, GoodbyeScreen
from kiosk.screens.guide import GuideScreen
from kiosk.screens.help import HelpScreen, TicketScreen
from kiosk.screens.home import HomeScreen
from kiosk.screens.payment import PaymentScreen, UncertainScreen
from kiosk.screens.questions import QuestionsScreen
from kiosk.screens.registered import RegisteredScreen
from kiosk.screens.result import ResultScreen
from kiosk.screens.screen import Screen
from kiosk.screens.submitting import SubmittingScreen
from kiosk.screens.trouble import RefusedScreen, TroubleScreen
from kiosk.screens.vouch import VouchScreen
from kiosk.screens.waiting import WaitingScreen

SCREENS: dict[Kind, type[Screen]] = {
    Kind.HOME: HomeScreen,
    Kind.CATEGORY: CategoryScreen,
    Kind.GUIDE: GuideScreen,
    Kind.CARD: CardScreen,
    Kind.FACE: FaceScreen,
    Kind.VOUCH: VouchScreen,
    Kind.WAITING: WaitingScreen,
    Kind.QUESTIONS: QuestionsScreen,
    Kind.CHECK: CheckScreen,
    Kind.PAYMENT: PaymentScreen,
    Kind.UNCERTAIN: UncertainScreen,
    Kind.SUBMITTING: SubmittingScreen,
    Kind.RESULT: ResultScreen,
    Kind.EVALUATION: EvaluationScreen,
    Kind.GOODBYE: GoodbyeScreen,
    Kind.DOOR: DoorScreen,
    Kind.REFUSED: RefusedScreen,
    Kind.TROUBLE: TroubleScreen,
    Kind.HELP: HelpScreen,
    Kind.TICKET: TicketScreen,
    Kind.REGISTERED: RegisteredScreen,
}
