"""Questions and answers with one printer over one open port. Never used while a command is half sent.

Every question first throws away what lies in the line, so that a late answer to an older question is not taken for this one.
"""

from __future__ import annotations

from core.cancel import Cancel
from devices.escpos.profile import Clear, Profile
from devices.escpos.status import Sorter, Survey, query, survey
from devices.transport import MOST_STALE_READS, Port

ANSWER_SECONDS = 0.4
"""Real-time commands are answered within some 10 ms; serial servers and busy firmware take longer."""

LISTEN_SECONDS = 0.1
"""Longest single wait, so that a cancel is obeyed within 200 ms."""

CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE DC4 fn 8 with its seven fixed bytes (Epson, Citizen): clears receive and print buffer in real time."""

CLEARED = b"\x25"
RECOVER_AND_CLEAR = b"\x10\x05\x02"
"""DLE ENQ 2."""

INITIALISE = b"\x1b@"

PROCESS_ID = b"\x1d(H\x06\x00\x30\x30"
"""GS ( H fn 48 m 48, followed by four characters of our choice."""

PROCESS_ID_ANSWER = b"\x22"
TAG_LETTERS = b"ABCDEFGHIJKLMNO"
"""None of them looks like a DLE EOT answer (bit 4 is off), should a block arrive without its head."""


class Conversation:
    """One open port and what was heard on it."""

    def __init__(self, port: Port, profile: Profile, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._port = port
        self._answer_seconds = answer_seconds
        self._profile = profile
        self._heard = Sorter()

    def send(self, data: bytes) -> None:
        """Writes. Raises DeviceError(LOST) or DeviceError(SILENT)."""
        self._port.write(data)

    def listen(self, seconds: float) -> None:
        """Takes in what arrives within `seconds`, returning early when something does. Raises DeviceError(LOST)."""
        self._heard.feed(self._port.read(seconds))

    def forget(self) -> None:
        """Empties the line and forgets blocks of earlier jobs."""
        self._take_in_stale()
        self._heard.forget()

    def heard_block(self, block: bytes) -> bool:
        """Whether this block (without 37 and 00) has arrived since `forget`."""
        return block in self._heard.blocks

    def survey(self, cancel: Cancel | None = None) -> Survey:
        """Asks everything the model's table needs. A printer that does not answer the first question twice is asked no more."""
        answers: dict[int, int] = {}
        for n in self._profile.queries:
            answer = self._ask(n, cancel)
            if answer is None:
                answer = self._ask(n, cancel)
            if answer is not None:
                answers[n] = answer
            elif not answers:
                break
        return survey(answers, self._profile)

    def _ask(self, n: int, cancel: Cancel | None) -> int | None:
        if not self._take_in_stale():
            return None  # among what never ends, no byte is the answer to this question
        self._heard.answers.clear()
        self.send(query(n))
        patience = Cancel(self._answer_seconds)
        while not self._heard.answers and patience.remaining > 0:
            if cancel is not None:
                cancel.check()
            self.listen(min(LISTEN_SECONDS, patience.remaining))
        return self._heard.answers[0] if self._heard.answers else None

    def _take_in_stale(self) -> bool:
        """Whether the line has fallen silent."""
        for _ in range(MOST_STALE_READS):
            stale = self._port.read(0)
            if not stale:
                return True
            self._heard.feed(stale)
        return False

    def clear(self, half_command: bool) -> bool:
        """Throws away whatever job is still inside; True when the printer confirmed it.

        `half_command` says that the line broke while sending: then a printer that only knows ESC @ may still be waiting
        for the rest of a picture, and gets it as blanks.
        """
        confirmed = self._profile.clear is Clear.DLE_DC4 and self._clear_buffers()
        if not confirmed:
            blanks = self._profile.dots // 8 * 48 if half_command else 0
            self.send(bytes(blanks) + RECOVER_AND_CLEAR)
        self.send(INITIALISE)
        return confirmed

    def _clear_buffers(self) -> bool:
        self._heard.blocks.clear()
        self.send(CLEAR_BUFFERS)
        patience = Cancel(self._answer_seconds)
        while not self.heard_block(CLEARED) and patience.remaining > 0:
            self.listen(patience.remaining)
        return self.heard_block(CLEARED)


def tag(number: int) -> bytes:
    """Four letters for the process id of job `number`; they repeat after 50 625 jobs."""
    letters = []
    for _ in range(4):
        number, rest = divmod(number, len(TAG_LETTERS))
        letters.append(TAG_LETTERS[rest])
    return bytes(letters)
