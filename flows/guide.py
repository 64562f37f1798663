"""The 13 elements of a guide, in the order in which a resident asks them. Data under `config/guides/`, one file per item."""

from __future__ import annotations

from dataclasses import dataclass

HEADINGS = (
    "事项名称",
    "受理条件",
    "申请材料",
    "办理流程",
    "办理时限",
    "收费标准",
    "办理结果",
    "实施主体",
    "办理地点",
    "办理时间",
    "咨询电话",
    "监督投诉",
    "设定依据",
)
"""What matters first (conditions to result), the legal basis last."""


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
        """The 13 headings with their texts."""
        limits = f"承诺：{self.promise_limit}　法定：{self.legal_limit}"
        before = (self.name, self.conditions, self.materials, self.process, limits, self.fee, self.result)
        around = (self.org, self.place, self.hours, self.phone, self.supervision, self.basis)
        return tuple(zip(HEADINGS, (*before, *around), strict=True))
