"""Who is asking: every request of a kiosk carries a signature over all that matters in it.

    METHOD \\n path?query \\n hex sha256(body as sent) \\n kiosk \\n key id \\n time \\n nonce

The order of the checks is the point: the signature is compared (in constant time, against a random key when the real one is
unknown) before a nonce is stored, so that nobody without a key can fill the table. The answer to a wrong clock carries ours.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from central.answers import NotSigned
from central.api.bodies import unpacked, whole_body
from central.log import alarm
from central.platform import Platform
from central.store.kiosks import Kiosk, KioskKey, Nonce
from central.store.missing import insert_missing

WINDOW = 300  # seconds a kiosk's clock may differ
NONCE_KEPT = timedelta(seconds=2 * WINDOW)
SWEEPING = "0"
"""End of a nonce, one in sixteen, whose request also removes the old ones; no counter that threads and processes would share."""
FORMS = {
    "x-kiosk": r"[0-9]{4}",
    "x-key": r"[0-9a-f]{8}",
    "x-time": r"[0-9]{1,12}",
    "x-nonce": r"[0-9a-f]{32}",
    "x-signature": r"[0-9a-f]{64}",
}


@dataclass(frozen=True)
class Caller:
    """An enrolled kiosk and what it sent, unpacked."""

    terminal: str
    body: bytes


async def platform_of(request: Request) -> Platform:
    """The platform that serves this request. Async only to spare a change of thread."""
    platform = request.app.state.platform
    assert isinstance(platform, Platform)
    return platform


PlatformOf = Annotated[Platform, Depends(platform_of)]


def signed(request: Request, platform: PlatformOf, body: Annotated[bytes, Depends(whole_body)]) -> Caller:
    """The kiosk that signed this request. Raises `NotSigned`."""
    now = int(platform.now().timestamp())
    headers = {name: request.headers.get(name, "") for name in FORMS}
    if not all(re.fullmatch(form, headers[name]) for name, form in FORMS.items()):
        raise NotSigned("not-signed", now)
    with platform.store.writing() as session:
        key, revoked = _key(platform, session, headers["x-key"], headers["x-kiosk"])
        expected = hmac.new(key, _text(request, body, headers), "sha256").hexdigest()
        if not hmac.compare_digest(expected, headers["x-signature"]):
            alarm("signature-wrong", terminal=headers["x-kiosk"])
            raise NotSigned("signature", now)
        if revoked:
            raise NotSigned("revoked", now)
        if abs(int(headers["x-time"]) - now) > WINDOW:
            raise NotSigned("time", now)
        _spend(platform, session, headers["x-kiosk"], headers["x-nonce"])
    return Caller(headers["x-kiosk"], unpacked(body, request.headers.get("content-encoding", "").strip().lower()))


SignedBy = Annotated[Caller, Depends(signed)]


def _text(request: Request, body: bytes, headers: dict[str, str]) -> bytes:
    path = bytes(request.scope.get("raw_path") or request.scope["path"].encode()).split(b"?")[0].decode("latin-1")
    query = request.scope["query_string"].decode("latin-1")
    target = f"{path}?{query}" if query else path
    who = (headers["x-kiosk"], headers["x-key"], headers["x-time"], headers["x-nonce"])
    return "\n".join((request.method, target, hashlib.sha256(body).hexdigest(), *who)).encode()


_LIVING_KEY = (
    select(KioskKey.sealed, Kiosk.revoked_at)
    .join(Kiosk, Kiosk.terminal == KioskKey.terminal)
    .filter(KioskKey.key_id == bindparam("key_id"), Kiosk.terminal == bindparam("terminal"), KioskKey.revoked_at.is_(None))
)
"""Built once: it is part of every request."""


def _key(platform: Platform, session: Session, key_id: str, terminal: str) -> tuple[bytes, bool]:
    """The kiosk's key and whether the kiosk is revoked; a random key when there is none."""
    row = session.connection().execute(_LIVING_KEY, {"key_id": key_id, "terminal": terminal}).one_or_none()
    if row is None:
        return secrets.token_bytes(32), False
    return platform.vault.open(row.sealed, key_place(key_id)), row.revoked_at is not None


def key_place(key_id: str) -> str:
    """Where a sealed kiosk key lies, as the vault knows it."""
    return f"kiosk_keys/{key_id}"


def _spend(platform: Platform, session: Session, terminal: str, nonce: str) -> None:
    now = platform.now()
    if nonce.endswith(SWEEPING):
        session.execute(delete(Nonce).where(Nonce.at < now - NONCE_KEPT))
    if not insert_missing(session, Nonce, [{"terminal": terminal, "nonce": nonce, "at": now}]):
        alarm("nonce-reused", terminal=terminal)
        raise NotSigned("nonce", int(now.timestamp()))
