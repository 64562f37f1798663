"""One-time codes and the keys they are exchanged for. A code has 50 bits, lives 30 minutes, works once, and dies after five wrong tries.

Codes run on the machine's own clock even in a rehearsal: the command that prints one is another process than the server.
"""

from __future__ import annotations

import hmac
import re
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from central.answers import NotAllowed
from central.api.signing import key_place
from central.log import alarm, event
from central.platform import Platform
from central.store.kiosks import EnrolmentCode, Kiosk, KioskKey
from core.clock import SystemClock
from core.text import typed_code

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"  # 32 signs, without I, L, O, U
LENGTH = 10
LIFE = timedelta(minutes=30)
TRIES = 5


def machine_time() -> datetime:
    """What the machine's clock says."""
    return SystemClock().now()


def is_terminal(text: str) -> bool:
    """Whether it is a terminal's number: four digits."""
    return re.fullmatch(r"[0-9]{4}", text) is not None


def new_code(platform: Platform, session: Session, terminal: str) -> str:
    """A fresh code for that terminal; earlier ones of it die."""
    now = machine_time()
    earlier = (EnrolmentCode.terminal == terminal, EnrolmentCode.used_at.is_(None))
    session.execute(update(EnrolmentCode).where(*earlier).values(used_at=now))
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    session.add(EnrolmentCode(terminal=terminal, code_tag=_tag(platform, terminal, code), created_at=now))
    return code


def take_code(platform: Platform, session: Session, terminal: str, code: str) -> bool:
    """Spends the code when it is the terminal's living one; a wrong try is counted."""
    now = machine_time()
    row = session.scalar(
        select(EnrolmentCode)
        .filter(EnrolmentCode.terminal == terminal, EnrolmentCode.used_at.is_(None), EnrolmentCode.tries < TRIES)
        .order_by(EnrolmentCode.id.desc())
        .limit(1)
        .with_for_update()
    )
    given = _tag(platform, terminal, code)
    if row is None or now - row.created_at > LIFE:
        return False
    if not hmac.compare_digest(row.code_tag, given):
        row.tries += 1
        return False
    row.used_at = now
    return True


def enrol(platform: Platform, terminal: str, code: str) -> tuple[str, bytes, int]:
    """Key id, key and next free case sequence for a kiosk with a good code. Raises `NotAllowed`."""
    if not is_terminal(terminal):
        raise NotAllowed("code")
    with platform.store.writing() as session:
        good = take_code(platform, session, terminal, code)
        enrolled = _new_key(platform, session, terminal) if good else None
    if enrolled is None:
        alarm("enrolment-refused", terminal=terminal)
        raise NotAllowed("code")
    event("enrolled", terminal=terminal, key_id=enrolled[0])
    return enrolled


def _new_key(platform: Platform, session: Session, terminal: str) -> tuple[str, bytes, int]:
    now = platform.now()
    living = (KioskKey.terminal == terminal, KioskKey.revoked_at.is_(None))
    session.execute(update(KioskKey).where(*living).values(revoked_at=now))
    key_id, key = secrets.token_hex(4), secrets.token_bytes(32)
    session.add(KioskKey(key_id=key_id, terminal=terminal, sealed=platform.vault.seal(key, key_place(key_id)), created_at=now))
    kiosk = session.get(Kiosk, terminal)
    if kiosk is None:
        kiosk = Kiosk(terminal=terminal, enrolled_at=now, next_sequence=1, next_service=1)
        session.add(kiosk)
    kiosk.enrolled_at, kiosk.revoked_at = now, None
    return key_id, key, kiosk.next_sequence


def revoke(platform: Platform, session: Session, terminal: str) -> bool:
    """Shuts a kiosk out from its next request on; False for an unknown one."""
    kiosk = session.get(Kiosk, terminal)
    if kiosk is None:
        return False
    kiosk.revoked_at = platform.now()
    return True


def _tag(platform: Platform, terminal: str, code: str) -> str:
    plain = re.sub(r"[^A-Z0-9]", "", typed_code(code))
    return platform.vault.tag("enrolment", terminal, plain)
