"""Every answer to a kiosk that is not 200.

Answered                     a status and a JSON body
 ├─ NotSigned          401   carries the platform's time, from which the kiosk keeps an offset
 ├─ NotAllowed         403
 ├─ NotFound           404   not there, or another kiosk's: the same words for both
 ├─ Conflict           409   same key, other body
 ├─ Refusing           422   judged: a refusal code with its sentences
 ├─ Unprocessable      422   judged by a rule of the platform that no item knows
 └─ Unavailable        503   come again after some seconds; a department that is down
core.plain.Malformed   422   `malformed`: the place in the data, never the data
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from core.plain import Malformed, to_plain
from flows.records.common import Slot
from flows.records.exchange import Connector
from flows.refusal import Refusal, Refused, Way

DEPARTMENT_SECONDS = 60
"""When to ask again for a department that is down."""


class Answered(Exception):
    """The request ends here with this status and body."""

    def __init__(self, status: HTTPStatus, error: str, headers: dict[str, str] | None = None, **body: Any) -> None:
        super().__init__(error)
        self.status = status
        self.body = {"error": error, **body}
        self.headers = headers or {}


class NotSigned(Answered):
    """Not who it says it is; the reason is one word for the technician."""

    def __init__(self, why: str, unix_seconds: int) -> None:
        super().__init__(HTTPStatus.UNAUTHORIZED, why, time=unix_seconds)


class NotAllowed(Answered):
    """Known, but not for this."""

    def __init__(self, why: str) -> None:
        super().__init__(HTTPStatus.FORBIDDEN, why)


class NotFound(Answered):
    """Not there, or not this kiosk's."""

    def __init__(self, what: str) -> None:
        super().__init__(HTTPStatus.NOT_FOUND, what)


class Conflict(Answered):
    """The same key came before with another body."""

    def __init__(self, why: str = "other-body") -> None:
        super().__init__(HTTPStatus.CONFLICT, why)


class Refusing(Answered):
    """The case cannot go on; `nearest` offers slots when a slot was the reason."""

    def __init__(self, refused: Refused, nearest: list[Slot] | None = None) -> None:
        happened, do = refused.sentences
        extra = {} if nearest is None else {"nearest": to_plain(nearest)}
        super().__init__(HTTPStatus.UNPROCESSABLE_ENTITY, refused.refusal.code, happened=happened, do=do, way=refused.way.value, **extra)
        self.refused = refused


class Unprocessable(Answered):
    """Judged by a rule of the platform that no item knows: its own code with the sentences."""

    def __init__(self, error: str, happened: str, do: str, **more: Any) -> None:
        super().__init__(HTTPStatus.UNPROCESSABLE_ENTITY, error, happened=happened, do=do, **more)


class Unavailable(Answered):
    """Come again in some seconds."""

    def __init__(self, error: str, seconds: int, **more: Any) -> None:
        super().__init__(HTTPStatus.SERVICE_UNAVAILABLE, error, {"Retry-After": str(seconds)}, **more)


def down(connector: Connector) -> Unavailable:
    """A department's system cannot be asked; its reason stands before what to do."""
    row = Refusal.CONNECTOR.explanation
    happened = f"{row.happened.rstrip('。')}：{connector.reason}。" if connector.reason else row.happened
    return Unavailable(row.code, DEPARTMENT_SECONDS, happened=happened, do=row.do, category=connector.category)


def refuse(refusal: Refusal, happened: str = "", do: str = "", way: Way = Way.HELP) -> Refusing:
    """A refusal with the table's sentences, or more exact ones."""
    return Refusing(Refused(refusal, happened, do, way))


def malformed(error: Malformed) -> Answered:
    """What a kiosk hears about data without the expected form."""
    return Unprocessable("malformed", "这份记录的格式不对，没有收下。", "请联系技术人员。", where=str(error))
