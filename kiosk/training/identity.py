"""Who stands here, in training: cards and verdicts come from taps on the screen. No reader, no camera, no platform is asked."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

from core.cancel import Cancel
from core.id_card import IdCard
from core.secret import Secret
from devices.kinds import FaceDecision, FaceResult, HintTo
from flows.records.exchange import Identified, Method, StaffKnown
from kiosk.case import Case
from kiosk.identity import Identification, UnclaimedCard
from kiosk.trouble import KioskProblem, Trouble
from kiosk.workshop.walks import IDENTIFIED

T = TypeVar("T")

WRONG_PIN = "000000"
"""Refused, so that a mistyped PIN can be practised; any other is good."""
NOBODY = "演练"
"""Who vouches in training, as screen and slip name them."""
_LOOK_S = 0.05


class Tray(Generic[T]):
    """One thing that a tap hands to whoever waits for it; what lay there before the waiting began is not taken."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._things: list[T] = []

    def lay(self, thing: T) -> None:
        """In place of what nobody has taken; from any thread."""
        with self._lock:
            self._things = [thing]

    def take(self, cancel: Cancel) -> T:
        """Waits. Raises Cancelled, DeadlinePassed."""
        with self._lock:
            self._things.clear()
        while True:
            cancel.wait(_LOOK_S)
            with self._lock:
                if self._things:
                    return self._things.pop()


class TrainingIdentification(Identification):
    """`cards` takes the card of a demo person, `verdicts` what the camera would have said."""

    def __init__(self) -> None:
        self.cards: Tray[IdCard] = Tray()
        self.verdicts: Tray[FaceDecision] = Tray()
        self._looking = None

    def read_card(self, cancel: Cancel, unclaimed: UnclaimedCard) -> IdCard:
        """The card that was chosen. Raises Cancelled, DeadlinePassed."""
        return self.cards.take(cancel)

    def must_be_lifted(self, cancel: Cancel) -> bool:
        """There is no plate on which a card could lie."""
        return False

    def card_present(self) -> bool:
        """Nothing lies on the reader that anybody could forget."""
        return False

    def still_lies(self, card: IdCard) -> bool:
        """A second item of the same visit begins with the card of the first."""
        return True

    def verify_face(self, case: Case, cancel: Cancel, hint: HintTo) -> FaceResult:
        """As the tap says. Raises Cancelled, DeadlinePassed."""
        self._looking = cancel
        decision, same = self.verdicts.take(cancel), IDENTIFIED[0]
        if decision is not FaceDecision.SAME:
            return FaceResult(decision)
        return FaceResult(decision, same.score, model=same.model, threshold=same.threshold, live=same.live)

    def vouch(self, case: Case, staff_card: IdCard, pin: Secret[str]) -> Identified:
        """Any PIN is good but one. Raises Trouble(WRONG_PIN)."""
        _judge(pin)
        return Identified(Method.VOUCHED, verified_by=NOBODY, voucher=NOBODY)

    def check_staff(self, staff_card: IdCard, pin: Secret[str]) -> StaffKnown:
        """Any PIN is good but one. Raises Trouble(WRONG_PIN)."""
        _judge(pin)
        return StaffKnown(NOBODY, NOBODY)


def _judge(pin: Secret[str]) -> None:
    if pin.reveal() == WRONG_PIN:
        raise Trouble(KioskProblem.WRONG_PIN, "practised")
