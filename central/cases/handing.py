"""How what a case asks for comes to its holder, as its own answers say; it is read before anybody has decided and afterwards."""

from __future__ import annotations

from sqlalchemy.orm import Session

from central.cases import kept
from central.platform import Platform
from central.store.cases import CaseRow
from core.plain import Malformed
from flows.handover import PRINTED, Handover, How, printed
from flows.items import known
from flows.records.exchange import CaseState


def handover_of(platform: Platform, session: Session, case: CaseRow) -> Handover:
    """How it is handed over. A case whose answers cannot be read counts as printed, as almost everything is."""
    item = known()[case.item]
    if item.handover is printed:  # most items: nothing need be opened
        return PRINTED
    try:
        act = kept.opened(platform, session, case.case_no, case.item)
    except Malformed:  # its steps have changed since
        return PRINTED
    return PRINTED if act is None else item.handover(act.answers)


def granted_state(item_id: str, handover: Handover) -> CaseState:
    """Where a case stands once the last level has agreed: what was posted, or is nothing to hold, is done."""
    waits = known()[item_id].fetched and handover.how is not How.POSTED
    return CaseState.READY if waits else CaseState.DONE
