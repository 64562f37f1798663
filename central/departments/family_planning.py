"""Family planning: registered births, the childcare subsidy, the reward for rural families; towns decide what data cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from central.departments.acts import Act, Done, claim, still_there
from central.departments.childcare import claim_years, outgrown
from central.departments.department import Asked, Department, Desk, number_of
from central.departments.onwards import NEXT, Papers, asked_for, next_step, still_to_do
from core.calendar import MONTHS
from core.secret import Secret
from core.workdays import closing_of
from flows.births import earlier, matched
from flows.childcare import chosen_child, chosen_year
from flows.item import Category
from flows.numbers import grouped, yuan
from flows.records.exchange import CaseState
from flows.records.family_planning import Birth, BirthRegistration, BirthRegistrations, Child, Childcare, FamilyReward
from flows.records.household import Household, Member
from flows.rewards import UNCHANGED


@dataclass(frozen=True)
class ChildFile:
    """What has been claimed for one child."""

    claimed: tuple[str, ...] = ()


@dataclass(frozen=True)
class RewardFile:
    """What the county keeps of one person for the reward."""

    births: tuple[Birth, ...]
    on_roll: bool = False
    confirmed: int | None = None


def _by(act: Act, figure: str) -> date:
    return closing_of(act.desk.policy[figure], act.today, act.desk.calendar).date()


def childcare(desk: Desk, asked: Asked) -> Childcare:
    """The children under three of the person's household, with what each brings."""
    home, policy = _home(desk, number_of(asked)), desk.policy
    figure = policy.figure("childcare.monthly_fen")
    children = tuple(_child(desk, member, number_of(asked)) for member in _small(desk, home))
    demo = any(policy.figure(key).demo for key in ("childcare.monthly_fen", "childcare.batch"))
    return Childcare(
        home.region, home.town, children, not children and bool(_minors(desk, home)), figure.source, policy["childcare.batch"], demo
    )


def _home(desk: Desk, number: Secret[str]) -> Household:
    return desk.register.get(Household, number) or Household(None)


def _minors(desk: Desk, home: Household) -> list[Member]:
    return [member for member in home.members if member.age(desk.policy.today) < desk.policy["adult.age"]]


def _small(desk: Desk, home: Household) -> list[Member]:
    return [member for member in home.members if not outgrown(member.birth, desk.policy)]


def _child(desk: Desk, member: Member, applicant: Secret[str]) -> Child:
    file = desk.register.get(ChildFile, member.number) or ChildFile()
    years = claim_years(member.birth, file.claimed, desk.policy)
    return Child(desk.register.key(member.number.reveal()), member.name, member.birth, member.child_of(applicant), years)


def _member(act: Act) -> Member | None:
    """Whom the resident chose, whoever came into the household or left it since."""
    members, key = _home(act.desk, act.holder()).members, act.answers["child"]
    return next((member for member in members if act.desk.register.key(member.number.reveal()) == key), None)


def claim_childcare(act: Act) -> Done:
    """Takes the claim on for the town; each year of a child is claimed once, by whichever parent comes first."""
    member, year = _member(act), chosen_year(act.answers)
    assert member is not None
    claim(act, [(f"childcare-{year.id}", member.number)], None, "这个孩子这一年的补贴已经申领过了。")
    file = act.desk.register.get(ChildFile, member.number, to_change=True) or ChildFile()
    act.desk.register.put(member.number, ChildFile((*file.claimed, year.id)))
    town = act.answers["childcare"].town
    by = act.today + timedelta(days=act.desk.policy["childcare.supplement.days"])
    papers = None if chosen_child(act.answers).own else Papers("出生医学证明或监护证明", town, by)
    lines = still_to_do(next_step(f"{town}审核", papers), papers)
    return Done(CaseState.ACCEPTED, lines, promise_date=_by(act, "childcare.review.workdays"), reply=asked_for(papers))


def pay_childcare(act: Act) -> str:
    """The year stays claimed; the money goes out with the next batch."""
    year, care = chosen_year(act.answers), act.answers["childcare"]
    return f"{year.label}育儿补贴{yuan(year.fen)}元，{care.batch}发放。"


def free_childcare(act: Act) -> None:
    """The year may be claimed again."""
    member, year = _member(act), chosen_year(act.answers)
    file = act.desk.register.get(ChildFile, member.number, to_change=True) if member else None
    if member and file:
        act.desk.register.put(member.number, ChildFile(tuple(one for one in file.claimed if one != year.id)))


def registrations(desk: Desk, asked: Asked) -> BirthRegistrations:
    """What either of the couple has registered."""
    found = dict.fromkeys(one for number in (asked["number"], asked["partner"]) for one in _registered(desk, number))
    return BirthRegistrations(tuple(found))


def _registered(desk: Desk, number: Secret[str]) -> tuple[BirthRegistration, ...]:
    return (desk.register.get(BirthRegistrations, number) or BirthRegistrations(())).active


def register_birth(act: Act) -> Done:
    """Registers for both at once when the marriage register knows them; else the town looks. A known registration is printed again."""
    if held := earlier(act.answers):
        return Done(details={"登记编号": held.number, "登记日期": f"{held.day:%Y年%-m月%-d日}"})
    both = list(_couple(act))
    stage, due = act.answers["stage"], act.answers.get("due")
    until = (due or act.today) + timedelta(days=act.desk.policy["birth.same.days"])
    claim(act, [(f"birth {due or stage}", number) for number in both], until, "这次怀孕已经登记过，不用重复登记。")
    if not matched(act.answers):
        papers = Papers("结婚证照片")
        lines = still_to_do(next_step("村里受理，乡镇审核，通过后登记单送到村里", papers), papers)
        return Done(CaseState.ACCEPTED, lines, promise_date=_by(act, "birth.review.workdays"), reply=asked_for(papers))
    new = _register(act)
    return Done(details={"登记编号": new.number, "登记日期": f"{act.today:%Y年%-m月%-d日}"})


def _register(act: Act) -> BirthRegistration:
    new = BirthRegistration(act.case_no, act.answers["stage"], act.answers["order"], act.answers.get("due"), act.today)
    for number in _couple(act):
        act.desk.register.put(number, BirthRegistrations((*_registered(act.desk, number), new)))
    return new


def registered_by_town(act: Act) -> str:
    """Registers what the town has looked at."""
    return f"已登记，登记编号 {grouped(_register(act).number)}。"


def cancel_birth(act: Act) -> None:
    """As if neither of the couple had registered; what they registered before stays."""
    for number in _couple(act):
        held = act.desk.register.get(BirthRegistrations, number, to_change=True) or BirthRegistrations(())
        act.desk.register.put(number, BirthRegistrations(tuple(one for one in held.active if one.number != act.case_no)))


def _couple(act: Act) -> Iterator[Secret[str]]:
    for step in ("card", "partner_card"):
        yield act.answers[step].number


def reward(desk: Desk, asked: Asked) -> FamilyReward:
    """The person's reward and what it depends on."""
    file = desk.register.get(RewardFile, number_of(asked))
    if file is None:
        return FamilyReward(False)
    home, figure = _home(desk, number_of(asked)), desk.policy.figure("reward.monthly_fen")
    return FamilyReward(True, home.rural, file.births, file.on_roll, file.confirmed, home.town, figure.value * MONTHS, figure.source)


def confirm_reward(act: Act) -> Done:
    """Writes the year for somebody on the roll whose home is as it was; the village looks at everything else."""
    file = act.desk.register.get(RewardFile, act.holder(), to_change=True)
    assert file is not None
    claim(act, [(f"reward-{act.today.year}", act.holder())], None, "您今年的情况已经报过，正在核实。")
    if not file.on_roll or act.answers["change"] != UNCHANGED:
        why = "村干部上门核实情况变化" if file.on_roll else "首次纳入，村里公示"
        words = {NEXT: next_step(f"{why}，{act.answers['reward'].town}审核")}
        return Done(CaseState.ACCEPTED, words, promise_date=_by(act, "reward.review.workdays"))
    act.desk.register.put(act.holder(), replace(file, confirmed=act.today.year))
    return Done(details={"资格状态": "已确认", "下次确认": f"{act.today.year + 1}年内"})


def put_on_roll(act: Act) -> str:
    """Writes the year of the application, and the person on the roll, whoever was not on it."""
    file, year = still_there(act.desk.register.get(RewardFile, act.holder(), to_change=True)), act.desk.policy.today.year
    act.desk.register.put(act.holder(), replace(file, on_roll=True, confirmed=year))
    return f"{year}年度资格已确认，年发放额{yuan(act.answers['reward'].annual_fen)}元。"


DEPARTMENT = Department(
    Category.FAMILY_PLANNING,
    {Childcare: childcare, BirthRegistrations: registrations, FamilyReward: reward},
    acts={
        "fp-childcare-subsidy": claim_childcare,
        "fp-birth-registration": register_birth,
        "fp-reward-confirm": confirm_reward,
    },
    grants={
        "fp-childcare-subsidy": pay_childcare,
        "fp-birth-registration": registered_by_town,
        "fp-reward-confirm": put_on_roll,
    },
    releases={"fp-childcare-subsidy": free_childcare},
    cancels={"fp-birth-registration": cancel_birth},
    seeds={"reward": RewardFile, "births": BirthRegistrations},
)
