"""The voice: what was asked last is said, whatever was being said before falls silent.

    say() ─▶ order ─▶ own thread: discretion ▶ recording, else built-in voice ▶ volume ▶ play      UI thread never waits
    hush() ─▶ no order, child killed

`able` is claimed only after something could be played: `probe` tries it with a moment of silence. Where nothing can be played the
voice rests for a while that grows, and tries again at the next order or probe after it. What went wrong is logged once, and once that it is well again; the words themselves are never logged.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.clock import Clock
from core.log import News, event
from kiosk.backoff import Backoff
from kiosk.trouble import where_raised
from kiosk.voice import programs
from kiosk.voice.children import Children, Ended
from kiosk.voice.discretion import may_be_said, sayable
from kiosk.voice.problem import Voiceless, VoiceProblem
from kiosk.voice.recordings import Recordings
from kiosk.voice.sound import SILENCE, Sound, Unusable
from kiosk.voice.utterance import Manner, Utterance

log = logging.getLogger(__name__)

STOP_S = 2.0
"""How long `close` waits for a thread whose child has just been killed."""


@dataclass(frozen=True)
class _Order:
    """What is to be said; nothing is a probe."""

    utterances: tuple[Utterance, ...]
    manner: Manner


class Voice:
    """One for the kiosk. Its thread and its dictionary begin with the first order, so a kiosk that never speaks has neither."""

    def __init__(self, recordings: Recordings, clock: Clock, rng: random.Random | None = None) -> None:
        self._recordings, self._clock = recordings, clock
        self._backoff = Backoff(rng or random.Random())  # noqa: S311  spreads retries, guards nothing
        self._children, self._news = Children(), News()
        self._changed = threading.Condition()
        self._order: _Order | None = None
        self._closed = False
        self._rests_until = 0.0
        self._thread: threading.Thread | None = None
        self._heard = False
        self.changed: Callable[[], object] = lambda: None
        """Called in the thread of the voice when `able` is not what it was."""
        self.problem: VoiceProblem | None = None
        """Why nothing could be heard at the last try; None when all was well, or nothing was tried yet."""

    def say(self, utterances: Sequence[Utterance], manner: Manner) -> None:
        """Says these one after the other, now, and nothing of what was asked before. Returns at once."""
        self._begin(_Order(tuple(utterances), manner))

    def probe(self) -> None:
        """Finds out whether something can be heard, if that is not known, nothing is being said and no rest is kept. Returns at once."""
        if not self._heard and self._order is None and not self._resting and not self._closed and programs.installed():
            self._begin(_Order((), Manner()))

    def hush(self) -> None:
        """Silence, now. A probe, which nobody hears, goes on."""
        if self.speaking:
            self._replace(None)

    @property
    def able(self) -> bool:
        """Whether something could be played at the last try."""
        return self._heard and programs.installed()

    @property
    def speaking(self) -> bool:
        """Whether something is being said, or will be in a moment."""
        order = self._order
        return order is not None and bool(order.utterances)

    def close(self) -> None:
        """Silence for good: the child is ended and waited for."""
        with self._changed:
            self._closed = True
        self._replace(None)
        if self._thread is not None:
            self._thread.join(STOP_S)

    def _begin(self, order: _Order) -> None:
        self._replace(order)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
            self._thread.start()

    def _replace(self, order: _Order | None) -> None:
        with self._changed:
            self._order = order
            self._changed.notify()
        self._children.end()

    def _work(self) -> None:
        while (order := self._next()) is not None:
            try:
                self._carry_out(order)
            except Ended:
                continue  # another order came, or silence
            except Exception as error:  # a fault of ours must not make the kiosk dumb for the rest of the day
                event(log, logging.ERROR, "voice.broken", type=type(error).__name__, at=where_raised(error))
            with self._changed:
                if self._order is order:
                    self._order = None

    def _next(self) -> _Order | None:
        """The order of this moment, waited for; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._order is not None or self._closed)
            return None if self._closed else self._order

    @property
    def _resting(self) -> bool:
        return self._clock.monotonic() < self._rests_until

    def _carry_out(self, order: _Order) -> None:
        """Says what may be said, until something is in the way."""
        if self._resting:
            return
        try:
            if not order.utterances:
                self._play(SILENCE, order)
            for utterance in order.utterances:
                self._say(utterance, order)
        except Voiceless as error:
            self._silenced(error)

    def _say(self, utterance: Utterance, order: _Order) -> None:
        """The recording, else sentence by sentence, so that the first is heard while the others are still to be made."""
        recorded = self._recorded(utterance, order.manner)
        if recorded is not None:
            self._play(recorded, order)
            return
        for sentence in self._sayable(utterance):
            made = programs.speak(sentence, order.manner, self._children, lambda: self._order is order)
            if made is not None:
                self._play(made, order)

    def _sayable(self, utterance: Utterance) -> list[str]:
        if not may_be_said(utterance.text):
            event(log, logging.WARNING, "voice.refused", key=utterance.key)
        return sayable(utterance.text)

    def _play(self, sound: Sound, order: _Order) -> None:
        programs.play(sound.at(order.manner.volume), self._children, lambda: self._order is order)
        self.problem = None
        self._backoff.succeeded()
        self._found(heard=True)
        if self._news.changed("voice", ""):
            event(log, logging.INFO, "voice.restored")

    def _recorded(self, utterance: Utterance, manner: Manner) -> Sound | None:
        try:
            sound = self._recordings.sound(manner.language, utterance.key)
        except Unusable as error:
            if self._news.changed(f"recording {manner.language.value}/{utterance.key}", VoiceProblem.RECORDING.code):
                event(log, logging.WARNING, "voice.recording", key=utterance.key, language=manner.language, why=str(error))
            return None
        return sound

    def _silenced(self, error: Voiceless) -> None:
        self.problem = error.problem
        self._rests_until = self._clock.monotonic() + self._backoff.failed()
        if self._news.changed("voice", error.problem.code):
            event(log, logging.WARNING, "voice.silent", problem=error.problem, detail=error.detail)
        self._found(heard=False)

    def _found(self, *, heard: bool) -> None:
        if heard is not self._heard:
            self._heard = heard
            self.changed()
