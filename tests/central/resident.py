"""Somebody with a card who walks any item on the platform: the usual answer at each question, then other ones, until it ends.

The walk is that of `kiosk.workshop.walks`, over records that are the platform's own instead of made-up ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

import httpx
from sqlalchemy import func, select

from central.platform import Platform
from core.id_card import IdCard
from core.plain import from_plain, to_plain
from flows.flow import Path, Step, StepKind
from flows.item import Item
from flows.items import catalogue
from flows.refusal import Refusal, Refused
from flows.steps import HOLDER, looked
from flows.walk import LOOKED, without_photo
from kiosk.central import Answer
from kiosk.judgement import trouble
from kiosk.workshop.walks import candidates, ends, stands
from tests.central.client import FACE, Filled, Kiosk, Tapped, card, policy

OTHER_CARDS = ("P6", "P3", "P9")
"""Who else lays a card where a second one is asked for."""


@dataclass
class Stuck(Exception):
    """A question that nobody can answer: nothing to choose, and no refusal that says why."""

    item: str
    step: str

    def __str__(self) -> str:
        return f"{self.item}: nothing can be answered to {self.step}"


@dataclass
class Resident:
    """One person at one kiosk. `known` answers go before the usual ones: {"account_no": "4310210000011"}."""

    kiosk: Kiosk
    holder: IdCard
    known: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, httpx.Response] = field(default_factory=dict)

    def ends(self, item_id: str, others: int = 0) -> Iterator[Filled | httpx.Response]:
        """Every end with at most so many unusual answers: a path, complete or refused, or the answer that the platform stopped it with.

        Raises `Stuck`. All of them belong to one case number: who reports more than one of them gives the others their own.
        """
        everything = {step.id for step in catalogue()[item_id].steps if isinstance(step, Step)}
        yield from self._ends(item_id, {}, everything, others)

    def end(self, item_id: str, said: Mapping[str, Any]) -> Filled | httpx.Response:
        """The one end with what was said and the usual answers else; what is preset stays as it is."""
        taps = {step: value for step, value in said.items() if isinstance(value, Tapped)}
        self.known |= taps
        return next(self._ends(item_id, {step: value for step, value in said.items() if step not in taps}, frozenset(taps), 0))

    def filled(self, item_id: str, others: int = 1) -> Filled | None:
        """The first complete case, None when there is none."""
        return next((end for end in self.ends(item_id, others) if isinstance(end, Filled) and end.path.complete), None)

    def _ends(self, item_id: str, given: dict[str, Any], open_: AbstractSet[str], others: int) -> Iterator[Filled | httpx.Response]:
        item, case_no = catalogue()[item_id], self.kiosk.new_case()

        def reached(given: dict[str, Any], open_: AbstractSet[str]) -> Path:
            return item.path(given, policy(self.kiosk.now.date()), open_)

        def answered(step: Step, path: Path) -> list[Any]:
            if step.kind in LOOKED:
                reply = self._look(item, case_no, step, path)
                found = [from_plain(step.holds, reply.json()["record"])] if reply.status_code == 200 else []
                return [looked(step, path.answers, record) for record in found]
            return [value for value in self._answers(step, path) if stands(step, value, path.answers)]

        for answers, path in ends(reached, answered, given, open_, others):
            if path.next is None:
                yield Filled(case_no, item.id, answers, path)
            elif path.next.kind in LOOKED:
                yield self._look(item, case_no, path.next, path)
            else:
                raise Stuck(item.id, path.next.id)

    def _answers(self, step: Step, path: Path) -> list[Any]:
        if step.kind is StepKind.CARD:
            return [self.holder] if step.id == HOLDER else [card(person) for person in OTHER_CARDS]
        usual = [FACE] if step.kind is StepKind.FACE else list(candidates(step, path.answers))
        if step.id not in self.known:
            return usual
        value = self.known[step.id]
        return [value.on(step, path.answers) if isinstance(value, Tapped) else value, *usual]

    def _look(self, item: Item, case_no: str, step: Step, path: Path) -> httpx.Response:
        """The same question gets the same record: it is asked once."""
        assert step.ask is not None
        key = json.dumps([item.id, case_no, step.id, to_plain(dict(step.ask(path.answers)))], sort_keys=True)
        if key not in self.seen:
            answered = {s.id: without_photo(path.answers[s.id]) for s in path.taken if s.kind not in LOOKED}
            self.seen[key] = self.kiosk.ask(case_no, item.id, step.id, answered, "quotes" if step.kind is StepKind.QUOTE else "lookups")
        return self.seen[key]


def come(kiosk: Kiosk, item_id: str, person: str, said: Mapping[str, Any]) -> Filled | Refused:
    """The case walked to its end with what was said, a person's name for a card, and the usual answer to everything else."""
    given = {step: card(value) if isinstance(value, str) and step.endswith("card") else value for step, value in said.items()}
    end = Resident(kiosk, card(person or "P3")).end(item_id, given)
    if isinstance(end, Filled):
        return end.path.refused or end
    return refusal_in(end)


def refusal_in(reply: httpx.Response) -> Refused:
    """What the platform refuses with, as the kiosk shows it."""
    answer = Answer(reply.status_code, reply.json())
    problem = trouble(answer)
    assert isinstance(problem.explained, Refusal), reply.text
    return Refused(problem.explained, *problem.sentences, problem.way)


def rows(platform: Platform, table: Any, *where: Any) -> int:
    """How many rows of the table there are."""
    with platform.store.reading() as session:
        return session.scalar(select(func.count()).select_from(table).where(*where)) or 0


WHO = {
    "ag-bus-card-validation": "P16",
    "ag-longevity-allowance-apply": "P1",
    "ag-longevity-allowance-authentication": "P11",
    "ag-senior-preference-card": "P1",
    "am-inspection-appointment": "P3",
    "am-licence-renewal": "P3",
    "am-subsidy-apply": "P3",
    "ca-assistance-certificate": "P1",
    "ca-marriage-appointment": "P3",
    "ca-temporary-relief-apply": "P2",
    "dp-assistive-device-apply": "P7",
    "dp-card-info-print": "P7",
    "dp-two-subsidies-apply": "P7",
    "fp-birth-registration": "P3",
    "fp-childcare-subsidy": "P5",
    "fp-reward-confirm": "P2",
    "hf-account-query": "P6",
    "hf-loan-settled-certificate": "P6",
    "hf-offsite-loan-certificate": "P5",
    "mi-insured-certificate": "P3",
    "mi-remote-filing": "P2",
    "mi-resident-pay": "P3",
    "ps-household-certificate": "P3",
    "ps-id-card-renewal-appointment": "P3",
    "ps-no-crime-certificate": "P3",
    "ps-residence-permit-endorsement": "P8",
    "re-housing-certificate": "P3",
    "re-registration-progress": "P5",
    "si-benefit-authentication": "P1",
    "si-card-temporary-loss": "P2",
    "si-insured-certificate": "P6",
    "si-pension-payment-query": "P1",
    "si-resident-pension-pay": "P3",
    "ut-electricity-multi-person": "P16",
    "ut-electricity-pay": "P3",
    "ut-gas-pay": "P6",
    "ut-water-pay": "P3",
}
"""The test person who brings each item to its end."""
