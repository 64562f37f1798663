"""What an applicant still has to do: nothing, or to bring papers that may follow (容缺受理). Slip, result and progress page say the same.

「您不用再来」 is said here and nowhere else, so that it never stands beside papers that somebody has to bring.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

NEXT, TO_FOLLOW = "下一步", "待补材料"


@dataclass(frozen=True)
class Papers:
    """What may follow, and where it goes. `until` is the last day, None = when whoever decides asks for it; `otherwise` what happens if not."""

    what: str
    where: str = ""
    until: date | None = None
    otherwise: str = ""

    @property
    def words(self) -> str:
        """诊断证明，2025年12月1日前交到太和镇人民政府."""
        if self.until is None:
            return f"{self.what}，可以先不交，审核时补"
        asked = f"{self.what}，{self.until:%Y年%-m月%-d日}前交到{self.where}"
        return f"{asked}，{self.otherwise}" if self.otherwise else asked


def next_step(who: str, papers: Papers | None = None) -> str:
    """Who does what next, and what that leaves to the applicant."""
    if papers is None:
        return f"{who}，您不用再来"
    if papers.until is None:
        return f"{who}；审核时请补交材料，其他不用再来"
    return f"{who}；请在{papers.until:%-m月%-d日}前补交材料，其他不用再来"


def still_to_do(said: str, papers: Papers | None) -> dict[str, str]:
    """The lines of an acceptance: the next step, in words of `next_step` or of the department's own, and the papers."""
    return {NEXT: said} | ({TO_FOLLOW: papers.words} if papers else {})


def asked_for(papers: Papers | None) -> str:
    """The same on the page where the case is followed; "" when nothing is to be brought."""
    return f"请补交：{papers.words}。" if papers else ""
