"""The line to the platform: one signed request at a time, and the truth about what became of it.

    call ──▶ Answer      the platform spoke: 2xx, 4xx, or a 503 that names its reason
         ──▶ NotSent     certain: nothing of the request left this machine
         ──▶ Unsure      anything else: time-out, reset, half an answer, 5xx, the HTML of a captive portal

The environment has no say (proxies, CA bundles, .netrc), redirects are not followed, an answer is read up to a limit of
bytes and of seconds. The platform's clock is kept as an offset; the kiosk's own is never set.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import re
import secrets
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import requests
from urllib3.exceptions import HTTPError, MaxRetryError, NewConnectionError, ReadTimeoutError, SSLError

from core.clock import Clock
from core.log import event
from core.plain import cleaned, to_plain
from kiosk.enrolment import Credentials

log = logging.getLogger(__name__)

CONNECT_SECONDS = 3.0
PATIENCE = 10.0
"""Seconds for a whole answer, unless the caller has less or more time."""
MAX_ANSWER = 2 * 1024 * 1024
LONGEST_TEXT = 1000
"""Characters of one text in an answer: the longest reply of a person has half as many, the longest address of a cashier fewer."""
CHUNK = 16 * 1024
CLOCK_STEP = 60.0
"""A 401 whose time differs by more than this from what we signed with is our clock's fault: sign once more."""


class NotSent(Exception):
    """Nothing of the request has left this machine."""


class Unsure(Exception):
    """The request may have arrived. `slow` when time ran out; `answered` when something spoke, but not as the platform does."""

    def __init__(self, why: str, *, slow: bool = False, answered: bool = False) -> None:
        super().__init__(why)
        self.slow = slow
        self.answered = answered


@dataclass(frozen=True)
class Answer:
    """What the platform said. `retry_after` in seconds, None when it did not say."""

    status: int
    body: dict[str, Any] = field(repr=False)
    retry_after: float | None = None

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


class PlatformLine:
    """Whether the platform is reached: down after two failures in a row, up again at its first answer."""

    MISSES = 2

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._missed = 0
        self._listeners: list[Callable[[], None]] = []

    @property
    def up(self) -> bool:
        return self._missed < self.MISSES

    def on_change(self, listener: Callable[[], None]) -> None:
        """Calls `listener` (from whatever thread) when the line goes down or comes back."""
        self._listeners.append(listener)

    def reached(self) -> None:
        self._set(0)

    def missed(self) -> None:
        self._set(self._missed + 1)

    def _set(self, missed: int) -> None:
        with self._lock:
            before, self._missed = self.up, missed
            changed = before != self.up
        if changed:
            event(log, logging.WARNING, "line.up" if self.up else "line.down")
            for listener in self._listeners:
                listener()


class Central:
    """A kiosk's client of the platform. `credentials` may be None before enrolment; then only unsigned calls work."""

    def __init__(self, url: str, clock: Clock, credentials: Credentials | None = None, ca: str = "", patience: float = PATIENCE) -> None:
        self.url = url.rstrip("/")
        self.credentials = credentials
        self.patience = patience
        self.line = PlatformLine()
        self.offset = 0.0
        self._clock = clock
        self._verify: bool | str = ca or True
        self._sessions = threading.local()

    def get(self, path: str) -> Answer:
        """A signed GET; see the module for what it raises."""
        return self._call("GET", path, b"", "", self.patience, signed=True)

    def post(self, path: str, body: Any, *, key: str = "", seconds: float | None = None, signed: bool = True) -> Answer:
        """A POST of anything `to_plain` takes; `key` becomes the Idempotency-Key."""
        data = json.dumps(to_plain(body), ensure_ascii=False, separators=(",", ":")).encode()
        return self._call("POST", path, data, key, self.patience if seconds is None else seconds, signed)

    def _call(self, method: str, path: str, data: bytes, key: str, seconds: float, signed: bool) -> Answer:
        """One request, twice when the platform says that our clock is wrong. Raises `NotSent` or `Unsure`."""
        headers = {"Content-Type": "application/json", "Accept": "application/json"} | ({"Idempotency-Key": key} if key else {})
        answer = self._once(method, path, data, headers, seconds, signed)
        if answer.status == 401 and signed and self._clock_was_wrong(answer):
            answer = self._once(method, path, data, headers, seconds, signed)
        return answer

    def _once(self, method: str, path: str, data: bytes, headers: Mapping[str, str], seconds: float, signed: bool) -> Answer:
        proof = self._signature(method, path, data) if signed else {}
        try:
            answer = self._exchange(method, path, data, {**headers, **proof}, seconds)
        except (NotSent, Unsure):
            self.line.missed()
            raise
        self.line.reached()
        return answer

    def _exchange(self, method: str, path: str, data: bytes, headers: dict[str, str], seconds: float) -> Answer:
        end = time.monotonic() + seconds
        try:
            response = self._session().request(
                method,
                self.url + path,
                data=data,
                headers=headers,
                timeout=(min(CONNECT_SECONDS, seconds), seconds),
                allow_redirects=False,
                verify=self._verify,
                stream=True,
            )
            return _understood(response, _read(response, end))
        except (requests.exceptions.RequestException, HTTPError) as error:
            raise _meant(error) from error

    def _session(self) -> requests.Session:
        """One per thread: requests does not promise that a session may be shared."""
        session: requests.Session | None = getattr(self._sessions, "session", None)
        if session is None:
            session = requests.Session()
            session.trust_env = False
            self._sessions.session = session
        return session

    def _signature(self, method: str, path: str, data: bytes) -> dict[str, str]:
        if self.credentials is None:
            raise NotSent("not enrolled")
        moment = str(int(self._clock.now().timestamp() + self.offset))
        nonce = secrets.token_hex(16)
        who = self.credentials
        parts = (method, path, hashlib.sha256(data).hexdigest(), who.terminal, who.key_id, moment, nonce)
        proof = hmac.new(who.key.reveal(), "\n".join(parts).encode(), hashlib.sha256).hexdigest()
        return {"X-Kiosk": who.terminal, "X-Key": who.key_id, "X-Time": moment, "X-Nonce": nonce, "X-Signature": proof}

    def _clock_was_wrong(self, answer: Answer) -> bool:
        theirs = answer.body.get("time")
        if not isinstance(theirs, int | float):
            return False
        return self._keep_offset(float(theirs))

    def learn_time(self, theirs: datetime) -> None:
        """The platform's clock as it says itself."""
        self._keep_offset(theirs.timestamp())

    def _keep_offset(self, theirs: float) -> bool:
        offset = theirs - self._clock.now().timestamp()
        changed = abs(offset - self.offset) > CLOCK_STEP
        if changed:
            event(log, logging.WARNING, "clock.differs", seconds=round(offset))
            self.offset = offset
        return changed


def _read(response: requests.Response, end: float) -> bytes:
    """The whole body; the connection is kept for the next request. Raises `Unsure` when it is too large or too slow."""
    body = b""
    try:
        while chunk := response.raw.read1(CHUNK, decode_content=True):  # whatever is there, so that the clock is looked at
            body += chunk
            if len(body) > MAX_ANSWER:
                raise Unsure("answer too large")
            if time.monotonic() > end:
                raise Unsure("answer too slow", slow=True)
    except (Unsure, HTTPError):
        response.close()
        raise
    return body


def _understood(response: requests.Response, body: bytes) -> Answer:
    """The answer, when it is the platform's: a JSON object, and no 5xx but one that names its reason."""
    try:
        plain = cleaned(json.loads(body), LONGEST_TEXT)
    except (ValueError, RecursionError):
        raise Unsure(f"{response.status_code} without JSON", answered=True) from None
    if not isinstance(plain, dict) or 300 <= response.status_code < 400:
        raise Unsure(f"{response.status_code} is not an answer of the platform", answered=True)
    if response.status_code >= 500 and not (response.status_code == 503 and isinstance(plain.get("error"), str)):
        raise Unsure(f"platform error {response.status_code}", answered=True)
    return Answer(response.status_code, plain, _seconds(response.headers.get("Retry-After")))


LONGEST_WAIT_S = 3600.0
"""A box in between may ask for days of patience; after an hour the platform is asked again."""


def _seconds(header: str | None) -> float | None:
    """Retry-After in its plain form; a date is not worth trusting on a machine whose clock may be wrong."""
    plain = header is not None and re.fullmatch(r"[0-9]{1,12}", header)
    return min(float(plain[0]), LONGEST_WAIT_S) if plain else None


def _meant(error: requests.exceptions.RequestException | HTTPError) -> NotSent | Unsure:
    """What a failure of the exchange says about the request."""
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return NotSent("no connection in time")
    if isinstance(error, requests.exceptions.Timeout | ReadTimeoutError):
        return Unsure("no answer in time", slow=True)
    if isinstance(error, requests.exceptions.ConnectionError) and _never_left(error):
        return NotSent("no connection")
    return Unsure(f"connection lost: {type(error).__name__}")


def _never_left(error: requests.exceptions.ConnectionError) -> bool:
    """Whether no byte of the request can have arrived: no connection, or a stranger's certificate at its start."""
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    if isinstance(reason, SSLError):
        return bool(reason.args) and isinstance(reason.args[0], ssl.SSLCertVerificationError)
    return isinstance(reason, NewConnectionError)
