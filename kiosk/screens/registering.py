"""Registering a draft: when it is offered, and what its check page says instead of the item's own.

Offered before the item is started, while the line is known to be down, and when it breaks at something that the platform
is asked. Never after an act, and not where only a person of the site could say who it is: their PIN is checked by the platform.
"""

from __future__ import annotations

from flows.flow import LOOKED, QUESTIONS, Path
from flows.item import Act, Offline
from flows.records.common import Contact
from flows.refusal import Refusal, Refused, Way
from kiosk.case import Case, Stage
from kiosk.screens.sitting import Sitting
from kiosk.trouble import KioskProblem

FIRST = "网络不通，可先登记"
"""On an item's tile."""
SOME_FIRST = "网络不通，部分可登记"
"""On a category's, where it is not true of all its items."""
PROMISED = "先登记，联网后自动提交"
"""On the one button that leads on."""
ACT = "登记，联网后提交"
INSTEAD = {"办理时限": "联网后自动提交，收到后才算受理", "办理结果": "离线登记回执；受理后可查结果"}
"""Elements of the guide that are otherwise while the line is down."""
TOLD = "网络暂时不通，查不到您的信息。可以先登记：您填的内容加密存在本机，联网后自动提交；现在还不算受理。"
CHECKED = "网络暂时不通。登记后，填的内容加密存在本机，联网后自动提交；现在还不算受理。"
"""On the check page."""
SHORT = "网络不通，可先登记；现在还不算受理。"
"""The same on a guide with little room, where the privacy notice says the rest."""
OFFER = ("网络暂时不通，现在查不到您的信息。", "可以先登记：填好的内容存在本机，联网后自动提交，不用再来填一次。")
NOBODY_VOUCHES = Refused(
    Refusal.OFFLINE, "网络暂时不通，现在不能由工作人员核验本人。", "请网络恢复后再来，或登记「请人帮我办」。", Way.HELP
)
"""Where the camera has not said who it is, and nobody else can."""


def may_register(sitting: Sitting, needs_person: bool, line_down: bool) -> bool:
    """Whether the case that the broken line stopped can go on as a draft; a slow answer counts once the line is known to be down."""
    case, trouble = sitting.case, sitting.trouble
    broken = (Refusal.OFFLINE, KioskProblem.PLATFORM_SLOW) if line_down else (Refusal.OFFLINE,)
    if case is None or trouble is None or trouble.explained not in broken:
        return False
    if case.stage is not Stage.ASKING or case.draft or case.item.offline is not Offline.DRAFT:
        return False
    return "face" in case.path().answers or not needs_person


def stopped_before_anything(case: Case | None) -> bool:
    """Whether the line broke before the act, so that the item's own next best way can be said."""
    if case is None or case.acted or case.draft:
        return False
    return case.stage is Stage.ASKING or (case.stage is Stage.CHECKING and Act.PAY in case.item.acts)


def left_open(path: Path) -> list[tuple[str, str]]:
    """What a draft leaves to later, as rows for the check page: what the platform looks up, and what it takes from there."""
    records = [step for step in path.open if step.kind in LOOKED and step.holds is not Contact]  # the phone was asked instead
    looked = [step.title.removeprefix("正在查询").removeprefix("正在") for step in records]
    taken = [step.label for step in path.open if step.kind in QUESTIONS]
    rows = (("联网后查询", looked), ("查到后再定", taken))
    return [(label, "、".join(dict.fromkeys(words))) for label, words in rows if words]
