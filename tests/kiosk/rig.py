"""A whole kiosk without a window over a real file and a real socket; it can be killed and started again on the same file."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.clock import ManualClock
from core.id_card import IdCard
from flows.flow import StepKind
from flows.steps import looked
from flows.walk import LOOKED
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.case import Case
from kiosk.enrolment import keep_credentials
from kiosk.settings import LineSettings, Settings, StoreSettings
from kiosk.visit import Visit
from kiosk.workshop.people import CONFIG, card
from kiosk.workshop.walks import candidates
from tests.kiosk.fake_platform import KEY, KEY_ID, TERMINAL, FakePlatform

CERTIFICATE = "si-insured-certificate"
DRAFT = "dp-two-subsidies-apply"
BOOKING = "ca-marriage-appointment"
PAYMENT = "ut-electricity-pay"
QUERY = "hf-account-query"


class Rig:
    """One terminal with its folder. `kiosk` is the running program; `restart` is what happens after a power cut."""

    def __init__(
        self,
        folder: Path,
        platform: FakePlatform,
        *,
        quota_mb: float = 16,
        answer: float = 5.0,
        submit: float = 8.0,
        devices: dict[str, Any] | None = None,
        config: Path = CONFIG,
    ) -> None:
        self.folder, self.platform, self.config = folder, platform, config
        self.clock = ManualClock()
        platform.seconds = self.clock.monotonic
        self.settings = Settings(
            terminal=TERMINAL,
            site="taihe",
            platform=platform.url,
            state=str(folder),
            store=StoreSettings(quota_mb=quota_mb),
            line=LineSettings(spread=0.0, answer=answer, submit=submit),
        )
        self.devices = devices or {}
        self.seed = 7
        self.while_waiting: Callable[[], None] = lambda: None
        """What happens while the kiosk waits between two tries."""
        keep_credentials(folder, {"terminal": TERMINAL, "key_id": KEY_ID, "key": KEY.hex(), "next_sequence": 1})
        self.kiosk: Kiosk = self.build()

    def build(self) -> Kiosk:
        return build_kiosk(
            self.settings, self.config, clock=self.clock, devices=dict(self.devices), rng=random.Random(self.seed), pause=self._pause
        )

    def _pause(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.while_waiting()

    def restart(self) -> Kiosk:
        """A new program over the same folder, with what a start finishes; nothing of the old one is asked."""
        self.kiosk.store.close()
        self.kiosk = self.build()
        self.kiosk.recover()
        return self.kiosk

    @property
    def desk(self) -> Any:
        return self.kiosk.desk

    def open(self, item_id: str, person: str = "P5", **answers: Any) -> Case:
        """A case answered to the end: the usual answer everywhere, `answers` instead where given."""
        case: Case = self.desk.open_case(item_id)
        while (step := case.path().next) is not None:
            if step.kind in LOOKED:
                case.given[step.id] = self.desk.look(case)
            elif step.id in answers:
                case.answer(step.id, answers[step.id])
            elif step.kind is StepKind.CARD and step.id == "card":
                case.answer(step.id, card(person))
            else:
                case.answer(step.id, candidates(step, case.path().answers)[0])
        assert case.path().complete, case.path().refused
        return case

    def ready(self, item_id: str) -> Case:
        """A case answered to the end without asking the platform, for when there is none."""
        case: Case = self.desk.open_case(item_id)
        while (step := case.path().next) is not None:
            value = candidates(step, case.path().answers)[0]
            case.given[step.id] = looked(step, case.path().answers, value) if step.kind in LOOKED else value
        return case

    def report(self, rounds: int = 20) -> None:
        """Lets the reporter work until it has nothing to do now; the clock moves on to whatever it waits for."""
        for _ in range(rounds):
            self.clock.advance(self.kiosk.reporter.step())

    def leave(self) -> None:
        """The resident goes."""
        self.desk.end(Visit())

    def messages(self, person: IdCard) -> list[str]:
        return list(self.desk.messages_for(person))
