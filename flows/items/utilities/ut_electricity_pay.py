"""电费查询缴纳: find the account by card or number, see the tiers, pay by phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.slip import Block, Columns, Pair, Rule, Text
from flows import masking
from flows.fields import amount, choice, digits
from flows.flow import Answers, Gate, Option
from flows.item import Agent, Category, Identity, Summary
from flows.numbers import yuan, yuan_in_words
from flows.records.exchange import Outcome
from flows.records.utilities import BoundAccounts, PowerAccount
from flows.refusal import Refusal, Refused, Way
from flows.shapes import payment
from flows.steps import card, lookup, require

BY_CARD = "card"
BY_NUMBER = "number"
CLEAR = "缴清欠费"
OTHER = "其他金额"
ACCOUNT_DIGITS = (13, 10)  # new and old account numbers of the power company


def ways(_: Answers) -> tuple[Option, ...]:
    return (Option(BY_CARD, "刷身份证", "自动找到名下户号"), Option(BY_NUMBER, "输入户号", "可以帮家人缴，不用身份证"))


def by_card(answers: Answers) -> bool:
    return bool(answers["by"] == BY_CARD)


def by_number(answers: Answers) -> bool:
    return not by_card(answers)


def bound(answers: Answers) -> tuple[Option, ...]:
    accounts = answers["bound"].accounts
    return tuple(Option(a.number, a.number, f"{masking.name(a.owner)} · {masking.address(a.address)}") for a in accounts)


def only_bound(answers: Answers) -> str | None:
    accounts = answers["bound"].accounts
    return accounts[0].number if len(accounts) == 1 else None


def has_bound(answers: Answers) -> bool:
    return by_number(answers) or bool(answers["bound"].accounts)


def none_bound(_: Answers) -> Refused:
    return Refused(Refusal.ACCOUNT, "您名下没有查到用电户号。", "请改为输入户号，户号在电费单上。", Way.CHANGE)


def account_number(answers: Answers) -> str:
    return str(answers["account"] if by_card(answers) else answers["account_no"])


def known(answers: Answers) -> bool:
    return bool(answers["power"].found)


def unknown(_: Answers) -> Refused:
    return Refused(Refusal.ACCOUNT, way=Way.CHANGE)


def household(answers: Answers) -> bool:
    return not answers["power"].enterprise


def not_household(answers: Answers) -> Refused:
    do = f"请到供电营业厅，或拨打{answers.policy['hotline.power']}。"
    return Refused(Refusal.ACCOUNT, "这是企业户号，本机只办居民电费。", do, Way.CHANGE)


def offered(answers: Answers) -> dict[str, int]:
    """What can be prepaid with one tap: the answer, and its amount in fen."""
    return {f"预存{fen // 100}": fen for fen in answers.policy["power.prepay"]["offered"]}


def limits(answers: Answers) -> tuple[int, int]:
    """Least and most that can be prepaid, in fen."""
    prepay = answers.policy["power.prepay"]
    return prepay["lowest"], prepay["highest"]


def owing(answers: Answers) -> tuple[Option, ...]:
    locked = "" if answers["power"].bills else "没有欠费"
    prepaid = tuple(Option(name, f"预存{fen // 100}元") for name, fen in offered(answers).items())
    return (Option(CLEAR, CLEAR, locked=locked), *prepaid, Option(OTHER, OTHER))


def clear_if_owing(answers: Answers) -> str | None:
    return CLEAR if answers["power"].bills else None


def quoted_with(answers: Answers) -> Mapping[str, Any]:
    """What the platform prices: the account, and what to prepay (0 = clear what is owed)."""
    wanted = answers["amount"]
    fen = answers["amount_fen"] if wanted == OTHER else offered(answers).get(wanted, 0)
    return {"account": account_number(answers), "prepay_fen": fen}


def summary(answers: Answers) -> Summary:
    quote, power = answers["quote"], answers["power"]
    rows = (
        ("户号", power.number),
        ("户名", masking.name(power.owner)),
        ("用电地址", masking.address(power.address)),
        ("账户余额", f"{yuan(power.balance_fen)} 元"),
    )
    lines = tuple((r.label, r.quantity, r.price, yuan(r.fen)) for r in quote.rows)
    table = (("项目", "电量", "单价", "金额"), *lines)
    label = "应缴" if answers["amount"] == CLEAR else "预存"
    return Summary(label, f"{yuan(quote.total_fen)} 元", rows, (table,), note=quote.source)


def body(answers: Answers, outcome: Outcome) -> tuple[Block, ...]:
    quote, power = answers["quote"], answers["power"]
    lines = [Columns((r.label, r.quantity, r.price, yuan(r.fen)), (18, -9, -9, -12)) for r in quote.rows]
    return (
        Pair("户号", power.number),
        Pair("户名", masking.name(power.owner)),
        Rule(),
        Columns(("项目", "电量", "单价", "金额"), (18, -9, -9, -12), bold=True),
        *lines,
        Rule(),
        Text(f"实缴 {yuan(quote.total_fen)} 元", size=2, bold=True),
        Pair("大写", yuan_in_words(quote.total_fen)),
        *(Pair(label, value) for label, value in outcome.details.items()),
        Pair("计价依据", quote.source),
    )


ACCOUNT: list[Any] = [
    choice("by", "怎样找到您的户号", ways, label="查找方式"),
    card(when=by_card),
    lookup("bound", BoundAccounts, "正在查询名下户号", when=by_card),
    require(has_bound, Refusal.ACCOUNT, none_bound),
    choice("account", "缴哪一个户号", bound, label="户号", preset=only_bound, when=by_card),
    digits("account_no", "请输入户号", ACCOUNT_DIGITS, label="户号", when=by_number, note="新户号13位，旧户号10位，在电费单上。"),
    lookup("power", PowerAccount, "正在查询电费", ask=lambda a: {"account": account_number(a)}),
    require(known, Refusal.ACCOUNT, unknown),
    Gate("E-ACCOUNT-ENTERPRISE", lambda a: None if household(a) else not_household(a)),
]

ITEM = payment(
    "ut-electricity-pay",
    "电费查询缴纳",
    tile="电费",
    category=Category.UTILITIES,
    identity=Identity.NONE,
    data=ACCOUNT,
    ask=[
        choice("amount", "缴多少", owing, label="缴费方式", preset=clear_if_owing),
        amount("amount_fen", "请输入金额", limits, label="预存金额", when=lambda a: a["amount"] == OTHER),
    ],
    quoted_with=quoted_with,
    pay_by=choice("pay_method", "用什么支付", ["微信扫码", "支付宝扫码", "云闪付扫码"], label="支付方式"),
    summary=summary,
    body=body,
    act_label=lambda a: f"确认缴费 {yuan(a['quote'].total_fen)} 元",
    slip_title="电费缴费凭条",
    agent=Agent.YES,
)
