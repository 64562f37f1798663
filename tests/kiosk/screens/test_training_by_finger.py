"""Training in the real window: how staff get in and residents do not, six items by taps alone, and the real desk afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.cancel import Cancel
from core.id_card import IdCard
from core.secret import Secret
from flows.flow import StepKind
from flows.numbers import is_case_number
from flows.records.exchange import CaseState, StaffKnown
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.central import Central
from kiosk.identity import Identification, UnclaimedCard
from kiosk.screens.browsing import AtHome
from kiosk.screens.scene import SceneKind
from kiosk.settings import Settings
from kiosk.training.desk import TrainingDesk
from kiosk.trouble import KioskProblem, Trouble
from kiosk.ui.tiles import Tile
from kiosk.workshop import walks
from kiosk.workshop.people import CONFIG, card
from tests.kiosk.screens.conftest import Start
from tests.kiosk.test_training import contents
from tests.window.driver import Driver
from tests.window.look import faults

BAND = "演练，不会真的办理"
PANELS = [(1080, 1920), (1920, 1080), (768, 1366)]
ITEMS = [
    "hf-account-query",
    "si-insured-certificate",
    "ut-electricity-pay",
    "dp-two-subsidies-apply",
    "ag-longevity-allowance-authentication",
    "ca-marriage-appointment",
]
"""One of each shape: query, certificate, payment, application, authentication, appointment."""


class Reception(Identification):
    """The reader lays one card; the platform knows the staff by the PIN 251121."""

    def __init__(self, kiosk: Kiosk, card: IdCard) -> None:
        super().__init__(kiosk.devices, Central("http://127.0.0.1:9", kiosk.desk.clock, None))
        self._card = card

    def must_be_lifted(self, cancel: Cancel) -> bool:
        return False

    def read_card(self, cancel: Cancel, unclaimed: UnclaimedCard) -> IdCard:
        return self._card

    def card_present(self) -> bool:
        return True

    def check_staff(self, staff_card: IdCard, pin: Secret[str]) -> StaffKnown:
        if (staff_card.number, pin.reveal()) != (card("P14").number, "251121"):
            raise Trouble(KioskProblem.WRONG_PIN, "1", happened="员工卡或密码不对。", do="请再试一次，还可以试4次。")
        return StaffKnown("太和-03-01", "向*")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Kiosk]:
    """A kiosk without machines that nobody has enrolled."""
    kiosk = build_kiosk(Settings(terminal="0007", site="taihe", platform="http://127.0.0.1:9", state=str(tmp_path / "new")), CONFIG)
    yield kiosk
    kiosk.close()


def to_the_pin(driver: Driver) -> None:
    driver.tap("看和听")
    driver.tap("演练")
    driver.until(lambda: driver.sees("请工作人员输入密码"))


def type_pin(driver: Driver, pin: str) -> None:
    for digit in pin:
        driver.tap(digit)
    driver.tap("开始演练")


def practised(driver: Driver, item_id: str) -> Any:
    """The item from its guide to its result: every machine by taps on the screen, every question by its usual answer."""
    shell = driver.app.shell
    shell.start(item_id, "face" if "face" in {s.id for s in shell.desk.items[item_id].steps} else "card-only")
    driver.until(lambda: shell.sitting.case is not None)
    case = shell.sitting.case
    for _ in range(60):
        driver.until(lambda: shell.screen.scene.kind not in (SceneKind.WAITING, SceneKind.SUBMITTING))
        assert driver.sees(BAND)
        kind = shell.screen.scene.kind
        if kind is SceneKind.RESULT or case.outcome is not None:
            return case
        _on(driver, shell, case, kind)
        driver.step(3)
    raise AssertionError(f"{item_id} stands at {shell.screen.scene}")


def _on(driver: Driver, shell: Any, case: Any, kind: SceneKind) -> None:
    if kind is SceneKind.CARD:
        before = shell.screen
        driver.skip(0.7)
        driver.tap_widget(next(seen.widget for seen in driver.touchables() if isinstance(seen.widget, Tile)))
        driver.until(lambda: shell.screen is not before)
    elif kind is SceneKind.FACE:
        if driver.sees("开始核对"):
            driver.tap("开始核对")
        driver.tap("演练：当作本人")
        driver.until(lambda: shell.screen.scene.kind is not SceneKind.FACE)
    elif kind is SceneKind.CHECK:
        case.agree()
        shell.refresh()
    elif kind is SceneKind.PAYMENT:
        driver.until(lambda: case.payment is not None)
        driver.tap("演练：当作已付款")
        driver.until(lambda: case.paid)
    else:
        step = case.path().next
        assert step.kind is not StepKind.CARD, kind
        before = case.path().answers
        for value in walks.usable(step, before):
            case.answer(step.id, value)
            if case.path().refused is None:
                break
        shell.refresh()


def test_staff_get_in_by_card_and_pin_and_a_wrong_pin_stays_outside(start: Start, kiosk: Kiosk) -> None:
    kiosk.desk.identity = Reception(kiosk, card("P14"))
    driver = start()
    to_the_pin(driver)
    type_pin(driver, "123456")
    driver.until(lambda: driver.sees("员工卡或密码不对"))
    assert not driver.sees(BAND)
    type_pin(driver, "251121")
    driver.until(lambda: driver.sees(BAND))
    assert isinstance(driver.app.shell.desk, TrainingDesk)


def test_a_residents_card_does_not_get_in(start: Start, kiosk: Kiosk) -> None:
    kiosk.desk.identity = Reception(kiosk, card("P5"))
    driver = start()
    to_the_pin(driver)
    type_pin(driver, "251121")
    driver.until(lambda: driver.sees("员工卡或密码不对"))
    driver.tap("返回")
    assert driver.app.shell.desk is kiosk.desk


def test_without_platform_nobody_gets_in(start: Start, kiosk: Kiosk) -> None:
    reception = Reception(kiosk, card("P14"))
    kiosk.desk.identity = reception
    reception.check_staff = lambda staff, pin: Identification.check_staff(reception, staff, pin)  # type: ignore[method-assign]
    driver = start()
    to_the_pin(driver)
    type_pin(driver, "251121")
    driver.until(lambda: driver.app.shell.sitting.trouble is not None)
    assert driver.app.shell.desk is kiosk.desk


def test_in_the_middle_of_a_case_it_is_not_offered(start: Start, kiosk: Kiosk) -> None:
    driver = start()
    shell = driver.app.shell
    shell.start("ut-electricity-pay", "card-only")
    driver.until(lambda: shell.sitting.case is not None)
    driver.tap("看和听")
    assert not driver.sees("演练")


@pytest.mark.parametrize("item_id", ITEMS)
def test_one_of_each_shape_is_practised_by_taps_without_any_machine(start: Start, kiosk: Kiosk, item_id: str) -> None:
    before = contents(kiosk)
    driver = start()
    driver.app.shell.training.begin()
    case = practised(driver, item_id)
    assert case.outcome.state in (CaseState.DONE, CaseState.ACCEPTED)
    assert case.number == "演练0001"
    driver.app.shell.finish(thanked=True)
    driver.step(3)
    assert driver.sees(BAND)
    driver.tap("结束演练")
    driver.until(lambda: not driver.sees(BAND))
    assert contents(kiosk) == before


def test_three_misses_lead_to_a_person_of_the_site_as_they_do_for_residents(start: Start) -> None:
    driver = start()
    shell = driver.app.shell
    shell.training.begin()
    shell.start("si-insured-certificate", "face")
    driver.until(lambda: shell.screen.scene.kind is SceneKind.CARD)
    _on(driver, shell, shell.sitting.case, SceneKind.CARD)
    for tries in range(3):
        if driver.sees("开始核对"):
            driver.tap("开始核对")
        driver.tap("演练：没核对上")
        driver.until(lambda tries=tries: shell.sitting.visit.face_tries == tries + 1)
    driver.tap("向明")
    driver.until(lambda: driver.sees("请工作人员输入密码"))


def test_a_real_visit_afterwards_is_real_and_nobody_there_ends_training(start: Start, kiosk: Kiosk) -> None:
    driver = start()
    shell = driver.app.shell
    shell.training.begin()
    driver.skip(200, fps=1)
    assert shell.desk is kiosk.desk
    assert isinstance(shell.sitting.place, AtHome)
    shell.start("ut-electricity-pay", "card-only")
    driver.until(lambda: shell.sitting.case is not None)
    assert is_case_number(shell.sitting.case.number)
    assert shell.sitting.case.number[16:22] == "000001"


def test_a_classroom_needs_no_enrolment_and_begins_anew(empty: Kiosk, drive: Any) -> None:
    from kiosk.screens.app import KioskApp

    driver = drive(lambda: KioskApp(empty.desk, classroom=True))
    first = driver.app.shell.desk
    assert driver.sees(BAND)
    assert practised(driver, "hf-account-query").outcome is not None
    driver.skip(400, fps=1)
    assert isinstance(driver.app.shell.desk, TrainingDesk)
    assert driver.app.shell.desk is not first


@pytest.mark.parametrize("size", PANELS)
@pytest.mark.parametrize("elder", [False, True])
def test_its_pages_are_well_made(start: Start, size: tuple[int, int], elder: bool) -> None:
    driver = start(size)
    shell, wrong = driver.app.shell, {}

    def look(name: str) -> None:
        driver.step(3)
        assert driver.sees(BAND)
        assert any(seen.widget.say == "结束演练" for seen in driver.touchables())
        if found := faults(driver, shell.mode, driver.shot()):
            wrong[name] = found

    shell.training.begin()
    shell.prefer(replace(shell.mode, elder=elder))
    look("home")
    shell.start("si-insured-certificate", "face")
    driver.until(lambda: shell.screen.scene.kind is SceneKind.CARD)
    look("card")
    shell.screen._wait.say("这张身份证不行。", "这张身份证已经过期，请换一张。")
    look("card that will not do")
    _on(driver, shell, shell.sitting.case, SceneKind.CARD)
    if driver.sees("开始核对"):
        driver.tap("开始核对")
    look("face")
    shell.sitting.visit.face_tries = 3
    shell.refresh()
    look("vouch")
    assert wrong == {}
