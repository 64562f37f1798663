"""One job over the wire, and the honest answer to "did it print?".

    opening fails                            NOT_PRINTED   only settings were sent
    body fails, or something stops it        UNKNOWN       paper may carry ink
    process id echoed (GS ( H), healthy      PRINTED       the printer says itself that the paper is printed
    no such command on this model:
      time of printing passed, all healthy   PRINTED
    anything else                            UNKNOWN

Questions are asked only after the last byte: within a command they would be dots of a picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.cancel import Cancel
from devices.escpos.conversation import PROCESS_ID, PROCESS_ID_ANSWER, Conversation
from devices.escpos.profile import Profile
from devices.escpos.status import Survey
from devices.kinds import PrintOutcome, PrintResult
from devices.problem import DeviceError, Problem

if TYPE_CHECKING:
    from devices.escpos.encoder import Job

PIECE = 1024
"""Bytes per write: 1.07 s at 9600 baud, within the transport's limit for one write."""

FIRST_POLL_SECONDS = 0.05
POLL_SECONDS = 0.3
"""What goes wrong usually goes wrong at once; after that a question now and then is enough."""


def deliver(talk: Conversation, job: Job, tag: bytes, profile: Profile, patience: float, readable: bool) -> PrintResult:
    """Sends the job and waits for its proof, `patience` seconds beyond the time that printing takes. Never raises DeviceError."""
    try:
        talk.forget()
        talk.send(job.opening)
    except DeviceError as error:
        return PrintResult(PrintOutcome.NOT_PRINTED, error.problem, error.detail)
    try:
        _send_body(talk, job.body + (PROCESS_ID + tag if profile.process_id else b""))
        return _by_process_id(talk, tag, job, patience, readable) if profile.process_id else _by_status(talk, job, readable)
    except DeviceError as error:
        return _unknown(error.problem, f"line lost while sending: {error.detail}")


def _send_body(talk: Conversation, body: bytes) -> None:
    for start in range(0, len(body), PIECE):
        talk.send(body[start : start + PIECE])


def _by_process_id(talk: Conversation, tag: bytes, job: Job, patience: float, readable: bool) -> PrintResult:
    limit = Cancel(job.seconds + patience)
    poll = FIRST_POLL_SECONDS
    while True:
        pause = Cancel(min(poll, limit.remaining))
        poll = POLL_SECONDS
        while not talk.heard_block(PROCESS_ID_ANSWER + tag) and pause.remaining > 0:
            talk.listen(pause.remaining)
        echoed = talk.heard_block(PROCESS_ID_ANSWER + tag)
        now = talk.survey() if readable else None
        if now is not None and now.blocking:
            return _unknown(now.blocking, now.detail)
        if echoed:
            return PrintResult(PrintOutcome.PRINTED)
        if limit.remaining == 0:
            return _unproven(now, "process id not echoed")


def _by_status(talk: Conversation, job: Job, readable: bool) -> PrintResult:
    limit = Cancel(job.seconds)
    poll = FIRST_POLL_SECONDS
    while limit.remaining > 0:
        pause = Cancel(min(poll, limit.remaining))
        poll = POLL_SECONDS
        while pause.remaining > 0:
            talk.listen(pause.remaining)
        now = talk.survey() if readable else None
        if now is not None and now.blocking:
            return _unknown(now.blocking, now.detail)
    now = talk.survey()
    if now.complete and not now.stopping:
        return PrintResult(PrintOutcome.PRINTED)
    return _unproven(now, "no healthy status after printing")


def _unproven(now: Survey | None, why: str) -> PrintResult:
    problem = now.stopping if now is not None else None
    return _unknown(problem or Problem.STATUS_UNREADABLE, why + (f"; {now.detail}" if now is not None else ""))


def _unknown(problem: Problem, detail: str) -> PrintResult:
    return PrintResult(PrintOutcome.UNKNOWN, problem, detail)
