"""What may come after a case: acts on what is done or waiting, told by the item, offered by the platform, made through 我的办件.

item.after   what makes sense for this item at all          (data, written here)
platform     which of it is possible for this case now      (`central.after`)
my-cases     asks the resident which one, and submits it    (`flows.services.my_cases`)

A new kind is a member here with its words; when it is possible stands in `central.after.possible`, what it does in
`central.after.acting`, and what it has to ask, if anything, in `my_cases`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from flows.flow import When, always


class AfterKind(Enum):
    """What is done to an earlier case: `note` is what the resident has to know before it is done; `composed` says that the slip is
    the earlier case's own, so that only a machine with the same edition of its item can print it."""

    PRINT = "print", "编号不变；以前打印过的，仍然有效。", True
    CANCEL = "cancel", "取消后不能恢复，需要时请重新办理。"
    REBOOK = "rebook", "原来的时间会让给别人。", True
    WITHDRAW = "withdraw", "撤回后不再审核，需要时请重新申请。"
    ACCOUNT = "account", "审核通过后，钱发到新的账户。"
    TICKET = "ticket", "由专人处理，处理完会打电话告诉您。"

    note: str
    composed: bool

    def __new__(cls, value: str, note: str, composed: bool = False) -> AfterKind:
        kind = object.__new__(cls)
        kind._value_, kind.note, kind.composed = value, note, composed
        return kind


@dataclass(frozen=True)
class After:
    """One act as the resident reads it. `topic` is what a ticket asks for; `when` sees the answers of the earlier case."""

    kind: AfterKind
    label: str
    topic: str = ""
    when: When = always

    @property
    def id(self) -> str:
        """Tells the acts of one item apart."""
        return f"{self.kind.value} {self.topic}".rstrip()


RESULT, OLD_CASE, OLD_NUMBER = "结果", "原办件", "原编号"
"""Labels under which the outcome of 我的办件 says what was done, to what, and its number; the result page shows them first."""


def ticket(label: str, topic: str = "") -> After:
    """Somebody of the department looks at the case again; without `topic` the label is what is asked for."""
    return After(AfterKind.TICKET, label, topic or label)


def cancel(label: str, when: When = always) -> After:
    """What is done is undone."""
    return After(AfterKind.CANCEL, label, when=when)


PRINT = After(AfterKind.PRINT, "补打凭条")
PRINT_AGAIN = After(AfterKind.PRINT, "补打证明")
REBOOK = After(AfterKind.REBOOK, "改约时间")
WITHDRAW = After(AfterKind.WITHDRAW, "撤回申请")
ACCOUNT = After(AfterKind.ACCOUNT, "变更收款账户")
DOUBT = ticket("对这件事有疑问", "对办理结果有疑问")
