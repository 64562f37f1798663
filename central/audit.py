"""What operators do leaves a trace: a row that stays and a line in the log, in the transaction of the act itself.

An act is kept as its code, and read as the words of the one table here. A rehearsal's clock begins anew in every process: the order of
the rows, not their time, says what came first.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.log import event
from central.platform import Platform
from central.store.operations import Operation
from core.text import clean

LONGEST_NAME = 64  # characters
LONGEST_WHY = 200  # characters

RESIDENT = "resident"
"""Who acts at 我的办件; the number of the case by which they did follows it."""

WORDS = {
    "console-login": "登录",
    "console-locked": "输错密码，账号锁定",
    "console-user-added": "增加账号",
    "console-user-removed": "删除账号",
    "console-open": "打开办件",
    "console-reveal": "查看完整信息",
    "console-agree": "同意",
    "console-refuse": "不予办理",
    "console-ask": "要求补充材料",
    "console-supplied": "收到补充材料",
    "console-handed": "交给本人",
    "accept": "同意",
    "reject": "不予办理",
    "ask": "要求补充材料",
    "supplied": "收到补充材料",
    "handed": "交给本人",
    "book": "缴费入账",
    "refund": "退款",
    "raise-sequence": "调整终端编号",
    "certificate-withdrawn": "作废证明",
    "reveal": "查看联系方式",
    "answer": "答复求助",
    "close": "办结求助",
    "print": "打印",
    "cancel": "取消",
    "rebook": "改约",
    "withdraw": "撤回申请",
    "account": "变更收款账户",
    "ticket": "登记办不成事",
}
"""Every act by its code: of the console, of the command line, of the residents at 我的办件."""


def words_of(act: str) -> str:
    """The act as the console says it; of an act that this program does not do any more, its code."""
    return WORDS.get(act, act)


def whose(operator: str) -> str:
    """Who did it, as the console says it."""
    return operator.replace(f"{RESIDENT} ", "本人 ", 1) if operator.startswith(f"{RESIDENT} ") else operator


def record(platform: Platform, session: Session, operator: str, act: str, about: str, why: str = "") -> None:
    """Writes one act down. `operator` is a name or an account, `about` the number of what was acted on, `why` the operator's reason."""
    name = clean(operator, LONGEST_NAME)
    session.add(Operation(at=platform.now(), operator=name, act=act, about=about, why=clean(why, LONGEST_WHY)))
    event("operation", act=act, about=about, operator=name)


def latest(session: Session, count: int) -> list[Operation]:
    """The last acts, newest first."""
    return list(session.scalars(select(Operation).order_by(Operation.id.desc()).limit(count)))
