"""The 13 elements of a guide, in the order in which a resident asks them. Data under `config/guides/`, one file per item."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Guide:
    """What a resident wants to know of an item before starting it. No element may be empty."""

    name: str  # 1 事项名称
    org: str  # 2 实施主体
    conditions: str  # 3 受理条件
    materials: str  # 4 申请材料
    process: str  # 5 办理流程
    legal_limit: str  # 6 办理时限: legal …
    promise_limit: str  # … and promised
    fee: str  # 7 收费标准及依据
    result: str  # 8 办理结果
    place: str  # 9 办理地点
    hours: str  # 10 办理时间
    phone: str  # 11 咨询电话
    supervision: str  # 12 监督投诉电话
    basis: str  # 13 设定依据

    def elements(self) -> tuple[tuple[str, str], ...]:
        """The 13 headings with their texts; what matters first (conditions to result), the legal basis last."""
        return (
            ("事项名称", self.name),
            ("受理条件", self.conditions),
            ("申请材料", self.materials),
            ("办理流程", self.process),
            ("办理时限", f"承诺：{self.promise_limit}　法定：{self.legal_limit}"),
            ("收费标准", self.fee),
            ("办理结果", self.result),
            ("实施主体", self.org),
            ("办理地点", self.place),
            ("办理时间", self.hours),
            ("咨询电话", self.phone),
            ("监督投诉", self.supervision),
            ("设定依据", self.basis),
        )
