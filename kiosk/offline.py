"""What can still be done while the platform is not reached: which items may be registered now and sent later, and what the others say.

a draft item          registered here, sealed, sent by itself when the line is back
every other item      grey with its reason; when the line breaks in the middle, the next best way for its kind
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from devices.device import Status
from devices.problem import Problem
from flows.guide import Guide
from flows.item import Item, Offline, Shape
from flows.refusal import Way

LINE_DOWN = "网络暂时不通"
GUIDE_ONLY = "只能看说明"


class Until(Enum):
    """What must happen before a grey item can be done again. What a department says of itself names a time, or it knows none."""

    LINE = "the line comes back"
    MENDED = "somebody of the site sees to the machine"
    STAFFED = "somebody of the site is there"


@dataclass(frozen=True)
class Offers:
    """What the machine can do now: for every item "" or why it is grey, and the items that can only be registered."""

    reasons: Mapping[str, str] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    until: Mapping[str, Until] = field(default_factory=dict)
    """For items that are grey: what must happen first, where that is known."""
    common: Mapping[str, int] = field(default_factory=dict)
    """What others here use most, by id with its count; empty until there is enough of it."""
    elsewhere: frozenset[str] = frozenset()
    """Items of which a query machine has the guide and not the means: their reason says where to go, and their guide may be read."""


def query_only(place: str) -> str:
    """Why a query machine does not do an item: `place` has a whole terminal or people."""
    return f"这台机器只能查询，办理请到{place}"


def guide_only(place: str) -> str:
    """The same where its guide is chosen."""
    return f"只能看说明，办理请到{place}"


def only_registers(item: Item, line_up: bool, down: Mapping[str, str]) -> bool:
    """Whether the item can be drafted now and not done: the line is down, and its department was not down before."""
    return not line_up and item.offline is Offline.DRAFT and (item.category is None or item.category.value not in down)


def faceless(statuses: Mapping[str, Status]) -> str:
    """Why nobody can be identified for a draft here; "" when the camera can. Vouching is the platform's to check."""
    sees = statuses["camera"].state.usable
    compares = statuses["face"].state.usable and Problem.FACE_MODELS_MISSING not in statuses["face"].problems
    return "" if sees and compares else f"{LINE_DOWN}，本机又不能刷脸"


_STOPPED: dict[Shape, tuple[str, str, Way]] = {
    Shape.QUERY: ("网络暂时不通，现在查不到。", "请稍后再查，也可以拨打{phone}查询。", Way.RETRY),
    Shape.PAY: ("网络暂时不通，现在缴不了费。", "没有扣款，请稍后再来；着急的请拨打{phone}。", Way.RETRY),
    Shape.BOOK: ("网络暂时不通，现在约不了。", "名额要联网才能占住。请登记「请人帮我办」，工作人员会帮您约。", Way.HELP),
    Shape.AUTH: ("网络暂时不通，现在认证不了。", "请登记「请人帮我办」，由工作人员上门或在窗口为您认证。", Way.HELP),
    Shape.CERT: ("网络暂时不通，现在开不了证明。", "请稍后再来；着急的请拨打{phone}，或登记「请人帮我办」。", Way.RETRY),
    Shape.SERVICE: ("网络暂时不通，现在查不到您的办件。", "请稍后再查，也可以拨打{phone}，报办件编号查询。", Way.RETRY),
    Shape.DECLARE: ("网络暂时不通，这件事现在办不了。", "请稍后再来，或登记「请人帮我办」。", Way.RETRY),
}


def stopped(item: Item, guide: Guide) -> tuple[str, str, Way]:
    """What happened, what to do and the one button, when the line breaks before anything was done."""
    happened, do, way = _STOPPED[item.shape]
    return happened, do.format(phone=guide.phone), way
