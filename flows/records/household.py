"""The household as the police keep it: who is in it, who left it, what was corrected. Read by several categories.

Relations are to the head, as the household book has them; `parents` comes from the birth certificate and may be unknown. `key`
names an entry in an answer; the platform fills it in when it is asked, the register itself keeps none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from core.id_card import Sex
from core.secret import Secret

NOBODY = Secret("")
HEAD = "户主"


@dataclass(frozen=True)
class Member:
    """Somebody in the household. `parents` are ID numbers, empty where no birth certificate names them."""

    name: Secret[str]
    number: Secret[str]
    relation: str  # 户主, 配偶, 子, 女, 父亲, 母亲, 儿媳, 女婿, 孙子, 孙女 …
    sex: Sex
    birth: date = field(repr=False)
    parents: tuple[Secret[str], ...] = ()
    key: str = ""

    def child_of(self, number: Secret[str]) -> bool:
        """Whether the birth certificate names this person as a parent."""
        return number in self.parents

    def age(self, today: date) -> int:
        """Full years on that day."""
        return today.year - self.birth.year - ((today.month, today.day) < (self.birth.month, self.birth.day))


@dataclass(frozen=True)
class Former:
    """Somebody who was in the household. `cancelled`: the registration itself ended, not only this household's entry."""

    name: Secret[str]
    number: Secret[str]
    relation: str
    left: date
    why: str  # 迁出, 分户, 死亡, 出国定居, 参军
    cancelled: bool = False
    key: str = ""


@dataclass(frozen=True)
class Change:
    """An entry of a member that was changed or corrected."""

    number: Secret[str]
    day: date
    entry: str  # 姓名, 出生日期, 民族, 文化程度 …
    before: Secret[str]
    after: Secret[str]
    key: str = ""


@dataclass(frozen=True)
class Household:
    """The household in which a person is registered. `number` None: none is known in this county.

    `rural` is the kind of household before the single register, which the family-planning rewards still ask for. `conflict`:
    register and archive contradict each other, somebody has to look; never explained on screen.
    """

    number: Secret[str] | None
    region: str = ""  # GB/T 2260, six digits
    town: str = ""
    village: str = ""
    address: Secret[str] = NOBODY
    station: str = ""  # the police station that keeps the register
    rural: bool = False
    members: tuple[Member, ...] = ()
    former: tuple[Former, ...] = ()
    changes: tuple[Change, ...] = ()
    conflict: bool = False

    def member(self, number: Secret[str]) -> Member | None:
        """The member of that ID number."""
        return next((member for member in self.members if member.number == number), None)

    def named(self, number: Secret[str]) -> Secret[str]:
        """The name of a member or of somebody who left; empty when it is neither."""
        people: tuple[Member | Former, ...] = (*self.members, *self.former)
        return next((person.name for person in people if person.number == number), NOBODY)

    def children_of(self, number: Secret[str]) -> tuple[Member, ...]:
        """The members whose birth certificate names that person, oldest first."""
        return tuple(sorted((m for m in self.members if m.child_of(number)), key=lambda m: m.birth))
