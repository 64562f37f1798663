"""The items on the home screen: the machines they need, and why one is grey."""

from __future__ import annotations

from collections.abc import Mapping

from devices.device import State, Status
from flows.flow import Gate, StepKind
from flows.item import Identity, Item, Offline, Shape
from kiosk.offline import LINE_DOWN

DEVICE_NAMES = {"id_card": "身份证读卡器", "receipt_printer": "凭条打印机", "camera": "摄像头", "face": "人脸核验"}


def needs(item: Item) -> tuple[str, ...]:
    """Kinds of machine without which the item cannot be done. An answer that another way can give needs none.

    Of a draft see `kiosk.offline.faceless`: nobody vouches while the line is down.
    """
    kinds = []
    if item.identity is not Identity.NONE:
        kinds.append("id_card")
    if _faced(item) and not item.vouching:
        kinds += ["camera", "face"]
    if item.shape is Shape.CERT and not _asks_for_paper(item):
        kinds.append("receipt_printer")
    return tuple(kinds)


def told_by_number(item: Item) -> bool:
    """Whether a number and a code are all that it takes: a query machine does such an item."""
    cards = any(not isinstance(step, Gate) and step.kind is StepKind.CARD for step in item.steps)
    return item.shape is Shape.QUERY and not cards and not needs(item)


def _asks_for_paper(item: Item) -> bool:
    return any(not isinstance(step, Gate) and step.id == "paper" for step in item.steps)


def _faced(item: Item) -> bool:
    return any(not isinstance(step, Gate) and step.kind is StepKind.FACE for step in item.steps)


def device_reason(item: Item, statuses: Mapping[str, Status]) -> str:
    """Why a machine stops this item; "" when none does."""
    for kind in needs(item):
        status = statuses[kind]
        if not status.state.usable:
            return machine_down(kind, status)
    return ""


def machine_down(kind: str, status: Status) -> str:
    """Why that machine cannot be used, in a few words."""
    name = DEVICE_NAMES[kind]
    if status.state is State.DISABLED:
        return f"本机没有{name}"
    own = [p for p in status.problems if not p.code.startswith("D-")]
    return own[0].explanation.happened.rstrip("。") if own else f"{name}暂时不能用"


def line_reason(item: Item, line_up: bool, down: Mapping[str, str]) -> str:
    """Why the platform stops this item: not reached, or the department's system is down (`down`: category id to its reason)."""
    if item.category is not None and item.category.value in down:
        return down[item.category.value] or "部门系统暂时连不上"
    return LINE_DOWN if not line_up and item.offline is Offline.NO else ""
