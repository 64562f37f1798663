"""Who stands here: card, face, or a person of the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.cancel import Cancel, DeadlinePassed
from core.clock import SystemClock
from core.secret import Secret
from devices import simulators
from devices.drivers.ga467_serial import Ga467Serial, Options
from devices.kinds import FaceDecision, FaceResult
from devices.problem import DeviceError, Problem
from flows.records.exchange import Method
from flows.refusal import Refusal
from kiosk.case import Case
from kiosk.identity import UnclaimedCard, identified
from kiosk.trouble import KioskProblem, Trouble
from kiosk.visit import Visit
from kiosk.workshop.people import card
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import CERTIFICATE, Rig


@pytest.fixture
def rig(tmp_path: Path, platform: FakePlatform) -> Iterator[Rig]:
    """A terminal with a reader on which nothing lies yet."""
    simulators.bench.pop("id_card", None)
    reader = Ga467Serial(Options("sim://id_card?card=none&latency=0", poll_seconds=0.01), SystemClock())
    rig = Rig(tmp_path / "state", platform, devices={"id_card": reader})
    yield rig
    rig.kiosk.close()
    simulators.bench.pop("id_card", None)


@pytest.fixture
def case(rig: Rig) -> Case:
    """A case whose next step is the face."""
    case: Case = rig.desk.open_case(CERTIFICATE)
    case.answer("consent", "face")
    case.answer("card", card("P5"))
    return case


def test_a_card_on_the_reader_becomes_the_answer(rig: Rig) -> None:
    rig.kiosk.devices.poll("id_card")
    assert not rig.desk.identity.card_present()
    simulators.bench["id_card"].lay("P3")
    read = rig.desk.identity.read_card(Cancel(5.0), UnclaimedCard())
    assert read.number == card("P3").number
    assert rig.desk.identity.card_present()


def test_nobody_lays_a_card(rig: Rig) -> None:
    with pytest.raises(DeadlinePassed):
        rig.desk.identity.read_card(Cancel(0.2), UnclaimedCard())


def test_a_card_that_nobody_has_claimed_is_read_once_more_in_its_visit_alone(rig: Rig) -> None:
    identity, unclaimed = rig.desk.identity, UnclaimedCard()
    assert not identity.card_present()
    simulators.bench["id_card"].lay("P3")
    identity.read_card(Cancel(5.0), unclaimed)
    assert identity.read_card(Cancel(5.0), unclaimed).number == card("P3").number
    assert identity.must_be_lifted(Cancel(5.0))
    with pytest.raises(DeadlinePassed):
        identity.read_card(Cancel(0.3), UnclaimedCard())


def test_an_unclaimed_card_that_was_lifted_is_waited_for_like_any(rig: Rig) -> None:
    identity, unclaimed = rig.desk.identity, UnclaimedCard()
    assert not identity.card_present()
    simulators.bench["id_card"].lay("P3")
    identity.read_card(Cancel(5.0), unclaimed)
    simulators.bench["id_card"].lift()
    with pytest.raises(DeadlinePassed):
        identity.read_card(Cancel(0.3), unclaimed)
    simulators.bench["id_card"].lay("P4")
    assert identity.read_card(Cancel(5.0), unclaimed).number == card("P4").number


def test_what_was_wrong_with_a_card_is_as_unclaimed_as_a_card(rig: Rig) -> None:
    identity, unclaimed = rig.desk.identity, UnclaimedCard()
    assert not identity.card_present()
    simulators.bench["id_card"].lay("wrong-digit")
    for _ in range(2):
        with pytest.raises(DeviceError) as caught:
            identity.read_card(Cancel(5.0), unclaimed)
        assert caught.value.problem is Problem.CARD_SUSPECT


def test_without_a_camera_the_face_is_unavailable_and_never_the_same(rig: Rig, case: Case) -> None:
    result = rig.desk.identity.verify_face(case, Cancel(1.0), lambda *_: None)
    assert (result.decision, result.reason) == (FaceDecision.UNAVAILABLE, Problem.ABSENT.code)


def test_a_card_without_a_photo_says_so(rig: Rig, case: Case) -> None:
    case.given["card"] = replace(card("P5"), photo=Secret(b""))
    result = rig.desk.identity.verify_face(case, Cancel(1.0), lambda *_: None)
    assert (result.decision, result.reason) == (FaceDecision.UNAVAILABLE, Problem.PHOTO_UNDECODABLE.code)


def test_only_the_same_face_identifies(rig: Rig) -> None:
    same = FaceResult(FaceDecision.SAME, 0.7, 5, "m", 0.4, live=True)
    answer = identified(same)
    assert (answer.method, answer.score, answer.threshold, answer.model, answer.live) == (Method.COMPARED, 0.7, 0.4, "m", True)
    for decision in (FaceDecision.REVIEW, FaceDecision.OTHER, FaceDecision.UNAVAILABLE):
        with pytest.raises(ValueError, match=decision.value):
            identified(FaceResult(decision))


def test_a_person_of_the_site_vouches(rig: Rig, case: Case, platform: FakePlatform) -> None:
    answer = rig.desk.identity.vouch(case, card("P14"), Secret("251121"))
    assert (answer.method, answer.verified_by, answer.voucher) == (Method.VOUCHED, "太和-03-01", "v-1")
    case.answer("face", answer)
    (asked,) = [body for path, body in platform.requests if path == "/v1/vouches"]
    assert asked["case_no"] == case.number


@pytest.mark.parametrize(("pin", "said"), [("999999", KioskProblem.WRONG_PIN), ("000000", Refusal.LOCKED)])
def test_a_wrong_pin_and_a_locked_card_are_told_apart(rig: Rig, case: Case, pin: str, said: object) -> None:
    with pytest.raises(Trouble) as caught:
        rig.desk.identity.vouch(case, card("P14"), Secret(pin))
    assert caught.value.explained is said
    assert pin not in str(caught.value)


def test_a_voucher_is_good_for_its_own_case_only(rig: Rig, case: Case) -> None:
    visit = Visit()
    visit.open(case)
    case.answer("face", rig.desk.identity.vouch(case, card("P14"), Secret("251121")))
    visit.remember(case)
    second = rig.desk.open_case(CERTIFICATE)
    second.answer("consent", "face")
    visit.open(second)
    assert visit.fill(second), "the card is known"
    assert not visit.fill(second), "but somebody must vouch for this case too"


def test_the_camera_stops_looking_when_the_person_has_gone(rig: Rig, case: Case) -> None:
    cancel = Cancel()
    rig.desk.identity.verify_face(case, cancel, lambda *_: None)
    rig.desk.end(Visit())
    assert cancel.stopped


def test_at_the_end_nothing_of_the_person_is_left_in_the_visit(rig: Rig, case: Case) -> None:
    visit = Visit()
    visit.open(case)
    visit.remember(case)
    rig.desk.end(visit)
    assert (visit.card, visit.identified, visit.cases) == (None, None, [])
