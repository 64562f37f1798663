"""The power goes at every named point between an intent and its effect, once and twice: nothing is lost, nothing happens twice.

The crash is an exception that nothing catches; afterwards a new program starts over the same file, as after a power cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devices.simulators.receipt_printer import ReceiptPrinterMachine
from flows.records.exchange import PayState
from kiosk.case import Case
from kiosk.fail_points import NAMES, on_fail_point
from tests.devices.receipt_printer.bench import plugged_in, profile
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import BOOKING, DRAFT, PAYMENT, Rig

AFTER = ("report.answered", "report.recorded", "settle.answered", "settle.recorded")
"""Points that a second crash, during the recovery from the first, can meet."""


class PowerCut(BaseException):
    """Nothing in the program catches this."""


class Cuts:
    """Crashes at these points, one after the other; remembers which points were passed."""

    def __init__(self) -> None:
        self.plan: list[str] = []
        self.passed: set[str] = set()
        self.happened = 0

    def __call__(self, name: str) -> None:
        self.passed.add(name)
        if self.plan and self.plan[0] == name:
            self.plan.pop(0)
            self.happened += 1
            raise PowerCut(name)


@pytest.fixture
def cuts() -> Iterator[Cuts]:
    cuts = Cuts()
    on_fail_point(cuts)
    yield cuts
    on_fail_point(None)


def until_cut(act: Callable[[], object]) -> None:
    """Runs the act; a power cut ends it."""
    try:
        act()
    except PowerCut:
        return


def start_again(rig: Rig) -> None:
    """Restarts until a whole recovery went through."""
    for _ in range(4):
        rig.restart()
        try:
            rig.report(8)
        except PowerCut:
            continue
        return


def names(*acts: str) -> list[str]:
    return [name for name in NAMES if name.split(".")[0] in acts]


def once_and_twice(*acts: str) -> list[tuple[str, ...]]:
    """Every plan of one crash, and of a second one during recovery."""
    single = [(name,) for name in names(*acts)]
    return single + [(first, second) for (first,) in single for second in AFTER]


@pytest.mark.parametrize("item", [BOOKING, DRAFT])
@pytest.mark.parametrize("plan", once_and_twice("submit"), ids="+".join)
def test_a_submitted_case_is_told_exactly_once(rig: Rig, platform: FakePlatform, cuts: Cuts, item: str, plan: tuple[str, ...]) -> None:
    case = rig.open(item)
    cuts.plan = list(plan)
    until_cut(lambda: rig.desk.submit(case))
    assert cuts.happened == 1
    start_again(rig)
    begun = "submit.begin" not in plan
    assert [report["case_no"] for report in platform.case_reports] == [case.number] * begun
    assert rig.desk.readiness.waiting().undelivered == 0
    assert len(platform.sent) <= 1


def pays(rig: Rig, platform: FakePlatform, case: Case, paid: bool) -> None:
    """The whole visit: order, scan, ask, report; or give up."""
    case.agree()
    case.payment = rig.desk.payments.start(case, "微信扫码")
    if not paid:
        case.payment = rig.desk.payments.close(case)
        return
    platform.pay(case.payment.order_no)
    case.payment = rig.desk.payments.poll(case)
    assert case.payment.state is PayState.PAID
    case.outcome = rig.desk.submit(case)


IN_TIME, NEVER, IN_THE_DARK = "in time", "never", "while the kiosk is dark"
ONCE = [((name,), scans) for name in names("pay", "submit") for scans in (IN_TIME, NEVER, IN_THE_DARK)]
TWICE = [((first, second), IN_THE_DARK) for first in names("pay") for second in AFTER]


@pytest.mark.parametrize(("plan", "scans"), ONCE + TWICE, ids=lambda value: value if isinstance(value, str) else "+".join(value))
def test_money_is_taken_once_and_booked_or_not_taken_at_all(
    rig: Rig, platform: FakePlatform, cuts: Cuts, plan: tuple[str, ...], scans: str
) -> None:
    case = rig.open(PAYMENT)
    cuts.plan = list(plan)
    until_cut(lambda: pays(rig, platform, case, paid=scans != NEVER))
    if scans == IN_THE_DARK:
        for order_no in platform.orders:
            platform.pay(order_no)
    start_again(rig)
    rig.leave()
    rig.report(8)
    states = [order["state"] for order in platform.orders.values()]
    assert len(states) <= 1, "one case, one order"
    booked = [report["order_no"] for report in platform.case_reports]
    assert booked == [order["order_no"] for order in platform.orders.values() if order["state"] == "posted"]
    assert set(states) <= {"posted", "closed"}, "nothing hangs"
    assert rig.kiosk.payments.rows.unsettled() == []
    assert rig.desk.readiness.waiting().undelivered == 0


@pytest.mark.parametrize("name", names("print"))
def test_a_slip_is_never_printed_again_by_itself(tmp_path: Path, platform: FakePlatform, cuts: Cuts, name: str) -> None:
    machine = ReceiptPrinterMachine()
    with plugged_in(machine, profile(tmp_path)) as printer:
        rig = Rig(tmp_path / "state", platform, devices={"receipt_printer": printer})
        case = rig.open(BOOKING)
        case.outcome = rig.desk.submit(case)
        slip = rig.desk.slips.of_case(case)
        cuts.plan = [name]
        until_cut(lambda: rig.desk.paper.print(case, slip))
        assert cuts.happened == 1
        on_paper = len(machine.slips)
        assert on_paper == int(name in ("print.printed", "print.recorded"))
        start_again(rig)
        assert len(machine.slips) == on_paper
        doubtful = [doubt.case_no for doubt in rig.desk.paper.doubts()]
        assert doubtful == [case.number] * (name in ("print.written", "print.printed"))
        rig.kiosk.close()


def test_every_declared_point_is_really_passed(tmp_path: Path, platform: FakePlatform, cuts: Cuts) -> None:
    with plugged_in(ReceiptPrinterMachine(), profile(tmp_path)) as printer:
        rig = Rig(tmp_path / "state", platform, devices={"receipt_printer": printer})
        paid, given_up, draft, left = rig.open(PAYMENT), rig.open(PAYMENT), rig.open(DRAFT), rig.open(PAYMENT)
        pays(rig, platform, paid, paid=True)
        rig.desk.paper.print(paid, rig.desk.slips.of_case(paid))
        pays(rig, platform, given_up, paid=False)
        rig.desk.payments.start(left, "微信扫码")
        rig.leave()
        platform.down()
        rig.desk.submit(draft)
        platform.up()
        rig.report()
        assert cuts.passed == set(NAMES)
        rig.kiosk.close()
