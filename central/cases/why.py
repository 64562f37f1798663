"""Why a person has to look at a case: kept as a kind and what it is about, said in an operator's words and in a reviewer's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from flows.flow import Step
from flows.item import Item


class Why(Enum):
    """What the platform would not judge alone."""

    WORDING = "wording"
    CHANGED = "changed"
    REHEARSED = "rehearsed"
    CORRECTED = "corrected"
    DRAFT = "draft"


_FOR_OPERATORS = {
    Why.WORDING: "item wording unknown",
    Why.CHANGED: "records changed since: {}",
    Why.REHEARSED: "test report or simulated devices outside a rehearsal",
    Why.CORRECTED: "corrected by a later version",
    Why.DRAFT: "a draft, to be answered: {}",
}
_FOR_REVIEWERS = {
    Why.WORDING: "终端上这个事项的版本和平台不一样：预约还有名额就可以同意，别的请不予办理，让群众重新申请",
    Why.CHANGED: "申请以后这些记录变了：{}",
    Why.REHEARSED: "测试报告，或者终端用的是模拟设备",
    Why.CORRECTED: "终端对这一件又报了一次，内容不同",
    Why.DRAFT: "离线登记，申请人还要回答：{}",
}


@dataclass(frozen=True)
class Reason:
    """`about` are the ids of the steps whose records changed, or the labels of the questions that are open; empty for the others."""

    why: Why
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        """In the words of the platform's commands."""
        return _FOR_OPERATORS[self.why].format(", ".join(self.about))

    def words(self, item: Item) -> str:
        """In a reviewer's words: a step is called by its title."""
        titles = {step.id: step.title.removeprefix("正在查询") for step in item.steps if isinstance(step, Step)}
        return _FOR_REVIEWERS[self.why].format("、".join(titles.get(one, one) for one in self.about))
