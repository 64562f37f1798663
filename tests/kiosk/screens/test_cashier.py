"""An order that nobody paid opens the case again as a new version: its bill and its look-ups are asked for anew."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from flows.walk import LOOKED
from kiosk.case import Case, Stage
from kiosk.pace import Chore
from kiosk.screens.cashier import Cashier
from kiosk.screens.sitting import Sitting
from kiosk.ui.tokens import Mode
from tests.kiosk.fake_platform import FakePlatform
from tests.kiosk.rig import PAYMENT, Rig


class Window:
    """What a cashier needs of the shell; errands are done at once."""

    def __init__(self, rig: Rig, case: Case) -> None:
        self.desk, self.mode, self.sitting = rig.desk, Mode(), Sitting()
        self.sitting.visit = SimpleNamespace(case=case)  # type: ignore[assignment]
        self.errands = self.dialogs = self
        self.said: list[str] = []

    def run(self, _key: str, _worker: str, work: Any, done: Any, failed: Any = None) -> None:
        done(work())

    def refresh(self) -> None: ...

    def tell(self, title: str, _line: str) -> None:
        self.said.append(title)


def test_an_order_that_nobody_paid_opens_a_new_version_of_the_case(tmp_path: Any, platform: FakePlatform) -> None:
    rig = Rig(tmp_path / "state", platform)
    case = rig.open(PAYMENT, "P3", by="card")
    window = Window(rig, case)
    cashier = Cashier(window)  # type: ignore[arg-type]
    case.agree()
    cashier.begin(case)
    cashier.give_up()
    assert window.said == ["没有付款"]
    assert (case.stage, case.payment, case.data_version) == (Stage.ASKING, None, 2)
    assert [step.id for step in case.item.steps if getattr(step, "kind", None) in LOOKED and step.id in case.given] == []
    cashier.close()
    rig.kiosk.close()


def test_how_long_an_order_takes_is_measured(tmp_path: Any, platform: FakePlatform) -> None:
    rig = Rig(tmp_path / "state", platform)
    case = rig.open(PAYMENT, "P3", by="card")
    cashier = Cashier(Window(rig, case))  # type: ignore[arg-type]
    case.agree()
    assert rig.desk.pace.usual(Chore.ORDER).guessed
    for _ in range(3):
        cashier.begin(case)
    assert not rig.desk.pace.usual(Chore.ORDER).guessed
    cashier.close()
    rig.kiosk.close()
