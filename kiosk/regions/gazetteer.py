"""What a list of divisions can be asked: the parts of one, in their order, and the names down to one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from flows.records.regions import Region

COUNTRY = ""
"""The code above the provinces."""

DIGITS = (2, 4, 6, 9, 12)
"""How long a code is: province, city, county, town, village."""


@dataclass(frozen=True)
class Division:
    """One row of a list: `letter` is the capital with which its name begins in pinyin."""

    code: str
    name: str
    letter: str


class Gazetteer(ABC):
    """Reading only; quick enough for the thread of the screen."""

    whole: bool
    """Whether every town of the country is in it."""

    @abstractmethod
    def below(self, code: str) -> tuple[Division, ...]:
        """The parts of a division, in their order; empty when the list ends there or has no such code."""

    @abstractmethod
    def named(self, code: str) -> Division | None:
        """The division of that code."""

    def forget(self) -> None:  # noqa: B027  most keep nothing
        """Lets go of what was opened for the present resident."""

    def way(self, code: str) -> tuple[Division, ...]:
        """The divisions from the province down to that code; empty when the list does not have it."""
        found = [self.named(code[:digits]) for digits in DIGITS if digits <= len(code)]
        there = tuple(division for division in found if division is not None)
        return there if there and there[-1].code == code else ()

    def region(self, code: str) -> Region | None:
        """The division as an answer: with all its names."""
        way = self.way(code)
        return Region(code, tuple(division.name for division in way)) if way else None
