"""One comparison of the person before the camera with one reference vector, and the head turn that may follow.

    gather   at least three good frames over at least 0.6 s of one track   ->  score = mean cosine, neutral pose
    decide   SAME from `accept`, REVIEW from `review`, else OTHER          ->  ends here unless SAME and a turn is wanted
    turn     both sides, the same unbroken track, every frame still the same face

A broken track or a missed prompt starts again from `gather`, once. A turn that is not shown in the end makes the decision
REVIEW, so that nobody passes as live by leaving. Pictures and vectors live in local names only and go with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

import numpy as np

from core.cancel import DeadlinePassed
from core.clock import Clock
from devices.face import gates
from devices.face.embedder import Embedder, Vector
from devices.face.head_turn import HeadTurn, Neutral, both_sides
from devices.face.pose import pose_of
from devices.face.track import View, show
from devices.kinds import FaceDecision, FaceResult, Hint, HintTo
from devices.problem import Problem

FRAMES = 3
SPREAD = 0.6  # seconds between the first and the last frame that count
SAME_FACE = 0.45  # cosine to the neutral frames that every frame of a turn keeps; live faces stay above 0.52 up to 30 degrees
TRIES = 2
LIMIT = 60.0  # seconds for everything, should the caller set no limit
LOOKING = 20.0  # seconds without three good frames, then the person is told why

NO_FACE, SEVERAL, LOST, TURN = "no-face", "several", "lost", "turn"
_REASONS = {Hint.ONE_PERSON: SEVERAL, Hint.LIGHT: Problem.CAMERA_DARK.code}


@dataclass
class Gathered:
    """What the good frames of one track say so far."""

    at: list[float] = field(default_factory=list)
    vectors: list[Vector] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)

    @property
    def enough(self) -> bool:
        """Whether there is enough to decide."""
        return len(self.at) >= FRAMES and self.at[-1] - self.at[0] >= SPREAD

    @property
    def neutral(self) -> Neutral:
        """The person's own pose when facing the camera."""
        return Neutral(float(np.median(self.turns)), float(np.median(self.ratios)))

    def score(self, reference: Vector) -> float:
        """Mean cosine to the reference."""
        return float(np.mean([vector @ reference for vector in self.vectors]))


class Comparison:
    """Runs once. `stream` gives the views; the caller closes it."""

    def __init__(self, stream: Iterator[View], embedder: Embedder, clock: Clock, random: Random, hint: HintTo) -> None:
        self._stream, self._embedder, self._clock, self._random, self._hint = stream, embedder, clock, random, hint
        self._result = FaceResult(FaceDecision.UNAVAILABLE, model=embedder.model.name, threshold=embedder.model.accept, reason=NO_FACE)
        self._end = clock.monotonic() + LIMIT

    def run(self, reference: Vector, turn: bool) -> FaceResult:
        """The result. Raises DeviceError for lasting camera trouble and Cancelled; a passed deadline ends with what is known."""
        try:
            for _ in range(TRIES):
                gathered = self._gather()
                if gathered is None:
                    return self._result
                self._result = self._decided(gathered, reference)
                if not turn or self._result.decision is not FaceDecision.SAME:
                    return self._result
                missed = self._turn(gathered)
                if not missed:
                    return replace(self._result, live=True)
                self._result = replace(self._result, decision=FaceDecision.REVIEW, reason=missed)
        except DeadlinePassed:
            return self._out_of_time()
        return self._result

    def _out_of_time(self) -> FaceResult:
        if self._result.decision is FaceDecision.SAME:  # only a turn can have been under way
            return replace(self._result, decision=FaceDecision.REVIEW, reason=TURN)
        return self._result

    def _gather(self) -> Gathered | None:
        """Enough good frames of one track, or None when the time is over; the result then says why."""
        gathered, until = Gathered(), self._clock.monotonic() + LOOKING
        for view in self._stream:
            if self._over(until):
                return None
            if not view.unbroken:
                gathered = Gathered()
            wrong = view.wrong or (gates.quality(view.picture, view.face) if view.face else Hint.LOOK)
            show(self._hint, wrong or Hint.HOLD, view.picture)
            self._blame(wrong)
            if wrong is None and view.face is not None:
                self._keep(gathered, view)
            if gathered.enough:
                return gathered
        return None

    def _over(self, until: float) -> bool:
        return self._clock.monotonic() > min(until, self._end)

    def _blame(self, wrong: Hint | None) -> None:
        """Remembers why no good frame comes, unless somebody was compared already."""
        if self._result.decision is FaceDecision.UNAVAILABLE and wrong is not None:
            self._result = replace(self._result, reason=_REASONS.get(wrong, NO_FACE))

    def _keep(self, gathered: Gathered, view: View) -> None:
        assert view.face is not None
        pose = pose_of(view.face)
        gathered.at.append(view.at)
        gathered.vectors.append(self._embedder.embed(view.picture, view.face))
        gathered.turns.append(pose.turn)
        gathered.ratios.append(pose.ratio)

    def _decided(self, gathered: Gathered, reference: Vector) -> FaceResult:
        model, score = self._embedder.model, gathered.score(reference)
        decision = FaceDecision.SAME if score >= model.accept else FaceDecision.REVIEW if score >= model.review else FaceDecision.OTHER
        return FaceResult(decision, round(score, 3), len(gathered.at), model.name, model.accept)

    def _turn(self, gathered: Gathered) -> str:
        """Why the turn was not shown; empty when it was."""
        challenge = HeadTurn(gathered.neutral, both_sides(self._random), self._clock.monotonic())
        neutral = np.mean(gathered.vectors, axis=0)
        neutral /= np.linalg.norm(neutral)
        for view in self._stream:
            if view.face is None or not view.unbroken:
                show(self._hint, view.wrong or Hint.LOOK, view.picture)
                return SEVERAL if view.wrong is Hint.ONE_PERSON else LOST
            if float(self._embedder.embed(view.picture, view.face) @ neutral) < SAME_FACE:
                return LOST
            challenge.feed(pose_of(view.face), view.at)
            show(self._hint, challenge.prompt, view.picture)
            if challenge.done:
                return ""
            if challenge.late(view.at) or view.at > self._end:
                return TURN
        return LOST
