"""Resident ID card reader by GA/T 467, on a serial line or behind a serial server.

    find ─ 9F ► select ─ 90 ► read ─ 90 ► newest address ─ 90, 91 ► IdCard
     ▲ 80                                                              │ from here on the card counts as read
     └──────────── absent after two misses ◄── newest address: 41 … ◄──┘

What surprises: after a read, some readers answer find with "no card" for as long as the card stays, others find it again
and again. One presence gives one card on both, because a card that was read is asked for its newest address instead, which
works as long as it lies there. Where a reading was broken off, nobody has the card, but the reader may hide it all the same: so
the module is reset before the next find.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from core.cancel import Cancel, Cancelled, DeadlinePassed
from core.clock import Clock
from core.id_card import CardKind, IdCard
from core.secret import Secret
from devices.device import Info, Status
from devices.ga467.card_text import decode, decode_address
from devices.ga467.connection import Connection
from devices.ga467.frames import FIND, NEWEST_ADDRESS, READ, SELECT, STATUS, BadFrame, Command, ReplyFrame, split_record
from devices.ga467.line import Limits, Line
from devices.ga467.plate import Plate, Presence
from devices.ga467.status_codes import Action, meaning
from devices.kinds import IdCardReader
from devices.problem import DeviceError, Problem
from devices.registry import driver
from devices.transport import is_simulated

BUSY_SECONDS = 1.0  # how long status() waits for a read in progress before it answers with what it knew
ROUNDS = 3  # how often a card may fail in a way that starting over can cure
WITH_ADDRESS = (CardKind.RESIDENT, CardKind.HK_MACAU_TAIWAN)
DONE = (Action.GO, Action.EMPTY)


@dataclass(frozen=True)
class Options:
    """`port` is a path or URL. Times in seconds; the makers want more than 0.3 s between two finds."""

    port: str
    baud: int = 115200
    poll_seconds: float = 0.4
    answer_seconds: float = 1.0
    read_seconds: float = 3.0
    gap_seconds: float = 0.2
    retries: int = 3
    silences_before_reset: int = 3
    patience_seconds: float = 5.0


class _Again(DeviceError):
    """The card or the module failed in a way that starting over at find may cure."""

    def __init__(self, problem: Problem, detail: str, action: Action) -> None:
        super().__init__(problem, detail)
        self.action = action


@driver("id_card", "ga467-serial", Options)
class Ga467Serial(IdCardReader):
    """A reader that speaks GA/T 467. Its methods may be called from several threads."""

    def __init__(self, options: Options, clock: Clock) -> None:
        super().__init__()
        limits = Limits(
            options.answer_seconds,
            options.read_seconds,
            options.gap_seconds,
            options.retries,
            options.silences_before_reset,
            options.patience_seconds,
        )
        self._connection = Connection(options.port, options.baud, limits, clock)
        self._options = options
        self._clock = clock
        self._presence = Presence()
        self._rounds = 0
        self._broken_off = False
        self._polled = float("-inf")
        self._reads = 0
        self._failures = 0
        self._last = Status(Info("id_card", "ga467-serial", port=options.port, simulated=is_simulated(options.port)), asked=False)

    def status(self) -> Status:
        if self._connection.lock.acquire(timeout=BUSY_SECONDS):
            try:
                self._last = self._ask_status()
            finally:
                self._connection.lock.release()
        return replace(self._last, counters=self._counters())

    def close(self) -> None:
        self._connection.close()

    def read(self, cancel: Cancel) -> IdCard:
        try:
            while True:
                cancel.wait(max(0.0, self._polled + self._options.poll_seconds - time.monotonic()))
                self._polled = time.monotonic()
                with self._connection.talking(cancel) as line:
                    card = self._look(line, cancel)
                if card:
                    self._reads += 1
                    return card
        except DeviceError:
            self._failures += 1
            raise

    def present(self) -> bool:
        """Asks the reader once. Whoever wants to know that the card is gone asks again a poll interval later.

        Raises DeviceError when the reader does not answer.
        """
        cancel = Cancel()
        with self._connection.talking(cancel) as line:
            if self._presence.read:
                self._check_read_card(line, cancel)
            else:
                self._find(line, cancel)
            return self._presence.plate is not Plate.EMPTY

    def must_be_lifted(self, cancel: Cancel) -> bool:
        """Whether the card that lies there was read before. While it is not felt for sure, asks again a poll interval later.

        Raises DeviceError when the reader does not answer, Cancelled, DeadlinePassed.
        """
        while True:
            with self._connection.talking(cancel) as line:
                if self._presence.read:
                    self._check_read_card(line, cancel)
                if self._presence.sure or not self._presence.read:
                    return self._presence.read
            cancel.wait(self._options.poll_seconds)

    def reread(self, cancel: Cancel) -> IdCard:
        """The card that lies there now, even if it was read before; resets the module when it will not be read otherwise.

        Raises DeviceError as `read` does, CARD_MOVED when there is no card.
        """
        with self._connection.talking(cancel) as line, self._taking():
            line.ask(SELECT, cancel)  # a reader that hides a card it has read refuses this, and reads all the same
            record = line.ask(READ, cancel)
            if meaning(record.sw3).action is Action.GO:
                return self._card(record, line, cancel)
            line.reset(cancel)
            if self._find(line, cancel):
                return self._take(line, cancel)
            raise DeviceError(Problem.CARD_MOVED, "no card to read again")

    # The flow of one card

    def _look(self, line: Line, cancel: Cancel) -> IdCard | None:
        """One poll: the card, when a new one is there and could be read."""
        if self._presence.read:
            self._check_read_card(line, cancel)
        if self._presence.read:
            return None
        try:
            return self._take(line, cancel) if self._find(line, cancel) else None
        except _Again as again:
            self._start_over(again, line, cancel)
            return None

    def _find(self, line: Line, cancel: Cancel) -> bool:
        if self._broken_off:
            line.ask(STATUS, cancel)  # the end of what was broken off may still come
            line.reset(cancel)
            self._broken_off = False
        reply = line.ask(FIND, cancel)
        if meaning(reply.sw3).action is Action.NOBODY:
            self._rounds = 0
            self._presence.missed()
            return False
        _demand(FIND, reply)
        self._presence.laid()
        return True

    @contextmanager
    def _taking(self) -> Iterator[None]:
        """Keeps in mind that the act was called away from a card."""
        try:
            yield
        except (Cancelled, DeadlinePassed):
            self._broken_off = True
            raise

    def _take(self, line: Line, cancel: Cancel) -> IdCard:
        with self._taking():
            _demand(SELECT, line.ask(SELECT, cancel))
            record = line.ask(READ, cancel)
            _demand(READ, record)
            return self._card(record, line, cancel)

    def _card(self, record: ReplyFrame, line: Line, cancel: Cancel) -> IdCard:
        try:
            card = _decode(record)
        except DeviceError:
            self._presence.was_read()  # it will say the same again: wait until it was lifted
            raise
        if card.kind in WITH_ADDRESS:
            card = replace(card, address=self._newest_address(line, cancel) or card.address)
        self._presence.was_read()
        self._rounds = 0
        return card

    def _newest_address(self, line: Line, cancel: Cancel) -> Secret[str]:
        reply = line.ask(NEWEST_ADDRESS, cancel)
        if meaning(reply.sw3).action in (Action.EMPTY, Action.UNSUPPORTED):
            return Secret("")
        _demand(NEWEST_ADDRESS, reply)
        return decode_address(reply.data)

    def _check_read_card(self, line: Line, cancel: Cancel) -> None:
        action = meaning(line.ask(NEWEST_ADDRESS, cancel).sw3).action
        if action is Action.UNSUPPORTED:
            action = meaning(line.ask(FIND, cancel).sw3).action
        if action in DONE:
            self._presence.stays()
        else:
            self._presence.missed()

    def _start_over(self, again: _Again, line: Line, cancel: Cancel) -> None:
        self._rounds += 1
        if self._rounds >= ROUNDS:
            self._rounds = 0
            raise again
        if again.action is Action.RESET and self._rounds > 1:
            line.reset(cancel)

    # Health

    def _ask_status(self) -> Status:
        try:
            problems, detail = self._ask_module(), ""
        except DeviceError as error:
            problems, detail = (error.problem,), error.detail
        info = replace(self._last.info, serial=self._connection.serial)
        return Status(info, problems, self._clock.monotonic(), detail)

    def _ask_module(self) -> tuple[Problem, ...]:
        try:
            return self._ask_open_line()
        except DeviceError as error:
            if error.problem is not Problem.LOST:
                raise
            return self._ask_open_line()  # the cable may be back already

    def _ask_open_line(self) -> tuple[Problem, ...]:
        cancel = Cancel()
        with self._connection.talking(cancel) as line:
            answer = meaning(line.ask(STATUS, cancel).sw3)
            if answer.action is Action.RESET:
                line.reset(cancel)
                answer = meaning(line.ask(STATUS, cancel).sw3)
            return () if answer.action is Action.GO else (answer.problem,)

    def _counters(self) -> dict[str, int]:
        return {"reads": self._reads, "failures": self._failures, **self._connection.counts}


def _demand(command: Command, reply: ReplyFrame) -> None:
    """Returns when the reply is a success; raises what the table of status codes says when not."""
    row = meaning(reply.sw3)
    if row.action is Action.GO:
        return
    detail = f"{command.name}: SW {reply.sw1:02X} {reply.sw2:02X} {reply.sw3:02X}, {row.text}"
    if row.action in (Action.AGAIN, Action.RESET):
        raise _Again(row.problem, detail, row.action)
    raise DeviceError(row.problem, detail)


def _decode(record: ReplyFrame) -> IdCard:
    try:
        parts = split_record(record.data)
    except BadFrame as error:
        raise DeviceError(Problem.CARD_UNREADABLE, str(error)) from error
    card = decode(parts.text, parts.photo)
    if card.suspect:
        raise DeviceError(Problem.CARD_SUSPECT, "fields of the card contradict each other")
    return card
