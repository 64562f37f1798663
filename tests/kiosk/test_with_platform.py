"""The terminal and the reference platform together, each in its own process, over a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.cancel import Cancel
from core.clock import DemoClock
from core.secret import Secret
from flows.flow import StepKind
from flows.records.exchange import CaseState, Outcome, PayState
from flows.refusal import Refusal, Refused, Way
from flows.walk import LOOKED
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.case import Case
from kiosk.cli import main
from kiosk.settings import LineSettings, Settings, StoreSettings
from kiosk.trouble import KioskProblem, Trouble
from kiosk.workshop.people import CONFIG, card
from kiosk.workshop.walks import candidates
from tests.flows.test_slips import words
from tests.journeys.platform import PlatformProcess
from tests.kiosk.rig import BOOKING, CERTIFICATE, DRAFT, PAYMENT, QUERY

AUTHENTICATION = "si-benefit-authentication"


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlatformProcess]:
    platform = PlatformProcess(tmp_path_factory.mktemp("central"))
    yield platform
    platform.close()


@pytest.fixture(scope="module")
def state(platform: PlatformProcess, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a terminal that was enrolled by its own command."""
    state = tmp_path_factory.mktemp("kiosk") / "state"
    code = platform.command("enrol-code", "--kiosk", "0007").split()[-1]
    config = str(CONFIG / "kiosk.toml")
    assert main(["enrol", "--config", config, "--code", code, "--url", platform.url, "--state", str(state)]) == 0
    return state


def terminal(platform: PlatformProcess, state: Path, line: LineSettings) -> Kiosk:
    settings = Settings("0007", "taihe", platform.url, str(state), line=line, store=StoreSettings(quota_mb=16))
    return build_kiosk(settings, CONFIG, clock=DemoClock(), devices={})


@pytest.fixture
def kiosk(platform: PlatformProcess, state: Path) -> Iterator[Kiosk]:
    kiosk = terminal(platform, state, LineSettings(spread=0.0))
    yield kiosk
    kiosk.close()


def answered(kiosk: Kiosk, item: str, person: str, **answers: object) -> Case:
    """A case answered to its end over the platform's own records."""
    case = kiosk.desk.open_case(item)
    while (step := case.path().next) is not None:
        if step.kind in LOOKED:
            case.given[step.id] = kiosk.desk.look(case)
        elif step.id in answers:
            case.answer(step.id, answers[step.id])
        elif step.kind is StepKind.CARD and step.id == "card":
            case.answer(step.id, card(person))
        else:
            case.answer(step.id, candidates(step, case.path().answers)[0])
    return case


def submitted(kiosk: Kiosk, case: Case) -> Outcome:
    assert case.path().complete, case.path().refused
    outcome = kiosk.desk.submit(case)
    assert isinstance(outcome, Outcome), outcome
    case.outcome = outcome
    return outcome


def times_received(platform: PlatformProcess, case: Case) -> list[int]:
    return [row["times_received"] for row in platform.cases() if row["case_no"] == case.number]


def test_a_certificate_is_issued_with_its_number_and_prints_whole(kiosk: Kiosk, platform: PlatformProcess) -> None:
    case = answered(kiosk, CERTIFICATE, "P5")
    outcome = submitted(kiosk, case)
    assert outcome.state is CaseState.DONE
    assert outcome.document is not None
    slip = words(kiosk.desk.slips.of_case(case))
    assert outcome.document.number in slip
    assert card("P5").number.reveal() in slip
    assert times_received(platform, case) == [1]


def test_an_application_is_accepted_and_an_enquiry_is_done(kiosk: Kiosk) -> None:
    draft = submitted(kiosk, answered(kiosk, DRAFT, "P7", phone=Secret("13873500007")))
    assert draft.state is CaseState.ACCEPTED
    assert draft.promise_date is not None
    assert submitted(kiosk, answered(kiosk, QUERY, "P5")).state is CaseState.DONE


def until_refused(kiosk: Kiosk, item: str, person: str, times: int, **answers: object) -> Refused:
    """The same case again and again, until the platform takes no more."""
    for _ in range(times):
        said = kiosk.desk.submit(answered(kiosk, item, person, **answers))
        if isinstance(said, Refused):
            return said
    raise AssertionError(f"taken {times} times")


def test_the_copies_of_a_day_are_used_up_and_nothing_can_be_changed_about_it(kiosk: Kiosk) -> None:
    refused = until_refused(kiosk, CERTIFICATE, "P6", 4)
    assert (refused.refusal, refused.way) == (Refusal.QUOTA, Way.HOME)


def test_a_second_application_is_refused_and_nothing_can_be_changed_about_it(kiosk: Kiosk) -> None:
    refused = until_refused(kiosk, DRAFT, "P7", 2, phone=Secret("13873500007"))
    assert (refused.refusal, refused.way) == (Refusal.DUPLICATE, Way.HOME)


def test_a_pension_is_confirmed(kiosk: Kiosk) -> None:
    assert submitted(kiosk, answered(kiosk, AUTHENTICATION, "P2")).state is CaseState.DONE


def test_a_slot_is_booked_for_two(kiosk: Kiosk) -> None:
    case = answered(kiosk, BOOKING, "P3", partner_card=card("P6"), phone=Secret("13873500003"))
    assert submitted(kiosk, case).state in (CaseState.DONE, CaseState.ACCEPTED)


def test_a_power_bill_is_paid_and_posted(kiosk: Kiosk, platform: PlatformProcess) -> None:
    case = answered(kiosk, PAYMENT, "P3", by="card")
    assert case.path().complete, case.path().refused
    case.agree()
    case.payment = kiosk.desk.payments.start(case, case.path().answers["pay_method"])
    assert kiosk.desk.payments.poll(case).state is PayState.QR_SHOWN
    platform.pay(case.payment.order_no)
    case.payment = kiosk.desk.payments.poll(case)
    assert case.paid
    case.outcome = kiosk.desk.submit(case)
    assert case.outcome.state is CaseState.DONE
    assert kiosk.desk.payments.poll(case).state is PayState.POSTED
    assert "实缴" in words(kiosk.desk.slips.of_case(case))


def test_a_platform_that_freezes_after_the_act_gets_the_case_once(platform: PlatformProcess, state: Path) -> None:
    kiosk = terminal(platform, state, LineSettings(spread=0.0, answer=1.0, submit=2.0))
    case = answered(kiosk, QUERY, "P5")
    platform.freeze()
    try:
        outcome = kiosk.desk.submit(case)
    finally:
        platform.thaw()
    assert isinstance(outcome, Outcome)
    assert outcome.state is CaseState.QUEUED
    quiet = Cancel(20.0)
    while kiosk.desk.readiness.waiting().undelivered:
        quiet.wait(kiosk.reporter.step())
    assert len(times_received(platform, case)) == 1
    kiosk.close()


def test_a_wrong_pin_is_refused_and_a_right_one_vouches(kiosk: Kiosk) -> None:
    case = kiosk.desk.open_case(CERTIFICATE)
    case.answer("consent", "other-way")
    case.answer("card", card("P5"))
    with pytest.raises(Trouble) as caught:
        kiosk.desk.identity.vouch(case, card("P14"), Secret("111111"))
    assert caught.value.explained is KioskProblem.WRONG_PIN
    case.answer("face", kiosk.desk.identity.vouch(case, card("P14"), Secret("251121")))
    while (step := case.path().next) is not None:
        case.given[step.id] = kiosk.desk.look(case) if step.kind in LOOKED else candidates(step, case.path().answers)[0]
    assert submitted(kiosk, case).state is CaseState.DONE
    assert "工作人员" in words(kiosk.desk.slips.of_case(case))


def test_help_ticket_and_rating_arrive(kiosk: Kiosk) -> None:
    order = kiosk.desk.order_help(QUERY, "fund", "看不懂", "onsite", Secret("13873512345"))
    assert order.number
    assert order.who
    assert kiosk.desk.open_ticket(QUERY, "fund", Refusal.NODATA.code, Secret("13873512345"), Secret("没有我的记录")).number
    case = answered(kiosk, QUERY, "P5")
    submitted(kiosk, case)
    kiosk.desk.evaluate(case, 4, ("办得快",))
    kiosk.reporter.step()
    assert kiosk.desk.readiness.waiting().undelivered == 0
    assert kiosk.outbox.tray() == []


def test_the_heartbeat_is_taken(kiosk: Kiosk) -> None:
    assert kiosk.desk.readiness.try_line() == ""
    assert kiosk.desk.readiness.alarms() == ()
