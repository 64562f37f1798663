"""Every reason for which an item says no, once. Worded for the resident; the neutral ones never tell the true cause.

A `Refused` adds what only the case knows: from which day it will work, which place helps, and the one button to offer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from core.explained import Actor, Explained, Explanation, Severity


class Way(Enum):
    """The one button that a refusal offers."""

    HOME = "home"
    HELP = "help"  # 请人帮我办
    TICKET = "ticket"  # 办不成事
    CHANGE = "change"  # go back and change an answer
    RETRY = "retry"


def _row(code: str, retry: bool, happened: str, do: str, cause: str, actor: Actor = Actor.RESIDENT) -> Explanation:
    return Explanation(code, Severity.BLOCKING, actor, retry, happened, do, cause)


class Refusal(Explained):
    """Why an item cannot go on."""

    # fmt: off
    CARD_EXPIRED = _row("E-CARD-EXPIRED", False, "这张身份证已过有效期，不能开具证明。", "请先到户籍地或居住地派出所换领身份证。", "valid_to before today")
    CARD_READ = _row("E-CARD-READ", True, "没有读出身份证。", "请再放一次，或请工作人员帮忙。", "reader gave no card; see the device problem")
    FACE = _row("E-FACE", True, "没有核对上本人。", "请由工作人员现场核验，不影响您办事。", "face comparison below threshold or unavailable", Actor.STAFF)
    AGE_LOW = _row("E-AGE-LOW", False, "还没有到可以办理的年龄。", "到了年龄就可以来办。", "age below the figure in force")
    AGE_HIGH = _row("E-AGE-HIGH", False, "超过了可以办理的年龄。", "如有疑问请拨打咨询电话。", "age above the figure in force")
    REGION = _row("E-REGION", False, "这件事要在户籍所在地办理。", "请联系户籍地办理，或拨打12345。", "region of the card outside the item's area")
    NODATA = _row("E-NODATA", False, "没有查到您的相关记录。", "如果您认为有误，请登记「办不成事」，我们来核对。", "department has no record of this person", Actor.PLATFORM)
    DUPLICATE = _row("E-DUP", False, "您已经办过这件事了。", "不用重复办理，进度可扫上次凭条上的二维码查看。", "an open or finished case of the same content exists")
    WINDOW_CLOSED = _row("E-WINDOW-CLOSED", False, "现在不在办理时间内。", "请在办理时间内再来。", "outside the period in force")
    EXCLUSIVE = _row("E-EXCLUSIVE", False, "您已享受另一项同类待遇，两项不能同时领取。", "如要改领，请到人工窗口。", "mutually exclusive benefit is being paid")
    ACCOUNT = _row("E-ACCOUNT", True, "没有找到这个户号。", "请核对户号后再输，或改用身份证查找。", "account unknown or not a resident's")
    LOCKED = _row("E-LOCKED", False, "试的次数太多，已暂停办理。", "请10分钟后再试，或到人工窗口。", "too many tries")
    QUOTA = _row("E-QUOTA", True, "这个名额已经满了。", "请选别的时间。", "slot or daily quota used up")
    BLACKLIST = _row("E-BLACKLIST", False, "这件事需要带齐全部材料办理。", "请带齐材料到人工窗口。", "credit flag; never explained on screen")
    NEUTRAL = _row("E-NEUTRAL", False, "这件事需要到窗口核实后办理。", "请带身份证到人工窗口，工作人员会帮您办好。", "protected flag of the department; never explained on screen", Actor.STAFF)
    CONNECTOR = _row("E-CONNECTOR", True, "部门系统暂时连不上。", "请稍后再来，或登记「请人帮我办」。", "department connector down", Actor.PLATFORM)
    PAY_UNKNOWN = _row("E-PAY-UNKNOWN", False, "支付结果还在确认。", "请不要重复支付；付了的自动入账，入不了账的原路退回。", "no final state from the payment channel", Actor.PLATFORM)
    PRINTER = _row("E-PRINTER", True, "凭条没有打印出来。", "结果已保存，请工作人员补打，也可扫码看结果。", "printer problem; see the device problem", Actor.STAFF)
    OFFLINE = _row("E-OFFLINE", True, "网络暂时不通，这件事现在办不了。", "请稍后再来，或登记「请人帮我办」。", "platform not reached", Actor.TECHNICIAN)
    MARRIED = _row("E-MARRIED", False, "登记信息显示有一方已婚，不能预约结婚登记。", "如果您认为有误，请到人工窗口核对。", "marriage record is active for one side")
    NOT_COUPLE = _row("E-NOT-COUPLE", False, "登记信息显示两位不是夫妻，不能预约这一项。", "请核对另一方的身份证，或到人工窗口。", "the two records do not name each other")
    SAME_SEX_CARDS = _row("E-COUPLE", False, "结婚登记需要一男一女两位当事人的身份证。", "请放另一方的身份证。", "Civil Code, article 1046; both cards of the same sex")
    COOLING = _row("E-COOLING", False, "现在不在可以领证的日期内。", "请在可以领证的日期内再来预约。", "Civil Code, article 1077: day 31 to 60 after the application")
    NOT_ELIGIBLE = _row("E-NOT-ELIGIBLE", False, "按现有记录，暂时不符合申请条件。", "如果情况有变化，请登记「办不成事」，我们来核对。", "no rule of the item grants anything")
    NOTHING_TO_PAY = _row("E-NOTHING-TO-PAY", False, "没有需要缴的费用。", "不用支付。", "the government bears all of it")
    # fmt: on


@dataclass(frozen=True)
class Refused:
    """A refusal of one case. `happened` and `do`, when given, replace the table's general sentences with exact ones;
    `demo` says that a figure for demonstration (演示) stands in them."""

    refusal: Refusal
    happened: str = ""
    do: str = ""
    way: Way = Way.HELP
    demo: bool = field(default=False, compare=False)

    @property
    def sentences(self) -> tuple[str, str]:
        """What happened, and what to do now."""
        row = self.refusal.explanation
        return self.happened or row.happened, self.do or row.do
