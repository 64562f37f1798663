"""Agricultural machinery: inspections, licences, and the subsidy with its catalogue, its year's money and the serials it was given for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from central.answers import refuse
from central.departments.acts import Act, Done, book, claim, still_there
from central.departments.department import Asked, Department, Desk, number_of
from central.departments.machine_subsidy import estimate, listed
from central.departments.onwards import Papers, asked_for, next_step, still_to_do
from core.calendar import MONTHS, months_later
from core.secret import Secret
from core.workdays import closing_of
from flows.item import Category
from flows.machine_subsidy import QUEUE
from flows.numbers import query_code, yuan
from flows.records.agri_machinery import Estimate, Farmer, FarmMachines, MachineCatalogue, MachineLicence, MachineSerial
from flows.records.exchange import CaseState
from flows.refusal import Refusal


@dataclass(frozen=True)
class YearsFund:
    """The subsidies promised in one year, in fen, and how many wait for the next money."""

    promised_fen: int = 0
    waiting: int = 0


@dataclass(frozen=True)
class SubsidisedMachine:
    """A machine for which somebody has asked, found by its serial number."""

    case_no: str


@dataclass(frozen=True)
class Renewal:
    """A licence that is being made, and the code that fetches it."""

    case_no: str
    code: Secret[str]
    delivery: str


def machines(desk: Desk, asked: Asked) -> FarmMachines:
    """All machines in the person's name."""
    return desk.register.get(FarmMachines, number_of(asked)) or FarmMachines(())


def licence(desk: Desk, asked: Asked) -> MachineLicence:
    """The person's licence; without number when there is none."""
    return desk.register.get(MachineLicence, number_of(asked)) or MachineLicence(None)


def farmer(desk: Desk, asked: Asked) -> Farmer:
    """What the county knows of the person as a farmer."""
    return desk.register.get(Farmer, number_of(asked)) or Farmer()


def catalogue(desk: Desk, asked: Asked) -> MachineCatalogue:
    """The grades of one kind on the day of the invoice."""
    return MachineCatalogue(listed(desk.policy, asked["category"], asked["day"]))


def serial(desk: Desk, asked: Asked) -> MachineSerial:
    """Whether anybody has asked for this machine."""
    return MachineSerial(desk.register.get(SubsidisedMachine, Secret(asked["serial"])) is not None)


def estimated(desk: Desk, asked: Asked) -> Estimate:
    """The subsidy, and whether this year's money still covers it."""
    fund = desk.register.get(YearsFund, _year(desk)) or YearsFund()
    left = desk.policy["machine.fund_fen"] - fund.promised_fen
    return estimate(desk.policy, asked["grade"], asked["invoice_date"], asked["qty"], asked["price"], left)


def appoint(act: Act) -> Done:
    """Takes the slot for one machine."""
    plate = act.answers["machine"]
    return book(act, [act.holder()], plate)


def renew(act: Act) -> Done:
    """Has the licence made; nobody renews twice at a time."""
    claim(act, [("licence", act.holder())], None, "您的换证申请已经受理，正在制证。")
    made = closing_of(act.desk.policy["machine_licence.make_workdays"], act.today, act.desk.calendar).date()
    code = query_code()
    act.desk.register.put(act.holder(), Renewal(act.case_no, Secret(code), act.answers["delivery"]))
    return Done(CaseState.ACCEPTED, {"取证码": code, "下一步": f"{made:%-m月%-d日}前制证，领证时交回原驾驶证"}, promise_date=made)


def renewed(act: Act) -> str:
    """The new licence: the machines that were kept, and years from the end of the old one."""
    held = still_there(act.desk.register.get(MachineLicence, act.holder(), to_change=True))
    expires = months_later(max(still_there(held.expires), act.today), act.desk.policy["machine_licence.years"] * MONTHS)
    act.desk.register.put(act.holder(), replace(held, models=tuple(act.answers["models"]), expires=expires))
    return f"新证已制好，有效期至{expires:%Y年%-m月%-d日}。"


def not_renewed(act: Act) -> None:
    """No licence is made; the old one is as it was."""
    act.desk.register.drop(Renewal, act.holder())


def subsidise(act: Act) -> Done:
    """Takes the application on for the county and sets the money aside, or puts it in line; each serial number once."""
    number = Secret(act.answers["serial"])
    claim(act, [("serial", number)], None, "这台机具的出厂编号已经申请过补贴。")
    act.desk.register.put(number, SubsidisedMachine(act.case_no))
    year = _year(act.desk)
    fund = act.desk.register.get(YearsFund, year, to_change=True) or YearsFund()
    queued = act.answers.get("queue") == QUEUE
    more = 0 if queued else act.answers["estimate"].total_fen
    fund = replace(fund, promised_fen=fund.promised_fen + more, waiting=fund.waiting + queued)
    act.desk.register.put(year, fund)
    policy = act.desk.policy
    papers = Papers("发票照片", "乡镇便民服务中心", act.today + timedelta(days=policy["machine.papers_days"]), "逾期不补视为撤回申请")
    lines = {
        **still_to_do(next_step("县农机部门审核", papers), papers),
        "现场核验": "工作人员会先打电话再来看机具，请保管好铭牌",
        **({"资金情况": f"今年资金已用完，排队登记第{fund.waiting}位"} if queued else {}),
    }
    by = closing_of(policy["machine.review_workdays"], act.today, act.desk.calendar).date()
    return Done(CaseState.ACCEPTED, lines, promise_date=by, reply=asked_for(papers))


def paid(act: Act) -> str:
    """The money stays set aside; whoever waited in line gets his now, from the money of the year in which it is decided. Raises
    `Refusing` while there is none."""
    total: int = act.answers["estimate"].total_fen
    if act.answers.get("queue") == QUEUE:
        _spend(act, total)
        queued = act.desk.register.get(YearsFund, _year(act.desk), to_change=True) or YearsFund()
        act.desk.register.put(_year(act.desk), replace(queued, waiting=queued.waiting - 1))
    return f"补贴{yuan(total)}元，发到您选择的账户。"


def _spend(act: Act, total: int) -> None:
    now = replace(act.desk, policy=act.desk.policy.on(act.today))
    fund = now.register.get(YearsFund, _year(now), to_change=True) or YearsFund()
    if fund.promised_fen + total > now.policy["machine.fund_fen"]:
        raise refuse(Refusal.QUOTA, "今年的补贴资金还不够这一笔。", "资金到了再审核。")
    now.register.put(_year(now), replace(fund, promised_fen=fund.promised_fen + total))


def not_paid(act: Act) -> None:
    """Serial number and money are free again."""
    act.desk.register.drop(SubsidisedMachine, Secret(act.answers["serial"]))
    fund = act.desk.register.get(YearsFund, _year(act.desk), to_change=True) or YearsFund()
    queued = act.answers.get("queue") == QUEUE
    less = 0 if queued else act.answers["estimate"].total_fen
    act.desk.register.put(_year(act.desk), YearsFund(fund.promised_fen - less, fund.waiting - queued))


def _year(desk: Desk) -> Secret[str]:
    return Secret(f"machine-fund-{desk.policy.today.year}")


DEPARTMENT = Department(
    Category.AGRI_MACHINERY,
    {
        FarmMachines: machines,
        MachineLicence: licence,
        Farmer: farmer,
        MachineCatalogue: catalogue,
        MachineSerial: serial,
        Estimate: estimated,
    },
    acts={"am-inspection-appointment": appoint, "am-licence-renewal": renew, "am-subsidy-apply": subsidise},
    grants={"am-licence-renewal": renewed, "am-subsidy-apply": paid},
    releases={"am-licence-renewal": not_renewed, "am-subsidy-apply": not_paid},
    seeds={"machines": FarmMachines, "machine_licence": MachineLicence, "farmer": Farmer},
)
