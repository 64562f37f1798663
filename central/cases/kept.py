"""What a case was judged by, kept for whoever decides on it: the answers and the records that were true when it was accepted.

A case cannot be walked again later: its own act has changed the records (a serial number that it claimed is taken now).
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.orm import Session

from central.departments.acts import Act
from central.departments.department import Desk
from central.platform import Platform
from central.registry import Register
from central.store.cases import Judged
from core.plain import from_plain, to_plain
from flows.flow import Answers, Step
from flows.items import catalogue
from flows.walk import without_photo


def keep(platform: Platform, act: Act) -> None:
    """Seals what the act was judged by; a later judgement of the same case replaces it."""
    plain = {step: to_plain(without_photo(act.answers[step])) for step in act.answers}
    sealed = platform.vault.seal(json.dumps(plain, ensure_ascii=False).encode(), _place(act.case_no))
    act.desk.session.merge(Judged(case_no=act.case_no, policy_date=act.desk.policy.today, sealed=sealed))
    act.desk.session.flush()


def opened(platform: Platform, session: Session, case_no: str, item_id: str) -> Act | None:
    """The act as it was judged, for today; None when the case was never walked to its end. Raises `Malformed` when the item has
    changed so much that its answers cannot be read any more."""
    row = session.get(Judged, case_no)
    if row is None:
        return None
    plain: dict[str, Any] = json.loads(platform.vault.open(row.sealed, _place(case_no)))
    item, policy = catalogue()[item_id], platform.policy(row.policy_date)
    known = {step.id: step.holds for step in item.steps if isinstance(step, Step)}
    seen = {step: from_plain(known[step], value) for step, value in plain.items() if step in known}
    desk = Desk(Register(session, platform.vault), policy, platform.config, platform.now(), case_no)
    return Act(desk, case_no, item_id, Answers(seen, policy), platform.now().date())


def _place(case_no: str) -> str:
    return f"judged/{case_no}"
