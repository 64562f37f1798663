"""What a case was judged by and what came of it, kept sealed as long as the case: whoever decides on it reads it, and so does its slip.

A case cannot be walked again later: its own act has changed the records (a serial number that it claimed is taken now), the
departments' records go on, and an appointment may have been moved since.
"""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy.orm import Session

from central.departments.acts import Act
from central.departments.department import Desk
from central.platform import Platform
from central.registry import Register
from central.store.cases import Judged
from central.vault import Vault
from core.plain import from_plain, to_plain
from flows.flow import Path
from flows.item import Item
from flows.items import known
from flows.records.exchange import EarlierCase, Outcome, Report
from flows.walk import recorded, reported, told


def keep(session: Session, vault: Vault, item: Item, report: Report, path: Path, outcome: Outcome) -> None:
    """Keeps a case that was walked to its end; a later judgement of the same case replaces it."""
    answers, _ = reported(path)
    said = to_plain(replace(outcome, earlier=None))
    write(session, vault, EarlierCase(item.id, item.digest, report.policy_date, report.occurred_at, answers, recorded(path), said))


def write(session: Session, vault: Vault, case: EarlierCase) -> None:
    """Keeps it as it is given."""
    number = str(case.outcome["case_no"])
    sealed = vault.seal(json.dumps(to_plain(case), ensure_ascii=False).encode(), _place(number))
    session.merge(Judged(case_no=number, policy_date=case.policy_date, sealed=sealed))
    session.flush()


def find(session: Session, vault: Vault, case_no: str) -> EarlierCase | None:
    """What is kept of that case; None when it was never walked to its end."""
    row = session.get(Judged, case_no, populate_existing=True)
    return None if row is None else from_plain(EarlierCase, json.loads(vault.open(row.sealed, _place(case_no))))


def opened(platform: Platform, session: Session, case_no: str, item_id: str) -> Act | None:
    """The act as it was judged, for today; None when the case was never walked to its end. Raises `Malformed` when the item has
    changed so much that its answers cannot be read any more."""
    case = find(session, platform.vault, case_no)
    if case is None:
        return None
    policy = platform.policy(case.policy_date)
    desk = Desk(Register(session, platform.vault), policy, platform.config, platform.now(), case_no, platform)
    return Act(desk, case_no, item_id, told(known()[item_id], case.answers, case.records, policy), platform.now().date())


def _place(case_no: str) -> str:
    return f"judged/{case_no}"
