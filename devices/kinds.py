"""The kinds of machine an item may need, each with the verbs that items need and nothing more."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from core.cancel import Cancel
from core.id_card import IdCard
from core.secret import Secret
from core.slip import Slip
from devices.device import Device
from devices.problem import Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Frame = NDArray[np.uint8]
    """One picture: height x width x 3, BGR, uint8."""


class IdCardReader(Device):
    """Reads the card that lies on the plate."""

    @abstractmethod
    def read(self, cancel: Cancel) -> IdCard:
        """Waits for a card that was not read before in this presence, then its contents.

        Raises DeviceError(CARD_MOVED, CARD_NOT_ID, CARD_SUSPECT, CARD_UNREADABLE, SILENT, GARBLED, LOST …).
        """

    @abstractmethod
    def present(self) -> bool:
        """Whether a card lies on the plate now (debounced: absent only after two misses). Raises DeviceError."""

    @abstractmethod
    def must_be_lifted(self, cancel: Cancel) -> bool:
        """Whether the card that lies there was read before in this presence, so that `read` waits until it was lifted.

        Raises DeviceError when the reader does not answer.
        """

    @abstractmethod
    def reread(self, cancel: Cancel) -> IdCard:
        """The card that lies there now, even if it was read before.

        Raises DeviceError as `read` does, CARD_MOVED when there is none.
        """


class PrintOutcome(Enum):
    """Did it print? There are three answers."""

    PRINTED = "printed"  # the printer confirmed it
    NOT_PRINTED = "not-printed"  # failed before any byte reached the paper: try again
    UNKNOWN = "unknown"  # bytes went out and no confirmation came: ask the resident


@dataclass(frozen=True)
class PrintResult:
    """The outcome, the problem when there was one, and the technician's detail."""

    outcome: PrintOutcome
    problem: Problem | None = None
    detail: str = ""


class ReceiptPrinter(Device):
    """Prints slips on a roll."""

    columns: int
    """Half-width characters on a line: 48 on 80 mm paper, 32 on 58 mm."""

    @abstractmethod
    def print(self, slip: Slip, cancel: Cancel) -> PrintResult:
        """Prints, cuts and says whether it printed. Never raises for the printer's own troubles: they are the result."""


class Camera(Device):
    """Gives pictures of whoever stands in front of the machine."""

    @abstractmethod
    def frame(self, cancel: Cancel) -> Frame:
        """The next fresh picture. Raises DeviceError(ABSENT, CAMERA_STALLED, CAMERA_FROZEN, CAMERA_DARK, LOST)."""


class Hint(Enum):
    """What the person before the camera should do now; left and right are the person's own."""

    LOOK = "look"
    CLOSER = "closer"
    ONE_PERSON = "one-person"
    LIGHT = "light"
    TURN_LEFT = "left"
    TURN_RIGHT = "right"
    CENTER = "center"
    HOLD = "hold"


class FaceDecision(Enum):
    """What a comparison says. `UNAVAILABLE` is a first-class answer: nobody was compared."""

    SAME = "same"
    REVIEW = "review"  # not sure: once more, then a person
    OTHER = "other"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class FaceResult:
    """The decision with what the log may hold: no pictures, no embeddings."""

    decision: FaceDecision
    score: float = 0.0  # mean cosine, -1..1
    frames: int = 0
    model: str = ""  # id of the embedder and the first 12 hex digits of its sha256
    threshold: float = 0.0
    live: bool = False  # head turned both ways as asked
    reason: str = ""  # code of a devices.problem.Problem or "turn", "lost", "several", "no-face"


HintTo = Callable[[Hint, "Frame"], None]


class FaceMatcher(Device):
    """Compares the person before the camera with the photo of a card, in memory only."""

    @abstractmethod
    def verify(self, photo: Secret[bytes], camera: Camera, cancel: Cancel, *, turn: bool, hint: HintTo) -> FaceResult:
        """Compares; with `turn` also asks for a head turn to both sides. `hint(what, preview)` is called from the worker thread;
        the preview is mirrored and must not be kept. Never raises for camera trouble: the answer is then UNAVAILABLE with its code."""
