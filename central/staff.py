"""People of a site: their PIN, the lock after wrong tries, and the vouchers they give.

A voucher is 128 random bits for one case; only its keyed tag is kept. Wrong card and wrong PIN are answered alike.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from datetime import timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from central.answers import Answered, Unprocessable, refuse
from central.cases.admission import voucher_tag
from central.log import alarm, event
from central.platform import Platform
from central.registry import person_tag
from central.store.service import Staff, Voucher
from core.secret import Secret
from flows import masking
from flows.records.exchange import StaffCheck, StaffKnown, Vouched, Vouching
from flows.refusal import Refusal

TRIES = 5
LOCKED = timedelta(minutes=10)


def hash_pin(pin: Secret[str], salt: bytes) -> bytes:
    """scrypt (RFC 7914) with N 2^14, r 8, p 1: 16 MiB and some 50 ms a try."""
    return hashlib.scrypt(pin.reveal().encode(), salt=salt, n=2**14, r=8, p=1)


def new_salt() -> bytes:
    """16 random bytes."""
    return os.urandom(16)


def vouch(platform: Platform, terminal: str, wanted: Vouching) -> Vouched:
    """The proof that a person of this kiosk's site vouches. Raises `Unprocessable` (wrong-pin) or `Refusing` (E-LOCKED)."""
    answer: Staff | Vouched | Answered
    with platform.store.writing() as session:
        staff = _staff(platform, session, terminal, wanted.card_number)
        answer = _judged(platform, staff, wanted.pin)
        if isinstance(answer, Staff):
            answer = _voucher(platform, session, answer, wanted.case_no)
    if isinstance(answer, Answered):
        alarm("vouch-refused", terminal=terminal, case_no=wanted.case_no)
        raise answer
    event("vouched", terminal=terminal, case_no=wanted.case_no, staff=answer.staff)
    return answer


def check(platform: Platform, terminal: str, wanted: StaffCheck) -> StaffKnown:
    """Who of this kiosk's site it is; no voucher is given. Raises `Unprocessable` (wrong-pin) or `Refusing` (E-LOCKED)."""
    with platform.store.writing() as session:
        staff = _staff(platform, session, terminal, wanted.card_number)
        found = _judged(platform, staff, wanted.pin)
        known = StaffKnown(found.number, masking.name(Secret(found.name))) if isinstance(found, Staff) else None
    if isinstance(found, Answered):
        alarm("staff-check-refused", terminal=terminal)
        raise found
    assert known is not None
    event("staff-checked", terminal=terminal, staff=known.staff)
    return known


def _staff(platform: Platform, session: Session, terminal: str, card: Secret[str]) -> Staff | None:
    """Who holds the card: its own number or, with the identity card laid instead, the ID number. Only people of this grid."""
    grid = platform.config.site_of(terminal).grid
    found = or_(Staff.number == card.reveal(), Staff.person_tag == person_tag(platform.vault, card))
    return session.scalar(select(Staff).filter(found, Staff.grid == grid).with_for_update())


def _judged(platform: Platform, staff: Staff | None, pin: Secret[str]) -> Staff | Answered:
    """Who it is when card and PIN are good, else why they are not; a miss is counted."""
    if staff is None:
        hash_pin(pin, new_salt())  # takes as long as for somebody
        return _wrong(TRIES - 1)
    now = platform.now()
    if staff.locked_until and now < staff.locked_until:
        return refuse(Refusal.LOCKED)
    if not hmac.compare_digest(staff.pin_hash, hash_pin(pin, staff.salt)):
        staff.tries += 1
        if staff.tries >= TRIES:
            staff.tries, staff.locked_until = 0, now + LOCKED
            return refuse(Refusal.LOCKED)
        return _wrong(TRIES - staff.tries)
    staff.tries, staff.locked_until = 0, None
    return staff


def _voucher(platform: Platform, session: Session, staff: Staff, case_no: str) -> Vouched:
    voucher = secrets.token_hex(16)
    tag = voucher_tag(platform.vault, voucher)
    session.add(Voucher(tag=tag, case_no=case_no, staff=staff.number, created_at=platform.now()))
    return Vouched(staff.number, masking.name(Secret(staff.name)), voucher)


def _wrong(left: int) -> Unprocessable:
    return Unprocessable("wrong-pin", "员工卡或密码不对。", f"请再试一次，还可以试{left}次。", left=left)
