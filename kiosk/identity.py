"""Who stands here: the card on the reader, the face before the camera, or a person of the site who vouches."""

from __future__ import annotations

from dataclasses import dataclass

from core.cancel import Cancel, DeadlinePassed
from core.id_card import IdCard
from core.plain import Malformed, from_plain
from core.secret import Secret
from devices.kinds import Camera, FaceDecision, FaceMatcher, FaceResult, HintTo, IdCardReader
from devices.monitor import Machines
from devices.problem import DeviceError, Problem
from flows.records.exchange import Identified, Method, StaffCheck, StaffKnown, Vouched, Vouching
from flows.refusal import Refusal
from kiosk.case import Case
from kiosk.central import Answer, Central, NotSent, Unsure
from kiosk.judgement import judged, one_line, reason, sentences, trouble, unreached
from kiosk.trouble import KioskProblem, Trouble

REREAD_SECONDS = 3.0


@dataclass
class UnclaimedCard:
    """Whether the reader has told something of a card that no screen has heard: the one that asked for it had gone.

    There is one for each visit, and with it goes the right to that card: of the person before nobody is told anything. The card itself
    is not kept; it is read once more, if it lies there still.
    """

    waits: bool = False


class Identification:
    """Reader, camera and staff, as far as identity needs them."""

    def __init__(self, devices: Machines, central: Central) -> None:
        self._devices, self._central = devices, central
        self._looking: Cancel | None = None

    def stop(self) -> None:
        """The person has gone: a camera that is still looking looks no more."""
        if self._looking is not None:
            self._looking.stop()

    def read_card(self, cancel: Cancel, unclaimed: UnclaimedCard) -> IdCard:
        """The card laid on the reader, or the unclaimed one of this visit. It is unclaimed until the caller has it and says so.

        Raises DeviceError, which is as unclaimed as a card, Cancelled, DeadlinePassed.
        """
        with self._devices.use("id_card", cancel) as reader:
            assert isinstance(reader, IdCardReader)
            try:
                card = _lying(reader, cancel) if unclaimed.waits else None
                card = card or reader.read(cancel)
            except DeviceError:
                unclaimed.waits = True
                raise
            unclaimed.waits = True
            return card

    def must_be_lifted(self, cancel: Cancel) -> bool:
        """Whether a card lies on the reader that is not read before it was lifted; a reader that does not say so counts as no.

        Raises Cancelled.
        """
        try:
            with self._devices.use("id_card", cancel) as reader:
                assert isinstance(reader, IdCardReader)
                return reader.must_be_lifted(cancel)
        except (DeviceError, DeadlinePassed):
            return False

    def card_present(self) -> bool:
        """Whether a card lies on the reader now. Raises DeviceError."""
        with self._devices.use("id_card", Cancel(2.0)) as reader:
            assert isinstance(reader, IdCardReader)
            return reader.present()

    def still_lies(self, card: IdCard) -> bool:
        """Whether that very card lies on the reader now; a reader that does not say so counts as no."""
        try:
            with self._devices.use("id_card", Cancel(REREAD_SECONDS)) as reader:
                assert isinstance(reader, IdCardReader)
                return reader.present() and reader.reread(Cancel(REREAD_SECONDS)).number == card.number
        except (DeviceError, DeadlinePassed):
            return False

    def verify_face(self, case: Case, cancel: Cancel, hint: HintTo) -> FaceResult:
        """The person of the face step that comes next against the camera; UNAVAILABLE with its code when nobody could be compared."""
        self._looking = cancel
        path = case.path()
        step = path.next
        assert step is not None, "the face step is asked"
        photo = path.answers[step.extra["of"]].photo
        if not photo:
            return FaceResult(FaceDecision.UNAVAILABLE, reason=Problem.PHOTO_UNDECODABLE.code)
        try:
            with self._devices.use("camera", cancel) as camera, self._devices.use("face", cancel) as matcher:
                assert isinstance(camera, Camera)
                assert isinstance(matcher, FaceMatcher)
                return matcher.verify(photo, camera, cancel, turn=bool(step.extra["turn"]), hint=hint)
        except DeviceError as error:
            return FaceResult(FaceDecision.UNAVAILABLE, reason=error.problem.code)

    def vouch(self, case: Case, staff_card: IdCard, pin: Secret[str]) -> Identified:
        """A person of the site says who it is. Raises Trouble(WRONG_PIN), Trouble(LOCKED), or that of the line."""
        try:
            answer = self._central.post("/v1/vouches", Vouching(case.number, staff_card.number, pin))
            vouched = from_plain(Vouched, answer.body) if answer.ok else None
        except (NotSent, Unsure) as error:
            raise unreached(error) from error
        except Malformed as error:
            raise Trouble(KioskProblem.PLATFORM_ERROR, one_line(error)) from error
        if vouched is not None:
            return Identified(Method.VOUCHED, verified_by=vouched.staff, voucher=vouched.voucher)
        raise _not_let_in(answer)

    def check_staff(self, staff_card: IdCard, pin: Secret[str]) -> StaffKnown:
        """Who of the site it is, for what no resident may do. Raises Trouble(WRONG_PIN), Trouble(LOCKED), or that of the line."""
        try:
            answer = self._central.post("/v1/staff-checks", StaffCheck(staff_card.number, pin))
            if answer.ok:
                return from_plain(StaffKnown, answer.body)
        except (NotSent, Unsure) as error:
            raise unreached(error) from error
        except Malformed as error:
            raise Trouble(KioskProblem.PLATFORM_ERROR, one_line(error)) from error
        raise _not_let_in(answer)


def _lying(reader: IdCardReader, cancel: Cancel) -> IdCard | None:
    """The card that lies there although it was read before; None when it has been lifted. Raises DeviceError for any other trouble."""
    try:
        return reader.reread(cancel)
    except DeviceError as error:
        if error.problem is not Problem.CARD_MOVED:
            raise
        return None


def _not_let_in(answer: Answer) -> Trouble:
    """Why a staff card with its PIN is not good."""
    refused = judged(answer)
    if answer.status != 422 or (refused is not None and refused.refusal is Refusal.LOCKED):
        return trouble(answer)
    happened, do = sentences(answer)
    return Trouble(KioskProblem.WRONG_PIN, reason(answer), happened=happened, do=do)


def identified(result: FaceResult) -> Identified:
    """The answer of the face step for a comparison that said SAME. Raises ValueError for any other decision."""
    if result.decision is not FaceDecision.SAME:
        raise ValueError(f"nobody is identified by {result.decision.value}")
    return Identified(Method.COMPARED, result.score, result.threshold, result.model, result.live)
