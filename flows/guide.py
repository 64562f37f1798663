"""The 13 elements of a guide, in the order in which a resident asks them. Data under `config/guides/`, see `flows.guides`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import astuple, dataclass

from core.language import Language, sentence
from core.sentences import sentences

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

LIMITS = "承诺：{promise}　法定：{legal}"
"""How the two time limits stand in one element."""


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

    def elements(self, language: Language = Language.CHINESE) -> tuple[tuple[str, str], ...]:
        """The 13 headings, as they are called in Chinese, with their texts; `language` is that of the texts."""
        limits = sentence(LIMITS, language).format(promise=self.promise_limit, legal=self.legal_limit)
        before = (self.name, self.conditions, self.materials, self.process, limits, self.fee, self.result)
        around = (self.org, self.place, self.hours, self.phone, self.supervision, self.basis)
        return tuple(zip(HEADINGS, (*before, *around), strict=True))

    @property
    def digest(self) -> str:
        """12 hex digits over all texts: a translation names those of the guide that it translates."""
        return hashlib.sha256("\n".join(astuple(self)).encode()).hexdigest()[:12]


_CLAUSE = re.compile(r"[。；（]|\.(?= [A-Z])|; | \(")
"""Where a clause ends, in Chinese and in English."""


def first_sentences(element: str, most: int) -> str:
    """The beginning of an element: so many sentences, without the last full stop."""
    found = sentences(element)
    return (element[: element.index(found[most])] if len(found) > most else element).rstrip("。. ")


def first_clause(element: str) -> str:
    """What decides in an element; the guide says the rest."""
    return _CLAUSE.split(element, maxsplit=1)[0]
