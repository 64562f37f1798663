"""The handwritten signature."""

from __future__ import annotations

import itertools
from typing import Any

from flows.flow import Answers, Invalid, Step, StepKind
from flows.records.exchange import Signature

SIGNING_BOX = (1000, 400)
"""The box in which signatures are kept, whatever the panel's size."""

MIN_SIGNATURE_PATH = 40
"""Shortest signature, in units of the signing box: a dot or a slip of the finger is not a name."""


def signature(step_id: str = "signature", title: str = "请签名") -> Step:
    """A handwritten signature: strokes inside the signing box, a path long enough to be a name."""

    def check(value: Any, _: Answers) -> None:
        if not isinstance(value, Signature) or not _inside(value) or path_length(value) < MIN_SIGNATURE_PATH:
            raise Invalid("签名太短，请写下您的姓名。")

    return Step(step_id, StepKind.SIGNATURE, title, "手写签名", Signature, check=check, show=lambda _value, _: "已签名")


def _inside(value: Signature) -> bool:
    width, height = SIGNING_BOX
    return all(0 <= x <= width and 0 <= y <= height for stroke in value.strokes for x, y in stroke)


def path_length(value: Signature) -> float:
    """Length of all strokes in units of the signing box."""
    total = 0.0
    for stroke in value.strokes:
        for (x0, y0), (x1, y1) in itertools.pairwise(stroke):
            total += float(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
    return total
