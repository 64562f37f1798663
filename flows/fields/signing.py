"""The handwritten signature."""

from __future__ import annotations

from typing import Any

from flows.flow import Answers, Invalid, Step, StepKind
from flows.records.exchange import Signature
from flows.signature import is_inside, is_written


def signature(step_id: str = "signature", title: str = "请签名") -> Step:
    """A handwritten signature: strokes inside the signing box that may be a name."""

    def check(value: Any, _: Answers) -> None:
        if not isinstance(value, Signature) or not is_inside(value) or not is_written(value):
            raise Invalid("签名太短，请写下您的姓名。")

    return Step(step_id, StepKind.SIGNATURE, title, "手写签名", Signature, check=check, show=lambda _value, _: "已签名")
