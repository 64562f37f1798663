"""Which class builds the screen of each kind of scene."""

from __future__ import annotations

from kiosk.screens.attract import AttractScreen
from kiosk.screens.bundles import BundleScreen, BundlesScreen
from kiosk.screens.card import CardScreen
from kiosk.screens.category import CategoryScreen
from kiosk.screens.check import CheckScreen
from kiosk.screens.closed import ClosedScreen
from kiosk.screens.evaluation import EvaluationScreen
from kiosk.screens.face import FaceScreen
from kiosk.screens.finding import FindingScreen
from kiosk.screens.found import CommonScreen, FoundScreen, LookedAtScreen, WishScreen
from kiosk.screens.goodbye import DoorScreen, GoodbyeScreen
from kiosk.screens.guide import GuideScreen
from kiosk.screens.help import HelpScreen, TicketScreen
from kiosk.screens.home import HomeScreen
from kiosk.screens.payment import PaymentScreen, UncertainScreen
from kiosk.screens.people import PeopleScreen
from kiosk.screens.preferences import PreferencesScreen
from kiosk.screens.questions import QuestionsScreen
from kiosk.screens.registered import RegisteredScreen
from kiosk.screens.result import ResultScreen
from kiosk.screens.scene import SceneKind
from kiosk.screens.screen import Screen
from kiosk.screens.services import ServicesScreen
from kiosk.screens.submitting import SubmittingScreen
from kiosk.screens.training import TrainingDoorScreen
from kiosk.screens.trouble import RefusedScreen, TroubleScreen
from kiosk.screens.vouch import VouchScreen
from kiosk.screens.waiting import WaitingScreen

SCREENS: dict[SceneKind, type[Screen]] = {
    SceneKind.HOME: HomeScreen,
    SceneKind.ATTRACT: AttractScreen,
    SceneKind.CLOSED: ClosedScreen,
    SceneKind.CATEGORY: CategoryScreen,
    SceneKind.BUNDLES: BundlesScreen,
    SceneKind.BUNDLE: BundleScreen,
    SceneKind.FINDING: FindingScreen,
    SceneKind.FOUND: FoundScreen,
    SceneKind.WISH: WishScreen,
    SceneKind.COMMON: CommonScreen,
    SceneKind.LOOKED_AT: LookedAtScreen,
    SceneKind.SERVICES: ServicesScreen,
    SceneKind.GUIDE: GuideScreen,
    SceneKind.CARD: CardScreen,
    SceneKind.FACE: FaceScreen,
    SceneKind.VOUCH: VouchScreen,
    SceneKind.WAITING: WaitingScreen,
    SceneKind.QUESTIONS: QuestionsScreen,
    SceneKind.CHECK: CheckScreen,
    SceneKind.PAYMENT: PaymentScreen,
    SceneKind.UNCERTAIN: UncertainScreen,
    SceneKind.SUBMITTING: SubmittingScreen,
    SceneKind.RESULT: ResultScreen,
    SceneKind.EVALUATION: EvaluationScreen,
    SceneKind.GOODBYE: GoodbyeScreen,
    SceneKind.DOOR: DoorScreen,
    SceneKind.REFUSED: RefusedScreen,
    SceneKind.TROUBLE: TroubleScreen,
    SceneKind.HELP: HelpScreen,
    SceneKind.TICKET: TicketScreen,
    SceneKind.PEOPLE: PeopleScreen,
    SceneKind.REGISTERED: RegisteredScreen,
    SceneKind.PREFERENCES: PreferencesScreen,
    SceneKind.TRAINING_DOOR: TrainingDoorScreen,
}
