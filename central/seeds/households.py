"""Households as a story tells them: members by the key of a test person, or by name and number; written for every member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.config import ConfigError
from core.id_card import Sex
from core.secret import Secret
from flows.numbers import born_on, is_id_number
from flows.records.household import Change, Former, Household, Member

REGION_DIGITS = 6


@dataclass(frozen=True)
class MemberSeed:
    """`person` is a key like P4, or name and number of somebody who has no card here; `parents` are keys or numbers."""

    relation: str
    person: str = ""
    name: str = ""
    number: str = ""
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormerSeed:
    """Somebody who left."""

    name: str
    number: str
    relation: str
    left: date
    why: str
    cancelled: bool = False


@dataclass(frozen=True)
class ChangeSeed:
    """A corrected entry of the member `person`."""

    person: str
    day: date
    entry: str
    before: str
    after: str


@dataclass(frozen=True)
class HouseholdSeed:
    """One household, told under the key of one of its members; region and address are that person's unless told otherwise."""

    number: str
    town: str
    village: str
    station: str
    members: tuple[MemberSeed, ...]
    region: str = ""
    address: str = ""
    rural: bool = False
    former: tuple[FormerSeed, ...] = ()
    changes: tuple[ChangeSeed, ...] = ()
    conflict: bool = False

    def records(self, person: Mapping[str, Any], persons: Mapping[str, Any]) -> Iterator[tuple[Secret[str], Household]]:
        """The household once for each of its members, with the number it is found by. Raises `ConfigError`."""
        members = tuple(_member(seed, persons) for seed in self.members)
        household = Household(
            Secret(self.number),
            self.region or str(person["number"])[:REGION_DIGITS],
            self.town,
            self.village,
            Secret(self.address or str(person["address"])),
            self.station,
            self.rural,
            members,
            tuple(Former(Secret(f.name), Secret(f.number), f.relation, f.left, f.why, f.cancelled) for f in self.former),
            tuple(Change(_number(c.person, persons), c.day, c.entry, Secret(c.before), Secret(c.after)) for c in self.changes),
            self.conflict,
        )
        yield from ((member.number, household) for member in members)


def _member(seed: MemberSeed, persons: Mapping[str, Any]) -> Member:
    if seed.person:
        row = _person(seed.person, persons)
        name, number = str(row["name"]), str(row["number"])
    else:
        name, number = seed.name, seed.number
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE  # GB 11643-1999: odd for men
    birth = born_on(Secret(number))
    return Member(Secret(name), Secret(number), seed.relation, sex, birth, tuple(_number(key, persons) for key in seed.parents))


def _number(key: str, persons: Mapping[str, Any]) -> Secret[str]:
    plain = Secret(key)
    return plain if is_id_number(plain) else Secret(str(_person(key, persons)["number"]))


def _person(key: str, persons: Mapping[str, Any]) -> Mapping[str, Any]:
    if key not in persons:
        raise ConfigError(f"there is no person {key!r} for a household")
    row: Mapping[str, Any] = persons[key]
    return row
