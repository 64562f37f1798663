"""Who is logged in. The cookie holds 256 random bits; the platform keeps their keyed tag, so a copied database opens no session.

Every form carries a token made from the cookie: a page of somebody else cannot send it. A log-in gets a new cookie, and a session
that was idle for half an hour, or is as old as a working day, is over.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from central.accounts import User, user_of
from central.api.bodies import whole_body
from central.api.signing import PlatformOf
from central.platform import Platform
from central.store.console import ConsoleSession, ConsoleUser
from core.text import clean

COOKIE = "jinban_console"
HOME = "/console"
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
MOST_FIELDS = 50
FORM_TOKEN = "form_token"  # noqa: S105  the name of the field


class NotLoggedIn(Exception):
    """Nobody is logged in, or was idle too long: the log-in page comes next."""


class ForgedForm(Exception):
    """The form does not carry the token of this session."""


@dataclass(frozen=True)
class LoggedIn:
    """Who asks, and the token that forms of this session carry."""

    user: User
    cookie: str
    form_token: str


def form_token(platform: Platform, cookie: str) -> str:
    """The token that belongs to the cookie."""
    return platform.vault.tag("console-form", cookie)


def new_cookie() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def set_cookie(response: Response, platform: Platform, cookie: str) -> None:
    """Gives the browser the cookie, for the console only; over TLS only where the platform is reached by TLS."""
    secure = platform.public_url.startswith("https:")
    response.set_cookie(COOKIE, cookie, path=HOME, httponly=True, samesite="strict", secure=secure)


def begin(platform: Platform, session: Session, user: User, old: str) -> str:
    """The cookie of a new log-in; the old one is worth nothing any more."""
    cookie, now = new_cookie(), platform.now()
    stale = or_(ConsoleSession.seen_at < now - IDLE, ConsoleSession.opened_at < now - LONGEST, ConsoleSession.tag == _tag(platform, old))
    session.execute(delete(ConsoleSession).where(stale))
    session.add(ConsoleSession(tag=_tag(platform, cookie), account=user.account, opened_at=now, seen_at=now))
    return cookie


def end(platform: Platform, session: Session, cookie: str) -> None:
    """Logs out."""
    session.execute(delete(ConsoleSession).where(ConsoleSession.tag == _tag(platform, cookie)))


def logged_in(request: Request, platform: PlatformOf) -> LoggedIn:
    """Who asks. Raises `NotLoggedIn`."""
    cookie = request.cookies.get(COOKIE, "")
    with platform.store.writing() as session:
        row = session.get(ConsoleSession, _tag(platform, cookie)) if cookie else None
        user = session.get(ConsoleUser, row.account) if row else None
        if row is None or user is None or _over(row, platform.now()):
            raise NotLoggedIn
        row.seen_at = platform.now()
        return LoggedIn(user_of(user), cookie, form_token(platform, cookie))


def _over(row: ConsoleSession, now: datetime) -> bool:
    """Also when the clock was set back to before it: a demonstration's clock starts again with the platform."""
    return now - row.seen_at >= IDLE or not timedelta(0) <= now - row.opened_at < LONGEST


def _tag(platform: Platform, cookie: str) -> str:
    return platform.vault.tag("console-session", cookie)


def read_form(request: Request, platform: PlatformOf, body: Annotated[bytes, Depends(whole_body)]) -> dict[str, str]:
    """The fields of a form, cleaned. Raises `ForgedForm` when it does not carry the token of the cookie it came with."""
    try:
        pairs = parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise ForgedForm from error
    fields = {name: clean(value) for name, value in pairs}
    token = form_token(platform, request.cookies.get(COOKIE, ""))
    if not hmac.compare_digest(fields.get(FORM_TOKEN, "").encode(), token.encode()):
        raise ForgedForm
    return fields


WhoAsks = Annotated[LoggedIn, Depends(logged_in)]
Form = Annotated[Mapping[str, str], Depends(read_form)]


def see(path: str) -> RedirectResponse:
    """The browser goes there next."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)
