"""Administrative divisions of China, as an answer names them: a code of the statistical division list, and the names down to it.

    43 湖南省   4310 郴州市   431021 桂阳县   431021103 太和镇   431021103001 太和社区

The names travel with the code: what was tapped stays readable when a division is renamed or merged later, and a platform
without the list can read it. A municipality (北京市) is province and city at once, so it has no level of its own between.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """The five levels; the value is how many digits a code of that level has."""

    PROVINCE = 2
    CITY = 4
    COUNTY = 6
    TOWN = 9
    VILLAGE = 12


MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
"""北京市, 天津市, 上海市, 重庆市: below them stand districts."""


@dataclass(frozen=True)
class Region:
    """One division: its code and the names from the province down to it. Where somebody lives is personal, so no name is in its `repr`."""

    code: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """太和社区."""
        return self.names[-1]

    @property
    def full(self) -> str:
        """湖南省郴州市桂阳县太和镇太和社区."""
        return "".join(self.names)

    @property
    def level(self) -> Level:
        """Which question it answers."""
        return level_of(self.code)

    def __repr__(self) -> str:
        return f"Region({self.level.name})"


def level_of(code: str) -> Level:
    """The deepest level that a code answers. Raises `ValueError` for one that is no code."""
    if not (code.isascii() and code.isdigit()):
        raise ValueError("a code has digits only")
    return Level.CITY if code in MUNICIPALITIES else Level(len(code))
