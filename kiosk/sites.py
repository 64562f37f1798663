"""The kinds of place where kiosks stand, and everything in which they differ, in one table.

A site's own file says what is its own: names, telephones, hours. What it leaves out is said here for its kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from core.language import mark
from core.opening import BANK_BRANCH, TOWNSHIP, USUAL, VILLAGE, Hours


@dataclass(frozen=True)
class SiteKind:
    """What is usual at one kind of place. `hint` tells a resident what to do there with what the machine cannot."""

    place: str
    helper_role: str
    window: str
    hint: str
    opening: Hours
    voice: bool = True  # whether 长辈版 switches the voice on; elsewhere only whoever asks for it hears it


class SiteType(Enum):
    """Where a kiosk stands; the value is the word of site files, reports and the platform's configuration."""

    TOWNSHIP = TOWNSHIP
    VILLAGE = VILLAGE
    BANK_BRANCH = BANK_BRANCH

    @property
    def kind(self) -> SiteKind:
        """What is usual there."""
        return _KINDS[self]


_KINDS = {
    SiteType.TOWNSHIP: SiteKind(
        place=mark("乡镇便民服务中心"),
        helper_role="窗口工作人员",
        window=mark("人工窗口在大厅里"),
        hint=mark("机器上办不了的事，在旁边的人工窗口办。"),
        opening=USUAL[TOWNSHIP],
    ),
    SiteType.VILLAGE: SiteKind(
        place=mark("村（社区）综合服务平台"),
        helper_role="代办员",
        window=mark("代办员在值班室"),
        hint=mark("不会用没关系，代办员可以陪您办，也可以上门帮您办。"),
        opening=USUAL[VILLAGE],
    ),
    SiteType.BANK_BRANCH: SiteKind(
        place=mark("银行网点“劳动者港湾”"),
        helper_role="大堂经理",
        window=mark("大堂经理在服务台"),
        hint=mark("本机只办政务服务；存取款、银行卡的事，请找大堂经理。"),
        opening=USUAL[BANK_BRANCH],
        voice=False,  # customers talk about their money here
    ),
}
