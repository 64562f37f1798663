"""A kiosk without a window: cards lie on the simulated reader, the platform is real, the slips are read off the simulated paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from core.cancel import Cancel
from core.id_card import IdCard
from core.secret import Secret
from devices import simulators
from devices.kinds import PrintOutcome
from flows.flow import Option, Step, StepKind
from flows.item import Act, Summary
from flows.records.exchange import Identified, Outcome, PayState, Signature
from flows.refusal import Refused
from flows.steps import OTHER_WAY
from flows.walk import LOOKED
from kiosk.bootstrap import Kiosk, build_kiosk
from kiosk.case import Case
from kiosk.identity import UnclaimedCard
from tests.central.client import Tapped, persons
from tests.journeys.platform import PlatformProcess
from tests.journeys.town import CONFIG, settings

SIGNED = Signature((((0, 0), (400, 200), (800, 100)),))
AGENT, AGENTS_PIN = "P14", "251121"
TECHNICIAN, TECHNICIANS_PIN = "P15", "080808"
MINDLESS = frozenset({"site", "date", "slot"})
"""Steps whose first open option will do when a story does not say which."""


@dataclass(frozen=True)
class Done:
    """A case that came to its end: what the check page said, what the platform said, and what stands on the paper."""

    case: Case
    outcome: Outcome
    check: str
    paper: str


class Counter:
    """What a resident can do at the machine. Cards are named by their person; anything that is not said is asked, and then missed."""

    def __init__(self, platform: PlatformProcess, state: Path) -> None:
        simulators.bench.clear()
        self.platform = platform
        self.kiosk: Kiosk = build_kiosk(settings(platform.url, state, faces=False), CONFIG)
        for kind in self.kiosk.fitted.devices:
            self.kiosk.devices.poll(kind)
        self._reader, self.printer = simulators.bench["id_card"], simulators.bench["receipt_printer"]
        self._cards: dict[str, IdCard] = {}

    @property
    def desk(self) -> Any:
        return self.kiosk.desk

    def card(self, person: str) -> IdCard:
        """That person's card as the reader handed it over when it was first laid: reading takes the real half second."""
        if person not in self._cards:
            self._reader.lift()
            self._reader.lay(person)
            self._cards[person] = self.desk.identity.read_card(Cancel(10.0), UnclaimedCard())
        return self._cards[person]

    def asks(self, item: str, person: str = "", **said: Any) -> Case:
        """The case walked as far as it goes: to its check page, or to a refusal."""
        case: Case = self.desk.open_case(item)
        cards = {step: value for step, value in said.items() if step.endswith("card")} | {"card": person}
        taps = {step: value for step, value in said.items() if isinstance(value, Tapped)}
        told = {step: value for step, value in said.items() if step not in cards and step not in taps}
        case.given.update(told)
        while (step := _due(case, taps)) is not None:
            if step.id in taps:
                case.answer(step.id, taps.pop(step.id).on(step, case.path().answers))
            elif step.kind in LOOKED:
                case.given[step.id] = self.desk.look(case)
            else:
                case.answer(step.id, self._answer(case, cards))
        unheard = [step for step, value in told.items() if case.path().answers.get(step, value) != value]
        unheard += taps
        assert not unheard, f"what was said of {unheard} cannot be answered"
        return case

    def does(self, item: str, person: str = "", **said: Any) -> Done:
        """The whole visit: walked, confirmed, paid where there is something to pay, handed in, printed."""
        case = self.asks(item, person, **said)
        assert case.path().complete, case.refused
        check = words(case)
        if Act.PAY in case.item.acts:
            self._pay(case)
        case.outcome = self.desk.submit(case)
        assert isinstance(case.outcome, Outcome), case.outcome
        return Done(case, case.outcome, check, self._print(case))

    def refused(self, item: str, person: str = "", **said: Any) -> Refused:
        """Why it does not go on, told by a rule on the way or by the platform at the end."""
        case = self.asks(item, person, **said)
        refused = case.refused if case.refused else self.desk.submit(case)
        assert isinstance(refused, Refused), "it went on"
        return refused

    def vouch(self, case: Case, staff: str, pin: str) -> Identified:
        """A person of the site says who stands here."""
        vouched: Identified = self.desk.identity.vouch(case, self.card(staff), Secret(pin))
        return vouched

    def phone(self, person: str) -> Secret[str]:
        """The number that a person of whom none is known gives."""
        return Secret(persons()[person]["records"]["phone"])

    def close(self) -> None:
        """Ends the kiosk's program."""
        self.kiosk.close()

    def _answer(self, case: Case, cards: dict[str, str]) -> Any:
        path = case.path()
        step = path.next
        assert step is not None
        match step.kind:
            case StepKind.CONSENT:
                return OTHER_WAY if OTHER_WAY in step.extra["accepted"] else step.extra["accepted"][0]
            case StepKind.CARD:
                return self.card(cards[step.id])
            case StepKind.FACE:
                agent = cards[step.extra["of"]] == AGENT
                return self.vouch(case, TECHNICIAN if agent else AGENT, TECHNICIANS_PIN if agent else AGENTS_PIN)
            case StepKind.SIGNATURE:
                return SIGNED
            case StepKind.PROMISE:
                return True
        assert step.id in MINDLESS, f"nobody said what to answer to {step.id}: {step.title}"
        options: tuple[Option, ...] = step.options(path.answers)
        return next(option.value for option in options if not option.locked)

    def _pay(self, case: Case) -> None:
        case.agree()
        case.payment = self.desk.payments.start(case, case.path().answers["pay_method"])
        paid = requests.post(f"{self.platform.url}/pay/{case.payment.order_no}", data={"act": "pay"}, timeout=10)
        paid.raise_for_status()
        case.payment = self.desk.payments.poll(case)
        assert case.payment.state is PayState.PAID

    def _print(self, case: Case) -> str:
        slip = self.desk.slips.of_case(case)
        assert self.desk.paper.print(case, slip).outcome is PrintOutcome.PRINTED
        return str(self.printer.slips[-1].text())


def _due(case: Case, taps: Mapping[str, Tapped]) -> Step | None:
    """What is answered now: something that a preset stands for until it is tapped, or the next question."""
    path = case.path()
    return next((step for step in path.taken if step.id in taps), path.next)


def words(case: Case) -> str:
    """Everything that the check page of a case says."""
    summary: Summary = case.item.summary(case.path().answers)
    rows = [f"{label}: {value}" for label, value in summary.rows]
    lines = [" ".join(cells) for table in summary.tables for cells in table.lines]
    return "\n".join((f"{summary.label} {summary.headline}", *rows, *lines, summary.note))


def has(text: str, *wanted: str) -> None:
    """Asserts that every one of the words is in the text, however its lines are broken; names those that are missing."""
    solid = "".join(text.split())
    assert [word for word in wanted if "".join(word.split()) not in solid] == [], text
