"""The disk takes nothing more: the resident is wiped and told the truth, and what did not fit is done when there is room."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.records.exchange import PayState
from kiosk.store import Store
from kiosk.tables import Box, RecordKind
from kiosk.trouble import Trouble
from kiosk.visit import Visit
from kiosk.workshop.people import card
from tests.flows.test_slips import words
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import DRAFT, PAYMENT, Rig


@contextmanager
def no_room() -> Iterator[None]:
    """No file of this process grows or is written beyond its first page."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def log_of(store: Store) -> Path:
    return store.path.with_name(f"{store.path.name}-wal")


def test_a_log_that_cannot_be_wiped_is_a_trouble_of_the_store(rig: Rig) -> None:
    rig.desk.submit(rig.open(DRAFT))
    with no_room(), pytest.raises(Trouble):
        rig.kiosk.store.wipe_log()
    assert rig.kiosk.store.unwiped


def test_the_visit_ends_and_the_log_is_wiped_as_soon_as_there_is_room(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    rig.desk.submit(rig.open(DRAFT))
    rig.report(3)
    visit = Visit()
    visit.card = card("P5")
    with no_room():
        rig.desk.end(visit)
    assert visit.card is None
    assert "visit.log_not_wiped" in caplog.text
    assert log_of(rig.kiosk.store).stat().st_size > 0
    rig.clock.advance(6.0)
    rig.kiosk.reporter.step()
    assert log_of(rig.kiosk.store).stat().st_size == 0


def test_the_reporter_is_woken_although_nothing_can_be_handed_over(
    rig: Rig, platform: FakePlatform, caplog: pytest.LogCaptureFixture
) -> None:
    case = rig.open(PAYMENT, person="P3")
    case.agree()
    rig.desk.payments.start(case, "微信扫码")
    with rig.kiosk.store.begin() as connection:
        rig.kiosk.outbox.put(connection, RecordKind.EVALUATION, "k", {}, box=Box.COUNTER)
    rig.report(3)
    assert rig.kiosk.reporter.step() > 1.0
    with no_room():
        rig.leave()
    assert "visit.not_handed_over" in caplog.text
    rig.kiosk.reporter.step()
    assert platform.orders["P1"]["state"] == "closed"


def test_a_payment_whose_state_cannot_be_kept_is_unknown_and_settles_itself(rig: Rig, platform: FakePlatform) -> None:
    case = rig.open(PAYMENT, person="P3")
    case.agree()
    case.payment = rig.desk.payments.start(case, "微信扫码")
    platform.pay("P1")
    with no_room():
        case.payment = rig.desk.payments.poll(case)
    assert case.payment.state is PayState.UNKNOWN
    assert "请勿重复支付" in words(rig.desk.slips.of_payment(case))
    rig.leave()
    rig.report()
    assert [report["order_no"] for report in platform.case_reports] == ["P1"]
