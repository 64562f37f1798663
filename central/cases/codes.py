"""Opening a case with its number and its query code, at a kiosk or on a phone: too many wrong codes lock the case for some minutes.

A number that nobody has and a code that is wrong are answered in the same words. Only a number that exists locks: whoever makes one lock
learns that there is such a case, and nothing else of it.
"""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.store.cases import CaseRow
from central.vault import Vault
from core.text import typed_code
from flows.numbers import is_case_number
from flows.policy import Policy

TRIES, MINUTES = "progress.code.tries", "progress.lock.minutes"


class CodeLocked(Exception):
    """The case opens for nobody just now."""


def opened(session: Session, vault: Vault, policy: Policy, now: datetime, number: str, code: str) -> CaseRow | None:
    """The case, None when number or code is wrong; both as somebody typed them. Raises `CodeLocked`."""
    case = _find(session, typed_code(number))
    if case is None:
        return None
    if case.code_locked_until and now < case.code_locked_until:
        raise CodeLocked
    if hmac.compare_digest(case.code_tag, vault.tag("query-code", case.case_no, typed_code(code))):
        case.code_tries = 0
        return case
    case.code_tries += 1
    if case.code_tries >= policy[TRIES]:
        case.code_tries, case.code_locked_until = 0, now + timedelta(minutes=policy[MINUTES])
    return None


def _find(session: Session, number: str) -> CaseRow | None:
    if not number.isascii() or not is_case_number(number):
        return None
    return session.scalar(select(CaseRow).filter_by(case_no=number).with_for_update())
