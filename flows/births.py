"""Registering a birth, before or after it (人口与计划生育法, 2021): the couple, the day, and whether it was registered already."""

from __future__ import annotations

from datetime import date

from core.calendar import months_later
from core.secret import Secret
from flows import masking
from flows.eligibility import from_here
from flows.fields import day
from flows.flow import Answers, Gate, Option, Step
from flows.item import Row, Summary
from flows.numbers import grouped
from flows.records.civil_affairs import Marriage
from flows.records.family_planning import BirthRegistration
from flows.records.household import Household
from flows.records.public_security import ResidenceHere
from flows.refusal import Refusal, Way
from flows.steps import HOLDER, lookup, require

PARTNER = "partner_card"
PLANNING, EXPECTING, BORN = "备孕", "已怀孕", "已出生"
STAGES = [PLANNING, EXPECTING, BORN]
ORDERS = ["第1个", "第2个", "第3个", "第4个及以上"]
REPRINT = AGAIN, NO_MATTER = "补打登记单", "不用补打"
ABROAD = "本县以外"
SERVICES = {
    PLANNING: "免费孕前优生健康检查、免费叶酸",
    EXPECTING: "免费建册和产检、生育保险报销；孩子出生后可领育儿补贴",
    BORN: "新生儿访视、儿童健康管理、生育保险报销、育儿补贴",
}


def couple_of_the_county() -> list[Step | Gate]:
    """Two who are registered or live here, and whom the marriage register does not give to others."""
    return [
        lookup("residence", ResidenceHere, "正在查询居住证", ask=couple, when=from_elsewhere),
        require(lambda a: not from_elsewhere(a) or a["residence"].here).otherwise(
            Refusal.REGION,
            "两位都不是本县户籍，也没有有效的本县居住证。",
            "请到户籍地或现居住地登记；在本县居住的，先到派出所办居住证。",
            Way.CHANGE,
        ),
        lookup("marriage", Marriage, "正在查询婚姻登记"),
        lookup("partner_marriage", Marriage, "正在查询婚姻登记", ask=lambda a: {"number": a[PARTNER].number}),
        require(lambda a: not contradicted(a)).otherwise(
            Refusal.NOT_COUPLE, "婚姻登记里的配偶不是这张身份证上的人。", "请放配偶本人的身份证；登记有误的，请到民政窗口核对。", Way.CHANGE
        ),
    ]


def day_of_birth() -> Step:
    """The day on which the child is due or was born."""
    return day(
        "due",
        "预产期或出生日期是哪天",
        label="预产期/出生日期",
        earliest=earliest,
        latest=latest,
        when=lambda a: a["stage"] != PLANNING,
    )


def from_elsewhere(answers: Answers) -> bool:
    """Whether neither is registered here, so that a residence permit has to be asked for."""
    return not from_here(answers) and not from_here(answers, PARTNER)


def couple(answers: Answers) -> dict[str, Secret[str]]:
    """The numbers of both."""
    return {"number": answers[HOLDER].number, "partner": answers[PARTNER].number}


def matched(answers: Answers) -> bool:
    """Whether the marriage register names the two as each other's spouse."""
    return _names(answers, "marriage", PARTNER) and _names(answers, "partner_marriage", HOLDER)


def contradicted(answers: Answers) -> bool:
    """Whether the register names somebody else as the spouse of either."""
    entries = (("marriage", PARTNER), ("partner_marriage", HOLDER))
    return any(answers[record].married and not _names(answers, record, other) for record, other in entries)


def _names(answers: Answers, record: str, other: str) -> bool:
    entry: Marriage = answers[record]
    return entry.married and entry.spouse == answers[other].number


def earliest(answers: Answers) -> date:
    """The first day that may be given: a birth of the last months, or a due date that is not past."""
    today = answers.policy.today
    return months_later(today, -answers.policy["birth.past.months"]) if answers["stage"] == BORN else today


def latest(answers: Answers) -> date:
    """The last day that may be given."""
    today = answers.policy.today
    return today if answers["stage"] == BORN else months_later(today, answers.policy["birth.ahead.months"])


def earlier(answers: Answers) -> BirthRegistration | None:
    """The registration of the same pregnancy, or of the same plan, that is in force."""
    due = answers.get("due")
    return next((one for one in answers["registrations"].active if _same(one.due, due, answers)), None)


def _same(one: date | None, other: date | None, answers: Answers) -> bool:
    if one is None or other is None:
        return one is other
    return abs((one - other).days) <= int(answers.policy["birth.same.days"])


def new(answers: Answers) -> bool:
    """Whether there is something to register."""
    return earlier(answers) is None


def known_already(answers: Answers) -> str:
    """What was registered when."""
    held = earlier(answers)
    assert held is not None
    return f"{held.day:%Y年%-m月%-d日}已经登记过（{held.stage}，{held.order}），编号 {grouped(held.number)}。"


def next_order(answers: Answers) -> str:
    """The number of the child: after those in the household, of whom a new-born one is the child itself."""
    home: Household = answers["household"]
    children = [child.birth for child in home.children_of(answers[HOLDER].number)]
    if answers["stage"] == BORN:
        children = [birth for birth in children if not _same(birth, answers["due"], answers)]
    return ORDERS[min(len(children), len(ORDERS) - 1)]


def towns(answers: Answers) -> tuple[Option, ...]:
    """Where the couple lives now: a town of the county, or elsewhere."""
    return tuple(Option(name, name) for name in (*answers.policy["residence.addresses"], ABROAD))


def registered_town(answers: Answers) -> str | None:
    """The town of the household, when the list has it."""
    town: str = answers["household"].town
    return town if town in answers.policy["residence.addresses"] else None


def summary(answers: Answers) -> Summary:
    """Both names, the child's number and day, and what it opens; an earlier registration as it stands."""
    held = earlier(answers)
    stage, order, due = (held.stage, held.order, held.due) if held else (answers["stage"], answers["order"], answers.get("due"))
    rows: list[Row] = [(who, masking.name(answers[step].name)) for who, step in (("本人", HOLDER), ("配偶", PARTNER))]
    rows += [("现在是", stage), ("孩次", order)]
    if due:
        rows.append(("出生日期" if stage == BORN else "预产期", f"{due:%Y年%-m月%-d日}"))
    if not held and not matched(answers):
        rows.append(("婚姻信息", "没有查到，转乡镇审核；结婚证照片可以后补"))
    return Summary("将补打" if held else "将登记", "生育登记服务单", tuple(rows), note=f"可享服务：{SERVICES[stage]}。")
