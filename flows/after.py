"""What may come after a case: acts on what is done or waiting, told by the item, offered by the platform, made through 我的办件.

item.after   what makes sense for this item at all          (data, written here)
platform     which of it is possible for this case now      (`central.after`)
my-cases     asks the resident which one, and submits it    (`flows.services.my_cases`)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from flows.flow import When, always


class AfterKind(Enum):
    """What is done to an earlier case."""

    PRINT = "print"
    CANCEL = "cancel"
    REBOOK = "rebook"
    WITHDRAW = "withdraw"
    ACCOUNT = "account"
    TICKET = "ticket"


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


RESULT, OLD_CASE = "结果", "原办件"
"""Labels under which the outcome of 我的办件 says what was done and to what; the result page shows them first."""


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
