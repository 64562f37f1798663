"""The resident identity card as everybody downstream knows it: the reader's answer, the item's first answer.

Four kinds of card share the chip format; GA/T 490 and GA 467 name the fields. Nothing here knows bytes or wires.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from core.secret import Secret


class CardKind(Enum):
    """Which of the four cards it is, by the type letter on the chip."""

    RESIDENT = "resident"
    HK_MACAU_TAIWAN = "hk-macau-taiwan"  # J: residence permit
    FOREIGNER_2017 = "foreigner-2017"  # I: permanent residence card, 15-character number
    FOREIGNER_2023 = "foreigner-2023"  # Y: permanent residence card, 18-character number


class Sex(Enum):
    """GB/T 2261.1."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    NOT_STATED = "9"


NO_PHOTO = Secret(b"")
NO_TEXT = Secret("")


@dataclass(frozen=True)
class IdCard:
    """What a card says. `valid_to` None means 长期. `photo` is the sealed photo block as read, empty when not kept."""

    kind: CardKind
    name: Secret[str]
    sex: Sex
    nation: str  # GB/T 3304, two digits; "" where the card has none
    birth: date = field(repr=False)
    address: Secret[str]
    number: Secret[str]
    issuer: str = field(repr=False)
    valid_from: date
    valid_to: date | None
    photo: Secret[bytes] = NO_PHOTO
    english_name: Secret[str] = NO_TEXT
    suspect: bool = False  # fields contradict each other: number, birth, sex or check digit

    def age(self, today: date) -> int:
        """Full years on that day; a birthday counts from its own day."""
        return today.year - self.birth.year - ((today.month, today.day) < (self.birth.month, self.birth.day))

    def expired(self, today: date) -> bool:
        """Whether the card is past its last day."""
        return self.valid_to is not None and today > self.valid_to

    @property
    def region(self) -> str:
        """First six digits of the number: the county that first issued it (GB/T 2260). Not personal enough to be a Secret."""
        return self.number.reveal()[:6]
