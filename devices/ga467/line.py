"""One command at a time over an open port, with a limit on every wait.

                 ┌ reply ───────────────► returned (any SW3 but 10 and 11)
    ask ─ send ──┼ damaged, cut, 10, 11 ► status, then the command again, 3 times at most: GARBLED
                 └ nothing ─────────────► status, then the command again; third silence in a row: reset; still nothing: SILENT

Replies carry no number, so one that comes late would be taken for the answer to the next command and shift everything by
one. After any exchange that did not end with its own reply, the line is unsettled: the status is asked, and what arrives
before the status is thrown away. Between commands that go well nothing waits and nothing is asked twice.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass

from core.cancel import Cancel
from devices.ga467.frames import LONGEST, RESET, STATUS, Command, Receiver, ReplyFrame
from devices.ga467.status_codes import Action, meaning
from devices.problem import DeviceError, Problem
from devices.transport import Port

SLICE = 0.1  # s; no wait is longer without a look at the Cancel, which promises 200 ms
NORMAL_BAUD = 115200
BITS_PER_BYTE = 10


@dataclass(frozen=True)
class Limits:
    """How long to wait, in seconds, and how often to try."""

    answer_seconds: float = 1.0
    read_seconds: float = 3.0
    gap_seconds: float = 0.2  # silence inside a frame after which its rest is not coming
    retries: int = 3
    silences: int = 3  # in a row, before the module is reset
    patience_seconds: float = 5.0  # no command is repeated later than this: somebody is waiting to hear what is wrong

    def of(self, command: Command, baud: int) -> float:
        """The time for a whole answer; a slow line gets what it needs beyond the normal speed."""
        if not command.slow:
            return self.answer_seconds
        return self.read_seconds + max(0.0, LONGEST * BITS_PER_BYTE * (1 / baud - 1 / NORMAL_BAUD))


class _Silence(Exception):
    """Nothing came at all."""


class _Noise(Exception):
    """Something came, but no reply to this command."""


class Line:
    """A conversation with one reader. `counts` grows by retries, damaged replies, silences and resets."""

    def __init__(self, port: Port, limits: Limits, baud: int, counts: Counter[str]) -> None:
        self._port = port
        self._limits = limits
        self._baud = baud
        self._unsettled = True  # somebody else may have been in the middle of an exchange
        self._silences = 0
        self.counts = counts

    def close(self) -> None:
        """Lets go of the port."""
        self._port.close()

    def ask(self, command: Command, cancel: Cancel) -> ReplyFrame:
        """The reader's reply, whatever its SW3. Raises DeviceError(SILENT, GARBLED, LOST), Cancelled, DeadlinePassed."""
        start = time.monotonic()
        trouble: Exception = _Silence()
        for attempt in range(1 + self._limits.retries):
            if attempt and time.monotonic() - start > self._limits.patience_seconds:
                break
            self.counts["retries"] += bool(attempt)
            try:
                self._settle(cancel)
                reply = self._exchange(command, cancel)
            except _Silence as silence:
                trouble = silence
                self._after_silence(cancel)
            except _Noise as noise:
                trouble = noise
            else:
                if meaning(reply.sw3).action is not Action.RESEND:
                    return reply
                trouble = _Noise(f"reader reports {meaning(reply.sw3).text}")
        problem = Problem.SILENT if isinstance(trouble, _Silence) else Problem.GARBLED
        raise DeviceError(problem, f"{command.name}: {trouble or 'no answer'}") from trouble

    def reset(self, cancel: Cancel) -> None:
        """Resets the security module. Raises DeviceError(SILENT) when it does not say so."""
        self.counts["resets"] += 1
        try:
            self._exchange(RESET, cancel)
        except (_Silence, _Noise) as error:
            raise DeviceError(Problem.SILENT, "no answer, nor to a reset") from error

    def _after_silence(self, cancel: Cancel) -> None:
        self.counts["silences"] += 1
        self._silences += 1
        if self._silences >= self._limits.silences:
            self.reset(cancel)

    def _settle(self, cancel: Cancel) -> None:
        if self._unsettled:
            self._exchange(STATUS, cancel)

    def _exchange(self, command: Command, cancel: Cancel) -> ReplyFrame:
        self._port.drain()
        self._unsettled = True
        self._port.write(command.frame)
        reply = self._receive(command, cancel)
        self._unsettled = False
        self._silences = 0
        return reply

    def _receive(self, command: Command, cancel: Cancel) -> ReplyFrame:
        receiver = Receiver(command.owns)
        heard = 0
        last = time.monotonic()
        end = last + self._limits.of(command, self._baud)
        while (wait := self._patience(receiver, last, end)) > 0:
            cancel.check()
            chunk = self._port.read(min(wait, SLICE))
            if reply := receiver.feed(chunk):
                return reply
            if chunk:
                heard, last = heard + len(chunk), time.monotonic()
        if reply := receiver.give_up():
            return reply
        if not heard:
            raise _Silence
        self.counts["damaged"] += 1
        raise _Noise(f"{heard} bytes without the reply, {receiver.damaged} bad checksums, {receiver.unwanted} other replies")

    def _patience(self, receiver: Receiver, last: float, end: float) -> float:
        """Seconds that are worth waiting for more: up to the end, but only the gap once a reply has begun or was damaged."""
        spoilt = receiver.begun or receiver.damaged
        return (min(end, last + self._limits.gap_seconds) if spoilt else end) - time.monotonic()
