"""A person with everything that can come after a case: a booking, an application that waits, a certificate; and one with nothing."""

from datetime import timedelta

from core.clock import DEMO_START
from flows.after import AfterKind
from flows.items import catalogue
from flows.numbers import case_number
from flows.records.exchange import CaseState
from flows.records.own_cases import Appointment, OwnAct, OwnCase, OwnCases
from flows.records.progress import CaseFound, Node, NodeState, Progress
from kiosk.workshop.people import TODAY

PRINT = OwnAct("print", AfterKind.PRINT, "补打凭条")
DOUBT = OwnAct("ticket 对办理结果有疑问", AfterKind.TICKET, "对这件事有疑问", "对办理结果有疑问")
DAYS = (TODAY + timedelta(days=3), TODAY + timedelta(days=6))


def own(sequence: int, item: str, state: CaseState, *acts: OwnAct, booked: Appointment | None = None, account: str = "") -> OwnCase:
    """A case of that item."""
    known = catalogue()[item]
    number = case_number("431021", "0008", TODAY, sequence)
    return OwnCase(number, item, known.name, known.digest, TODAY, state, (*acts, DOUBT), booked, account)


BOOKED = own(
    1,
    "ca-marriage-appointment",
    CaseState.DONE,
    PRINT,
    OwnAct("rebook", AfterKind.REBOOK, "改约时间"),
    OwnAct("cancel", AfterKind.CANCEL, "取消预约"),
    booked=Appointment("taihe-marriage", "太和镇婚姻登记点", "s0", TODAY + timedelta(days=4), "09:00-10:00", DAYS),
)
WAITING = own(
    2,
    "dp-two-subsidies-apply",
    CaseState.ACCEPTED,
    PRINT,
    OwnAct("withdraw", AfterKind.WITHDRAW, "撤回申请"),
    OwnAct("account", AfterKind.ACCOUNT, "变更收款账户"),
    account="惠农“一卡通”账户 1234",
)
CERTIFIED = own(
    3,
    "si-insured-certificate",
    CaseState.DONE,
    OwnAct("print", AfterKind.PRINT, "补打证明", locked="今天的份数已经打完，请明天再来。"),
)


LOOKED_AT = Progress(
    BOOKED.number,
    "残疾人两项补贴申请",
    CaseState.ACCEPTED,
    DEMO_START,
    (
        Node("受理", NodeState.DONE, DEMO_START),
        Node("镇审核", NodeState.NOW, DEMO_START, "由太和镇人民政府审核。"),
        Node("可取件", NodeState.LATER),
    ),
    TODAY + timedelta(days=10),
)
REFUSED = Progress(
    BOOKED.number, "电费查询缴纳", CaseState.REJECTED, DEMO_START, (Node("收件", NodeState.DONE, DEMO_START),), None, "账单变了。", 8232
)
RECORDS = {
    OwnCases: (OwnCases((BOOKED, WAITING, CERTIFIED)), OwnCases(())),
    CaseFound: (CaseFound(LOOKED_AT), CaseFound(REFUSED), CaseFound(None), CaseFound(None, locked=True)),
}
