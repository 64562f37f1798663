"""The report of a case: what the platform needs to walk it again and to judge it by the rules of its own day."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from core.clock import Clock
from flows.flow import Path
from flows.records.exchange import Report
from flows.walk import reported
from kiosk import VERSION
from kiosk.case import Case
from kiosk.cases import shown_digest
from kiosk.settings import Site


@dataclass(frozen=True)
class Rehearsal:
    """What is not real at this terminal; `words` is how a slip says it, "" for a real one."""

    demo_clock: bool = False
    simulated_devices: bool = False
    training: bool = False

    @property
    def words(self) -> str:
        marks = (("演练，不会真的办理", self.training), ("演示时钟", self.demo_clock), ("模拟设备", self.simulated_devices))
        return " ".join(word for word, so in marks if so)


@dataclass(frozen=True)
class Terminal:
    """Who reports: the four digits, the site, the clock, and whether anything here is not real."""

    number: str
    site: Site
    clock: Clock
    rehearsal: Rehearsal = Rehearsal()


def report_of(case: Case, path: Path, terminal: Terminal, order_no: str = "") -> Report:
    """The report of a complete case, with a key of its own."""
    answers, records = reported(path)
    quote = path.answers.get("quote")
    return Report(
        report_id=str(uuid.uuid4()),
        terminal=terminal.number,
        case_no=case.number,
        data_version=case.data_version,
        item=case.item.id,
        item_digest=case.item.digest,
        policy_date=case.policy.today,
        occurred_at=terminal.clock.now(),
        answers=answers,
        records=records,
        shown_digest=shown_digest(case.item, path),
        quote_id=quote.id if quote else "",
        order_no=order_no,
        site_type=terminal.site.type.value,
        app_version=VERSION,
        simulated_devices=terminal.rehearsal.simulated_devices,
        step_seconds=dict(case.seconds),
        draft=case.draft,
        query_code=case.code,
    )
