"""The residents' pension as somebody pays it: what was paid, what may be paid, and what the government adds. Years are calendar years."""

from __future__ import annotations

from dataclasses import dataclass, field

HARDSHIP = "困难群体档"


@dataclass(frozen=True)
class PensionGrade:
    """One grade: what the person pays for a year, what the government adds. `locked` says why this person does not choose it."""

    fen: int
    subsidy_fen: int
    note: str = ""  # 困难群体档
    locked: str = ""


@dataclass(frozen=True)
class ResidentPension:
    """One person's standing on this day. `missed` are earlier years that may still be paid, without subsidy."""

    years_paid: int
    this_year: int
    paid_this_year: bool
    last_fen: int  # the last grade, 0 when none was paid
    missed: tuple[int, ...]
    grades: tuple[PensionGrade, ...] = field(repr=False)
    employed: bool = False
    student: bool = False
    receiving: bool = False
