"""Who may ask for the subsidy on a machine, for which machine, and while the year's money lasts (2024—2026 农机购置与应用补贴)."""

from __future__ import annotations

from datetime import date

from core.calendar import months_later
from flows.fields import choice
from flows.flow import Answers, Gate, Option, Step
from flows.numbers import yuan
from flows.refusal import Refusal, Way
from flows.steps import HOLDER, require

KINDS = ("耕整地", "种植施肥", "田间管理", "收获", "烘干初加工", "拖拉机", "畜牧水产", "其他")
PROMISES = (
    "所填的机具、发票和价格都是真实的，机具由我自己购买和使用。",
    "在凭条写明的日期前补交发票照片，逾期不补视为撤回申请。",
    "配合现场核验；退货的，先退回补贴。",
    "如有虚假，愿意退回补贴，并承担相应责任。",
)
NOT_LISTED = "not-listed"
QUEUE, NO_QUEUE = "排队登记", "不排了"


def may_ask() -> list[Gate]:
    """A farmer of the province, or one with fields here; somebody with a bad record brings all papers to the counter."""
    return [
        require(lambda a: a[HOLDER].region.startswith(a.policy["region.province"]) or a["farmer"].fields_here).otherwise(
            Refusal.REGION, "没有查到您在本县经营的土地。", "在本县种地的，请带土地承包或流转合同到人工窗口；其他的请在户籍地申请。"
        ),
        require(lambda a: not a["farmer"].blacklisted).otherwise(Refusal.BLACKLIST),
    ]


def first_invoice(answers: Answers) -> date:
    """The oldest invoice for which a subsidy is still given."""
    return months_later(answers.policy.today, -answers.policy["machine.invoice_months"])


def oldest_invoice(answers: Answers) -> date:
    """The oldest day that can be said: twice as far back, so that a late one hears that it is late."""
    return months_later(answers.policy.today, -2 * answers.policy["machine.invoice_months"])


def in_time() -> Gate:
    """The invoice is not too old."""
    return require(lambda a: a["invoice_date"] >= first_invoice(a)).otherwise(
        Refusal.WINDOW_CLOSED,
        "这张发票开得太早，已经过了申请的时间。",
        lambda a: f"{first_invoice(a):%Y年%-m月%-d日}以后开的发票可以申请；日期选错了请返回更改。",
        Way.CHANGE,
    )


def grades(answers: Answers) -> tuple[Option, ...]:
    """The grades of that kind on the day of the invoice, and a way out for who finds none."""
    found = tuple(Option(g.id, g.name, f"每台补贴{yuan(g.quota_fen)}元") for g in answers["catalogue"].grades)
    return (*found, Option(NOT_LISTED, "这里没有我的机具"))


def only_grade(answers: Answers) -> str | None:
    """For a draft: the one grade of that kind on that day."""
    found = answers["catalogue"].grades
    return found[0].id if len(found) == 1 else None


def in_catalogue() -> Gate:
    """The machine is one of the catalogue."""
    return require(lambda a: a["grade"] != NOT_LISTED).otherwise(
        Refusal.NODATA,
        "这种机具开票那天不在补贴目录里，不能申请补贴。",
        "类别或日期选错了请返回更改；想问清楚请拨打{hotline.agriculture}。",
        Way.CHANGE,
    )


def never_asked() -> Gate:
    """A serial number is used once, whoever asks."""
    return require(lambda a: not a["machine"].taken).otherwise(
        Refusal.DUPLICATE,
        "这台机具的出厂编号已经申请过补贴。",
        "请对照铭牌核对编号，填错了请返回更改；没有填错的，请到人工窗口核对。",
        Way.CHANGE,
    )


def fund() -> list[Step | Gate]:
    """When the year's money is spent, the resident may wait in line for the next one."""
    return [
        choice(
            "queue",
            "今年的补贴资金已用完，要排队登记吗",
            lambda _: (Option(QUEUE, QUEUE, "按登记先后，下一批资金到了先办"), Option(NO_QUEUE, NO_QUEUE)),
            label="资金情况",
            when=lambda a: not a["estimate"].fund_left,
        ),
        require(lambda a: a.get("queue") != NO_QUEUE).otherwise(
            Refusal.QUOTA, "今年的补贴资金已经用完，没有登记。", "下一批资金到了可以再来申请，开票日期有效期内都可以。", Way.HOME
        ),
    ]


def price_steps(answers: Answers) -> tuple[int, ...]:
    """The round amounts in fen that one tap adds to the price."""
    return tuple(answers.policy["machine.price"]["steps"])


def price_limits(answers: Answers) -> tuple[int, int]:
    """The least and the most in fen that can be typed for one machine."""
    limits = answers.policy["machine.price"]
    return limits["lowest"], limits["highest"]
