"""一户多人口: a household of five or more on one power meter. Which account, from when to when, and the rules before it is granted."""

from __future__ import annotations

from core.calendar import month_count, month_name
from flows import masking
from flows.bills import bound_options
from flows.flow import Answers, Gate, Option
from flows.item import Summary
from flows.records.utilities import PowerAccount
from flows.refusal import Refusal, Way
from flows.steps import require

TYPED = "其他户号"
RIGHT, WRONG = "人数对", "人数不对"
SINGLE = "一户一表"
PROMISES = [
    "这处住宅没有用于经营。",
    "我家没有用别的户号办过这一项。",
    "户籍人口变少、不再符合条件的，会主动告知供电公司。",
    "以上都属实；不属实的，愿意补交电费差额。",
]


def accounts(answers: Answers) -> tuple[Option, ...]:
    """The accounts in the person's name, and one in the name of somebody else at home."""
    return (*bound_options(answers), Option(TYPED, TYPED, "登记在家人名下的，请输入户号"))


def only_account(answers: Answers) -> str | None:
    """For a draft: the one account in the person's name."""
    bound = bound_options(answers)
    return bound[0].value if len(bound) == 1 else None


def by_register(_: Answers) -> str:
    """For a draft: the register counts, and the promise says to report a change."""
    return RIGHT


def typed(answers: Answers) -> bool:
    return bool(answers["account"] == TYPED)


def account_number(answers: Answers) -> str:
    """The account for which it is asked."""
    return str(answers["account_no"] if typed(answers) else answers["account"])


def people(answers: Answers) -> tuple[Option, ...]:
    """The household as the police keep it, names masked: right or wrong."""
    members = answers["household"].members
    return Option(RIGHT, f"对，{len(members)}人", "、".join(masking.name(m.name) for m in members)), Option(WRONG, "不对，有变化")


def months(answers: Answers) -> tuple[str, str]:
    """The first and the last month in which the higher limits hold: after an earlier grant, else from the next month."""
    first = month_count(max(f"{answers.policy.today:%Y-%m}", answers["power"].many_until)) + 1
    return month_name(first), month_name(first + answers.policy["power.many.months"] - 1)


def renewable(answers: Answers) -> str:
    """The month from which a grant may be renewed; the current one when there is none."""
    until = answers["power"].many_until
    early = answers.policy["power.many.renew_months"]
    return month_name(month_count(until) - early + 1) if until else f"{answers.policy.today:%Y-%m}"


def enough_people() -> Gate:
    """The household book counts, not who lives there."""
    return require(lambda a: len(a["household"].members) >= a.policy["power.many.people"]).otherwise(
        Refusal.NOT_ELIGIBLE,
        lambda a: f"户口簿上是{len(a['household'].members)}人，满{a.policy['power.many.people']}人才能办。",
        "人口有变化的，请先到派出所登记，登记后就能来办。",
        Way.TICKET,
        gate="PEOPLE",
    )


def usable_account() -> list[Gate]:
    """A household's own meter, at the address of the household, without a grant that still runs."""
    elsewhere = "请带身份证和户口簿到供电营业厅办理，或拨打{hotline.power}。"
    return [
        require(lambda a: a["power"].found and not a["power"].enterprise).otherwise(
            Refusal.ACCOUNT, "没有找到这个居民户号。", way=Way.CHANGE
        ),
        require(lambda a: a["power"].kind == SINGLE).otherwise(
            Refusal.NOT_ELIGIBLE,
            lambda a: f"这个户号是{a['power'].kind}，只有一户一表才能办。",
            "请先到供电营业厅申请一户一表，装好后就能来办。",
            Way.CHANGE,
            gate="SHARED",
        ),
        require(lambda a: a["power"].address == a["household"].address).otherwise(
            Refusal.NOT_ELIGIBLE, "这个户号的用电地址和您家的户籍地址不一样。", elsewhere, gate="ADDRESS"
        ),
        require(lambda a: f"{a.policy.today:%Y-%m}" >= renewable(a)).otherwise(
            Refusal.DUPLICATE,
            lambda a: f"这个户号已经办过，有效到{a['power'].many_until}。",
            lambda a: f"{renewable(a)}起可以来续办。",
            Way.HOME,
        ),
    ]


def as_registered() -> Gate:
    """Somebody who says that the number is wrong changes the register first."""
    return require(lambda a: a["members"] == RIGHT).otherwise(
        Refusal.NOT_ELIGIBLE, "户籍登记和您家现在的人口不一样。", "请先到派出所登记变化，登记后就能来办。", Way.CHANGE, gate="MEMBERS"
    )


def granted(answers: Answers) -> Summary:
    """What will hold, where, and how long."""
    power: PowerAccount = answers["power"]
    first, last = months(answers)
    rows = (
        ("用电户号", power.number),
        ("用电地址", masking.address(power.address)),
        ("户籍人口", f"{len(answers['household'].members)} 人"),
        ("生效月份", first),
        ("到期月份", last),
        ("阶梯电量", f"每档上限每月增加 {answers.policy['power.tiers']['multi_person_extra']} 度"),
    )
    return Summary("将办理", "一户多人口", rows, note="到期前可以续办；不续办的，到期自动取消。")
